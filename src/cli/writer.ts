import { closeSync, writeSync } from 'node:fs';
import { fileError } from './open-file.ts';

/** Takes text for a file, a terminal or a pipe. */
export interface Writer {
  /** Throws a {@link BrokenPipe} once nobody reads any more, a `CliError` when there is no room. */
  write(text: string): void;
  /** Likewise, UTF-8 as it is. */
  writeBytes(bytes: Uint8Array): void;
  /** Hands over what is still held back. */
  flush(): void;
  /** Hands over the rest; a file is closed. */
  end(): void;
}

/** Whoever read the output has left, as `head` does. Not an error: there is simply nothing left to do. */
export class BrokenPipe extends Error {
  override readonly name = 'BrokenPipe';
}

const heldBackCharacters = 1 << 16;

/**
 * A writer to an open file descriptor. It waits for a slow reader, so that memory does not grow with the output.
 *
 * @param path how the descriptor is called in errors
 */
export function createWriter(descriptor: number, path: string): Writer {
  let held = '';

  function flush(): void {
    const bytes = Buffer.from(held);
    held = '';
    hand(bytes);
  }

  function hand(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; ) {
      at += writeSome(descriptor, bytes.subarray(at), path);
    }
  }

  return {
    write(text) {
      held += text;
      if (held.length >= heldBackCharacters) flush();
    },
    writeBytes(bytes) {
      flush();
      hand(bytes);
    },
    flush,
    end() {
      flush();
      if (descriptor > 2) closeSync(descriptor);
    },
  };
}

/** Writes as much as the descriptor takes now; 0 after a short wait when it takes nothing. */
function writeSome(descriptor: number, bytes: Uint8Array, path: string): number {
  try {
    return writeSync(descriptor, bytes);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EPIPE')
      throw new BrokenPipe('the reader of the output has left', { cause: error });
    if (code !== 'EAGAIN') throw fileError(path, 'w', error);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    return 0;
  }
}

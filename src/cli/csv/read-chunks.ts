import { closeSync, readSync } from 'node:fs';
import { CliError } from '../cli-error.ts';
import { fileError, openFile } from '../open-file.ts';

const chunkBytes = 1 << 20;

/** A part of a file that holds UTF-8, in bytes. */
export interface ByteRange {
  from: number;
  /** Exclusive. */
  to: number;
}

/**
 * The contents of a text file as UTF-8, piece by piece, without a byte order mark. A piece is overwritten by the next.
 * UTF-16 is recognised by its byte order mark. Throws a {@link CliError} for what cannot be read as text.
 *
 * @param encoding a label of the WHATWG Encoding Standard (`utf-8`, `gb18030`, `windows-1252` …)
 * @param range the part to read of a file that can be read anywhere; all of it when absent
 */
export function* readChunks(path: string, encoding: string, range?: ByteRange): Generator<Buffer> {
  const file = openFile(path, 'r');
  const buffer = Buffer.allocUnsafe(chunkBytes);
  let convert: ((bytes: Buffer) => Buffer) | undefined;
  if (range && range.from > 0) convert = (bytes) => bytes;
  let at = range?.from ?? 0;
  try {
    for (;;) {
      const wanted = range ? Math.min(chunkBytes, range.to - at) : chunkBytes;
      const place = range ? at : null;
      const bytes = buffer.subarray(0, readInto(buffer, wanted, place, file, path));
      if (bytes.length === 0) return;
      at += bytes.length;
      if (!convert) {
        refuseArchive(bytes, path);
        convert = converterOf(encodingByMark(bytes) ?? encoding);
        yield convert(withoutMark(bytes));
      } else yield convert(bytes);
    }
  } finally {
    closeSync(file);
  }
}

/** @param place where in the file; `null` where the last read ended, which is all that a pipe can do */
function readInto(
  buffer: Buffer,
  length: number,
  place: number | null,
  file: number,
  path: string,
): number {
  try {
    return readSync(file, buffer, 0, length, place);
  } catch (error) {
    throw fileError(path, 'r', error);
  }
}

function converterOf(encoding: string): (bytes: Buffer) => Buffer {
  const decoder = new TextDecoder(encoding);
  if (decoder.encoding === 'utf-8') return (bytes) => bytes;
  return (bytes) => Buffer.from(decoder.decode(bytes, { stream: true }));
}

function encodingByMark(bytes: Buffer): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
}

function withoutMark(bytes: Buffer): Buffer {
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return hasMark ? bytes.subarray(3) : bytes;
}

/** A workbook or a packed download is the file most often handed over by mistake. */
function refuseArchive(bytes: Buffer, path: string): void {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03;
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  if (!isZip && !isGzip) return;
  throw new CliError(
    {
      en: `The file ${path} is a workbook or packed, not a text file.`,
      zh: `文件 ${path} 是工作簿或压缩文件，不是文本文件。`,
    },
    {
      en: 'Unpack it, or save the sheet as “CSV UTF-8”.',
      zh: '请先解压，或将工作表另存为“CSV UTF-8”。',
    },
  );
}

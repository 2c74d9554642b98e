import { closeSync, openSync, writeSync } from 'node:fs';

const heldBackCharacters = 1 << 20;

/** Writes a text file of `count` lines below a header, a large piece at a time. */
export function writeLines(
  path: string,
  header: string,
  count: number,
  line: (i: number) => string,
): void {
  const file = openSync(path, 'w');
  let held = `${header}\n`;
  for (let i = 0; i < count; i++) {
    held += `${line(i)}\n`;
    if (held.length > heldBackCharacters) {
      writeSync(file, held);
      held = '';
    }
  }
  writeSync(file, held);
  closeSync(file);
}

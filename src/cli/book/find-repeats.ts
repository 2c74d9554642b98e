import { nowhere } from '../../core/book/book.ts';
import { asBuffer, type ByteTexts } from '../csv/byte-texts.ts';
import { type ByteTable, createByteTable } from '../csv/create-byte-table.ts';
import { createKeyTable } from '../csv/create-key-table.ts';
import {
  lowerDigitsOf,
  numberInTable,
  readKey,
  renumberKey,
  upperDigitsOf,
} from '../csv/text-key.ts';
import type { DealPart } from './deal-part.ts';

/**
 * The rows of a deals file whose id comes again in a later one, counted over all its parts.
 *
 * @param missing texts that stand for "no id"
 */
export function* findRepeats(
  parts: readonly DealPart[],
  missing: readonly string[],
): Generator<number> {
  if (isRising(parts)) return;
  const others = createByteTable();
  const rowOf = createKeyTable(parts.reduce((sum, { rows, ids }) => sum + (ids ? rows : 0), 0));
  const key = { high: 0, low: 0 };
  const noIds = createKeyTable();
  for (const text of ['', ...missing]) {
    const bytes = Buffer.from(text);
    readKey(bytes, 0, bytes.length, others, key);
    noIds.set(key, 0);
  }
  let row = 0;
  for (const { rows, ids } of parts) {
    if (!ids) return;
    const numbers = renumber(ids.others, others);
    for (let i = 0; i < rows; i++, row++) {
      key.high = ids.keys.high[i] as number;
      key.low = ids.keys.low[i] as number;
      const other = numberInTable(key);
      if (other !== undefined) renumberKey(key, numbers[other] as number);
      if (noIds.get(key) !== nowhere) continue;
      const earlier = rowOf.set(key, row);
      if (earlier !== nowhere) yield earlier;
    }
  }
}

/** Whether ids only rise from row to row, as in a file in the order of its ids: then none repeats, and no table is needed to see it. */
function isRising(parts: readonly DealPart[]): boolean {
  const key = { high: 0, low: 0 };
  let lastUpper = -1;
  let lastLower = -1;
  for (const { rows, ids } of parts) {
    if (!ids) return true;
    for (let i = 0; i < rows; i++) {
      key.high = ids.keys.high[i] as number;
      key.low = ids.keys.low[i] as number;
      if (numberInTable(key) !== undefined) return false;
      const upper = upperDigitsOf(key);
      const lower = lowerDigitsOf(key);
      if (upper < lastUpper || (upper === lastUpper && lower <= lastLower)) return false;
      lastUpper = upper;
      lastLower = lower;
    }
  }
  return true;
}

/** What the texts of a part are in the table of all parts. */
function renumber({ bytes, starts, size }: ByteTexts, table: ByteTable): Int32Array {
  const buffer = asBuffer(bytes);
  return new Int32Array(size).map((_, i) =>
    table.numberOf(buffer, starts[i] as number, starts[i + 1] as number),
  );
}

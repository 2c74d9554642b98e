import { nowhere } from '../../core/book/book.ts';
import { type ByteTable, createByteTable } from '../csv/create-byte-table.ts';
import type { CsvRecord } from '../csv/csv-record.ts';

/** Finds rows whose id was there before. */
export interface Repeats {
  /** The row that the record's id was last noted on, {@link nowhere} when it is new or has none; notes `row` instead. */
  note(record: CsvRecord, row: number): number;
}

/**
 * Finds repeated ids of a column by their bytes, blanks around them and the `zcrm_` of exports left out.
 *
 * @param missing texts that stand for "no id"
 */
export function findRepeats(index: number, missing: readonly string[]): Repeats {
  const table = createByteTable();
  // The first numbers of the table stand for texts that are no ids.
  for (const text of ['', ...missing]) {
    const bytes = Buffer.from(text);
    table.numberOf(bytes, 0, bytes.length);
  }
  const firstId = table.size();
  let rows = new Int32Array(1 << 10);

  return {
    note(record, row) {
      const number = numberOfId(record, index, table);
      if (number < firstId) return nowhere;
      if (number >= rows.length) rows = longer(rows, number);
      const earlier = (rows[number] as number) - 1;
      rows[number] = row + 1;
      return earlier;
    },
  };
}

const space = 0x20;
const prefix = Buffer.from('zcrm_');

function numberOfId(record: CsvRecord, index: number, table: ByteTable): number {
  const { bytes } = record;
  let start = record.starts[index] as number;
  let end = record.ends[index] as number;
  while (start < end && (bytes[start] as number) <= space) start += 1;
  while (end > start && (bytes[end - 1] as number) <= space) end -= 1;
  if (hasPrefix(bytes, start, end)) start += prefix.length;
  return table.numberOf(bytes, start, end);
}

/** Whether an id as exports write it stands here: `zcrm_` and digits. */
function hasPrefix(bytes: Buffer, start: number, end: number): boolean {
  if (end - start <= prefix.length) return false;
  for (let i = 0; i < prefix.length; i++) if (bytes[start + i] !== prefix[i]) return false;
  for (let at = start + prefix.length; at < end; at++) {
    const byte = bytes[at] as number;
    if (byte < 0x30 || byte > 0x39) return false;
  }
  return true;
}

function longer(rows: Int32Array<ArrayBuffer>, atLeast: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(Math.max(2 * rows.length, atLeast + 1));
  larger.set(rows);
  return larger;
}

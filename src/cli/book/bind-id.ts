import type { ByteTable } from '../csv/create-byte-table.ts';
import type { CsvRecord } from '../csv/csv-record.ts';
import { readDigits, renumberKey, type TextKey } from '../csv/text-key.ts';

/** Writes the key of a record's id, blanks around it and the `zcrm_` of exports left out. */
export type IdCell = (record: CsvRecord, key: TextKey) => void;

const space = 0x20;
const prefix = Buffer.from('zcrm_');

/**
 * The ids of a column.
 *
 * @param others numbers the ids that are no plain numbers
 */
export function bindId(index: number, others: ByteTable): IdCell {
  return (record, key) => {
    const { bytes } = record;
    let start = record.starts[index] as number;
    let end = record.ends[index] as number;
    while (start < end && (bytes[start] as number) <= space) start += 1;
    while (end > start && (bytes[end - 1] as number) <= space) end -= 1;
    if (readDigits(bytes, start, end, key)) return;
    if (hasPrefix(bytes, start, end)) {
      start += prefix.length;
      if (readDigits(bytes, start, end, key)) return;
    }
    renumberKey(key, others.numberOf(bytes, start, end));
  };
}

/** A record id as the API writes it: exports for people put `zcrm_` before it. */
export function recordId(id: string): string {
  return id.startsWith('zcrm_') && /^zcrm_\d+$/.test(id) ? id.slice(5) : id;
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

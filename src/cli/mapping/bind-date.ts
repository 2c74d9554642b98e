import { type Day, dayFromParts } from '../../core/day.ts';
import { type CsvRecord, fieldText } from '../csv/csv-record.ts';
import { memoizeField } from '../csv/memoize-field.ts';
import { type DateReader, readPlainDate } from './date-format.ts';

/** Reads a day out of a record: `undefined` when it is missing, `NaN` when what stands there is no date. */
export type DateCell = (record: CsvRecord) => Day | undefined;

/**
 * The days of a column.
 *
 * @param read reads one text; without it dates are written year first, and `2026-03-01` is read from the bytes
 * @param isMissing whether a text stands for "not known"
 */
export function bindDate(
  index: number,
  read: DateReader | undefined,
  isMissing: (text: string) => boolean,
): DateCell {
  const readText = (text: string) =>
    isMissing(text) ? undefined : ((read ?? readPlainDate)(text) ?? Number.NaN);
  if (read) return memoizeField(index, readText);
  const dayOf = createDayTable();
  return (record) => {
    const parts = isoParts(record, index);
    return parts === -1 ? readText(fieldText(record, index).trim()) : dayOf(parts);
  };
}

const zero = 0x30;
const hyphen = 0x2d;
const colon = 0x3a;
const space = 0x20;
const letterT = 0x54;

/** `yyyyMMdd` as a number for a field `yyyy-MM-dd`, alone or before a time; −1 for every other. */
function isoParts({ bytes, starts, ends, fields }: CsvRecord, index: number): number {
  if (index >= fields) return -1;
  const start = starts[index] as number;
  const length = (ends[index] as number) - start;
  if (length !== 10) {
    const hasTime =
      length >= 16 &&
      (bytes[start + 10] === space || bytes[start + 10] === letterT) &&
      bytes[start + 13] === colon;
    if (!hasTime) return -1;
  }
  if (bytes[start + 4] !== hyphen || bytes[start + 7] !== hyphen) return -1;
  let parts = 0;
  for (let i = 0; i < 10; i++) {
    if (i === 4 || i === 7) continue;
    const digit = (bytes[start + i] as number) - zero;
    if (digit < 0 || digit > 9) return -1;
    parts = parts * 10 + digit;
  }
  return parts;
}

/** The day of `yyyyMMdd`, each worked out once; `NaN` when the calendar has no such date. */
function createDayTable(): (parts: number) => Day {
  const days = new Map<number, Day>();
  return (parts) => {
    let day = days.get(parts);
    if (day === undefined) {
      const month = Math.floor(parts / 100) % 100;
      day = dayFromParts(Math.floor(parts / 10_000), month, parts % 100) ?? Number.NaN;
      days.set(parts, day);
    }
    return day;
  };
}

import { type Day, dayFromParts, formatDay } from '../day.ts';

/** The first days of the given number of months before a day, oldest first; that day's own month is the last of them. */
export function monthStarts(asOf: Day, months: number): Day[] {
  const [year = 0, month = 0] = formatDay(asOf).split('-').map(Number);
  return Array.from({ length: months }, (_, i) => {
    const at = 12 * year + month - 1 - (months - 1 - i);
    return dayFromParts(Math.floor(at / 12), (at % 12) + 1, 1) ?? Number.NaN;
  });
}

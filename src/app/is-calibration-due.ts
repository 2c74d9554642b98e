import type { Book } from '../core/book/book.ts';
import type { Calibration } from '../core/calibration/calibration.ts';
import { measureBuyers } from '../core/calibration/measure-buyers.ts';
import { type Day, formatDay } from '../core/day.ts';
import type { Policy } from '../core/policy/policy.ts';

/** Buyers below which a book's edges would jump, so that they move only when an administrator asks. */
const leastBuyers = 200;

/** Whether a book has a new calibration due: on the first night of a month, unless it is small. */
export function isCalibrationDue(
  book: Book,
  policy: Policy,
  inForce: Calibration,
  today: Day,
): boolean {
  if (monthOf(inForce.asOf) === monthOf(today)) return false;
  return measureBuyers(book, policy, today).account.length >= leastBuyers;
}

function monthOf(day: Day): string {
  return formatDay(day).slice(0, 7);
}

import type { Book } from '../core/book/book.ts';
import { calibrate } from '../core/calibration/calibrate.ts';
import type { Calibration } from '../core/calibration/calibration.ts';
import { carryCalibration } from '../core/calibration/carry-calibration.ts';
import { measureBuyers } from '../core/calibration/measure-buyers.ts';
import { type Day, formatDay } from '../core/day.ts';
import type { Policy } from '../core/policy/policy.ts';

/** Buyers below which a book's edges would jump, so that they move only when an administrator asks. */
const leastBuyers = 200;

/** A calibration that takes the place of the one in force. */
interface DueCalibration {
  calibration: Calibration;
  /** Whether it was made anew: a class that changes with it may do so for what other accounts did. */
  areLinesNew: boolean;
}

/**
 * The calibration that a book is due: one on the first night of each month, made anew, or carried on where the book is small.
 * `undefined` for the rest of the month.
 */
export function dueCalibration(
  book: Book,
  policy: Policy,
  inForce: Calibration,
  today: Day,
): DueCalibration | undefined {
  if (monthOf(inForce.asOf) === monthOf(today)) return undefined;
  const isLarge = measureBuyers(book, policy, today).account.length >= leastBuyers;
  return isLarge
    ? { calibration: calibrate(book, policy, today), areLinesNew: true }
    : { calibration: carryCalibration(inForce, today), areLinesNew: false };
}

function monthOf(day: Day): string {
  return formatDay(day).slice(0, 7);
}

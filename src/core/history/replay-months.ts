import type { Book } from '../book/book.ts';
import { calibrate } from '../calibration/calibrate.ts';
import type { Calibration } from '../calibration/calibration.ts';
import type { Day } from '../day.ts';
import type { Context } from '../dimensions/dimension.ts';
import { bookKnownOn } from './book-known-on.ts';
import { monthStarts } from './month-starts.ts';

/** Calibrations that classes are held over, the one in force included. */
const heldCalibrations = 12;

/** A book as it stood on the first of a month, or today. */
export interface ReplayedMonth {
  on: Day;
  known: Book;
  context: Context;
}

/**
 * Goes through the past months of a book as the product would have: on the first of each month lines are drawn from what
 * was known then, under which falls are held as the policy wants; at last comes today, under the lines of its month. Oldest
 * first, one at a time.
 *
 * @param home what is known of the organization itself
 */
export function* replayMonths(
  book: Book,
  { policy, asOf, home }: Pick<Context, 'policy' | 'asOf' | 'home'>,
  months: number,
): Generator<ReplayedMonth> {
  const calibrations: Calibration[] = [];
  for (const on of new Set([...monthStarts(asOf, months), asOf])) {
    const known = bookKnownOn(book, on);
    if (on !== asOf || calibrations.length === 0) calibrations.push(calibrate(known, policy, on));
    const held = calibrations.slice(-heldCalibrations);
    const calibration = held.at(-1) as Calibration;
    yield {
      on,
      known,
      context: { asOf: on, policy, calibration, earlier: held.slice(0, -1), home },
    };
  }
}

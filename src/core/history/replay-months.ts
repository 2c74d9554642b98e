import type { Book } from '../book/book.ts';
import { calibrate } from '../calibration/calibrate.ts';
import type { Calibration } from '../calibration/calibration.ts';
import { classifyBook } from '../classification/classify-book.ts';
import type { Day } from '../day.ts';
import type { Context, Subject } from '../dimensions/dimension.ts';
import type { Groups } from '../groups/build-groups.ts';
import type { Policy } from '../policy/policy.ts';
import { bookKnownOn } from './book-known-on.ts';
import { monthStarts } from './month-starts.ts';

/** Calibrations that classes are held over, the one in force included. */
const heldCalibrations = 12;

/**
 * Goes through the past months of a book as the product would have: on the first of each month lines are drawn from what
 * was known then, and every account is classified under them, falls being held as the policy wants; at last as of today.
 *
 * @param visit called for each month, oldest first, and each account; the subject is reused
 * @param home what is known of the organization itself
 */
export function replayMonths(
  book: Book,
  groups: Groups,
  { policy, asOf, home }: { policy: Policy; asOf: Day; home?: Context['home'] },
  months: number,
  visit: (on: Day, account: number, subject: Subject, context: Context) => void,
): void {
  const calibrations: Calibration[] = [];
  for (const on of new Set([...monthStarts(asOf, months), asOf])) {
    const known = bookKnownOn(book, on);
    if (on !== asOf || calibrations.length === 0) calibrations.push(calibrate(known, policy, on));
    const held = calibrations.slice(-heldCalibrations);
    const calibration = held.at(-1) as Calibration;
    const context = { asOf: on, policy, calibration, earlier: held.slice(0, -1), home };
    classifyBook(known, groups, context, (account, subject) => {
      visit(on, account, subject, context);
    });
  }
}

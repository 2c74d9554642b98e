import type { Book } from '../book/book.ts';
import { calibrate } from '../calibration/calibrate.ts';
import type { Calibration } from '../calibration/calibration.ts';
import { type BuyerColumns, measureBuyers, measureGroups } from '../calibration/measure-buyers.ts';
import { type Concentration, measureConcentration } from '../calibration/measure-concentration.ts';
import { classifyBook } from '../classification/classify-book.ts';
import type { Day } from '../day.ts';
import { type Context, unknown } from '../dimensions/dimension.ts';
import type { HomeFacts } from '../facts.ts';
import { buildGroups } from '../groups/build-groups.ts';
import type { Policy } from '../policy/policy.ts';

/** What a policy makes of a book: all that the rules on a book look at. */
export interface BookSurvey {
  accounts: number;
  /** Accounts that belong to a group of two or more. */
  grouped: number;
  /** Measures of those who are ranked: accounts with any win, or groups where the policy ranks groups. */
  buyers: BuyerColumns;
  calibration: Calibration;
  concentration: Concentration;
  /** Per dimension, how many accounts with any win are in each class. */
  distribution: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** Classifies a book by a policy under a calibration of its own and notes what came out. */
export function surveyBook(
  book: Book,
  policy: Policy,
  asOf: Day,
  home?: HomeFacts | undefined,
): BookSurvey {
  const measure = policy.groups.figures === 'group' ? measureGroups : measureBuyers;
  const buyers = measure(book, policy, asOf);
  const groups = buildGroups(book.accounts, book.indexOf);
  const context: Context = { asOf, policy, calibration: calibrate(book, policy, asOf), home };
  const distribution: Record<string, Record<string, number>> = {};
  classifyBook(book, groups, context, (_, { own, classes }) => {
    if (own.wins === 0) return;
    for (const [dimension, value = unknown] of Object.entries(classes)) {
      distribution[dimension] ??= {};
      const counts = distribution[dimension];
      counts[value] = (counts[value] ?? 0) + 1;
    }
  });
  return {
    accounts: book.accounts.length,
    grouped: [...groups.membersOf.values()].reduce((sum, { length }) => sum + length, 0),
    buyers,
    calibration: context.calibration,
    concentration: measureConcentration(buyers.monetary),
    distribution,
  };
}

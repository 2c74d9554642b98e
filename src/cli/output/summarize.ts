import type { Book } from '../../core/book/book.ts';
import { countDeals, type DealCount } from '../../core/book/count-deals.ts';
import {
  type Concentration,
  measureConcentration,
} from '../../core/calibration/measure-concentration.ts';
import { formatDay } from '../../core/day.ts';
import type { Context } from '../../core/dimensions/dimension.ts';
import { policyVersion } from '../../core/policy/policy-version.ts';
import type { ProblemRows } from '../book/row-problems.ts';
import type { Tally } from './create-tally.ts';

/** What a run found, for people and programs. */
export interface Summary {
  /** ISO date. */
  asOf: string;
  policyVersion: string;
  /** How many accounts the book has. */
  accounts: number;
  /** counted + Σ excluded = rows read. */
  deals: DealCount;
  /** Per dimension, how many accounts are in each class that occurs. */
  distribution: Record<string, Record<string, number>>;
  /** Over the accounts with any win, by what they brought in the window. */
  concentration: Concentration;
  /** Rows and facts that could not be read; absent when there are none. */
  unreadable?: ProblemRows[];
  /** Sentences for the person who ran it; absent when there are none. */
  warnings?: string[];
}

/** The summary of a classified book. */
export function summarize(
  book: Book,
  context: Context,
  tally: Tally,
  unreadable: number,
  problems: ProblemRows[],
  warnings: string[],
): Summary {
  return {
    asOf: formatDay(context.asOf),
    policyVersion: policyVersion(context.policy),
    accounts: book.accounts.length,
    deals: countDeals(book, context.asOf, unreadable),
    distribution: tally.distribution(),
    concentration: measureConcentration(tally.revenues()),
    ...(problems.length > 0 && { unreadable: problems }),
    ...(warnings.length > 0 && { warnings }),
  };
}

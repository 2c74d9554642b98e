import type { Day } from '../day.ts';
import { type Book, lost, noDay, nowhere, open, type StrayReason, won } from './book.ts';

/** Why a row of deals is not counted. */
export type ExclusionReason =
  | StrayReason
  | 'no-date'
  | 'future-dated'
  | 'open'
  | 'lost'
  | 'unreadable';

/** The rows that were counted and those that were not: counted + Σ excluded = rows read. */
export interface DealCount {
  counted: number;
  excluded: Partial<Record<ExclusionReason, number>>;
}

/**
 * Counts the rows of a book as of a day. Each row has one reason: no account first, then how the deal stands, then its
 * date. Outside the window is counted.
 *
 * @param unreadable rows that never became facts
 */
export function countDeals(book: Book, asOf: Day, unreadable = 0): DealCount {
  const counts: Record<ExclusionReason, number> = {
    ...book.strays,
    'no-date': 0,
    'future-dated': 0,
    open: 0,
    lost: 0,
    unreadable,
  };
  let counted = 0;
  for (let row = 0; row < book.rows; row++) {
    if (book.deals.account[row] === nowhere) continue;
    const reason = exclusionOf(book, row, asOf);
    if (reason) counts[reason] += 1;
    else counted += 1;
  }
  const excluded = Object.entries(counts).filter(([, count]) => count > 0);
  return { counted, excluded: Object.fromEntries(excluded) };
}

/** Likewise the rows of one account. */
export function countDealsOf(book: Book, account: number, asOf: Day): DealCount {
  const count: DealCount = { counted: 0, excluded: {} };
  const end = book.start[account + 1] as number;
  for (let i = book.start[account] as number; i < end; i++) {
    const reason = exclusionOf(book, book.order[i] as number, asOf);
    if (reason) count.excluded[reason] = (count.excluded[reason] ?? 0) + 1;
    else count.counted += 1;
  }
  return count;
}

/** Why a deal of an account is not counted as of a day; `undefined` when it is. */
export function exclusionOf(book: Book, row: number, asOf: Day): ExclusionReason | undefined {
  const { outcome, closedOn } = book.deals;
  if (outcome[row] === open) return 'open';
  if (outcome[row] === lost) return 'lost';
  if (outcome[row] !== won) return 'unreadable';
  const day = closedOn[row] as number;
  if (day === noDay) return 'no-date';
  return day > asOf ? 'future-dated' : undefined;
}

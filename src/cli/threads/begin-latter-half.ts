import type { Context } from '../../core/dimensions/dimension.ts';
import type { Groups } from '../../core/groups/build-groups.ts';
import type { ReadBook } from '../book/read-book.ts';
import type { ClassifiedAccounts, ClassifyingOrder } from './classify-accounts.ts';
import { shareBook } from './share-book.ts';
import { startThread } from './start-thread.ts';

/** Accounts that a second thread classifies. */
export interface LatterHalf {
  /** Position of the first of them. */
  from: number;
  /** Waits for them; `undefined` when they are left to the caller. */
  finish(): Promise<ClassifiedAccounts | undefined>;
}

/** Below this many accounts a second thread is not worth its start. */
const leastAccounts = 50_000;

/** Begins to classify the latter half of a large book, as rows of CSV; `undefined` for a small one. */
export function beginLatterHalf(
  { book, accounts }: ReadBook,
  groups: Groups,
  context: Context,
): LatterHalf | undefined {
  const to = book.accounts.length;
  if (to < leastAccounts) return undefined;
  // The thread has to start and to open the book, and its rows are still to be written.
  const from = Math.ceil(0.55 * to);
  const shared = shareBook(book, accounts, groups);
  const order: ClassifyingOrder = { shared, context, from, to };
  const finish = startThread<ClassifyingOrder, ClassifiedAccounts>('classify-accounts', order);
  return finish && { from, finish };
}

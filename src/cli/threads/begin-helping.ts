import type { Context } from '../../core/dimensions/dimension.ts';
import type { Groups } from '../../core/groups/build-groups.ts';
import type { ReadBook } from '../book/read-book.ts';
import type { ClassifiedAccounts, ClassifyingOrder } from './classify-accounts.ts';
import { allPieces, type Pieces } from './pieces.ts';
import { shareBook } from './share-book.ts';
import { startThread } from './start-thread.ts';

/** A second thread that classifies accounts from the end of a book. */
export interface Helper {
  /** The caller takes its own from the beginning. */
  pieces: Pieces;
  /** Waits for what it made; `undefined` when all it took is left to the caller. */
  finish(): Promise<ClassifiedAccounts | undefined>;
}

/** Below this many accounts a second thread is not worth its start. */
const leastAccounts = 50_000;

/** Has a second thread begin to classify a large book, as rows of CSV; `undefined` for a small one. */
export function beginHelping(
  { book, accounts }: ReadBook,
  groups: Groups,
  context: Context,
): Helper | undefined {
  if (book.accounts.length < leastAccounts) return undefined;
  const pieces = allPieces(book.accounts.length);
  const shared = shareBook(book, accounts, groups);
  const order: ClassifyingOrder = { shared, context, pieces };
  const finish = startThread<ClassifyingOrder, ClassifiedAccounts>('classify-accounts', order);
  return finish && { pieces, finish };
}

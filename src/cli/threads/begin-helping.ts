import type { Context } from '../../core/dimensions/dimension.ts';
import type { ClassifiedAccounts, ClassifyingOrder } from './classify-accounts.ts';
import { allPieces, type Pieces } from './pieces.ts';
import type { SharedBook } from './share-book.ts';
import { startThread } from './start-thread.ts';

/** A second thread that classifies accounts from the end of a book. */
export interface Helper {
  /** The caller takes its own from the beginning. */
  pieces: Pieces;
  /** Waits for what it made; `undefined` when all it took is left to the caller. */
  finish(): Promise<ClassifiedAccounts | undefined>;
}

/** Has a second thread begin to classify a shared book, as rows of CSV; `undefined` where there is none. */
export function beginHelping(shared: SharedBook, context: Context): Helper | undefined {
  const pieces = allPieces(shared.accounts.size);
  const order: ClassifyingOrder = { shared, context, pieces };
  const finish = startThread<ClassifyingOrder, ClassifiedAccounts>('classify-accounts', order);
  return finish && { pieces, finish };
}

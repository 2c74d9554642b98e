import { type Book, type DealColumns, nowhere, type StrayReason } from './book.ts';
import { groupByAccount } from './deal-columns.ts';

/** Stands in {@link DealColumns.account}, until the book is assembled, for an account that is not in it. */
export const unknownAccount = -2;
/** Likewise for a row whose deal came again. */
export const replacedRow = -3;

/** The columns of a book before its deals are grouped. */
export interface LooseBook
  extends Pick<Book, 'accounts' | 'indexOf' | 'deals' | 'names' | 'dealFacts' | 'rows'> {}

/** The book of loose columns: rows without an account are counted by reason, the others grouped. */
export function assembleBook(loose: LooseBook): Book {
  const { deals, rows, accounts } = loose;
  const strays = settleStrays(deals, rows);
  return { ...loose, ...groupByAccount(deals, rows, accounts.length), strays };
}

/** Counts the rows that belong to no account, by reason, and marks them all alike. */
function settleStrays({ account }: DealColumns, rows: number): Record<StrayReason, number> {
  const strays = { 'no-account': 0, 'unknown-account': 0, 'duplicate-id': 0 };
  for (let row = 0; row < rows; row++) {
    const position = account[row] as number;
    if (position >= 0) continue;
    if (position === nowhere) strays['no-account'] += 1;
    else strays[position === replacedRow ? 'duplicate-id' : 'unknown-account'] += 1;
    account[row] = nowhere;
  }
  return strays;
}

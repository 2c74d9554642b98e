import type { Book } from '../book/book.ts';
import { sortRows } from '../book/deal-columns.ts';
import { type AccountMeasures, emptyMeasures } from './account-measures.ts';
import { measureDeals } from './measure-deals.ts';
import type { MeasuringContext } from './measuring-context.ts';

/** Measures the deals of several accounts as if they were one: each deal once, all in closing order. */
export function measureMembers(
  book: Book,
  members: Iterable<number>,
  measuring: MeasuringContext,
): AccountMeasures {
  const rows = rowsOfMembers(book, members);
  const measures = emptyMeasures();
  measureDeals(book, rows, 0, rows.length, measuring, measures);
  return measures;
}

/** The deals of several accounts in closing order, undated first. */
export function rowsOfMembers(book: Book, members: Iterable<number>): Int32Array {
  const rows: number[] = [];
  for (const member of members) {
    const end = book.start[member + 1] as number;
    for (let i = book.start[member] as number; i < end; i++) rows.push(book.order[i] as number);
  }
  const sorted = Int32Array.from(rows);
  sortRows(sorted, 0, sorted.length, book.deals);
  return sorted;
}

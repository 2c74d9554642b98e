import type { Book } from '../book/book.ts';
import type { Day } from '../day.ts';
import { emptyMeasures } from '../measures/account-measures.ts';
import { measureDeals } from '../measures/measure-deals.ts';
import { measuringContextOf } from '../measures/measuring-context.ts';
import type { Policy } from '../policy/policy.ts';

/** What calibration needs of every account with at least one win, as columns. */
export interface BuyerColumns {
  /** Positions in the book. */
  account: Int32Array;
  recencyDays: Float64Array;
  frequency: Float64Array;
  monetary: Float64Array;
  orderSize: Float64Array;
  cycleDays: Float64Array;
  distinctProducts: Float64Array;
  topProductShare: Float64Array;
}

/** Measures every account of the book and keeps the columns of those with at least one win. */
export function measureBuyers(book: Book, policy: Policy, asOf: Day): BuyerColumns {
  const context = measuringContextOf(book, policy, asOf);
  const columns = allocateBuyers(book.accounts.length);
  const measures = emptyMeasures();
  let buyers = 0;
  for (let account = 0; account < book.accounts.length; account++) {
    const from = book.start[account] as number;
    const to = book.start[account + 1] as number;
    measureDeals(book, book.order, from, to, context, measures);
    if (measures.wins === 0) continue;
    columns.account[buyers] = account;
    columns.recencyDays[buyers] = measures.recencyDays;
    columns.frequency[buyers] = measures.frequency;
    columns.monetary[buyers] = measures.monetary;
    columns.orderSize[buyers] = measures.orderSize;
    columns.cycleDays[buyers] = measures.cycleDays;
    const hasProducts = measures.winsWithProduct > 0;
    columns.distinctProducts[buyers] = hasProducts ? measures.distinctProducts : Number.NaN;
    columns.topProductShare[buyers] = measures.winsOfTopProduct / measures.winsWithProduct;
    buyers += 1;
  }
  return Object.fromEntries(
    Object.entries(columns).map(([name, column]) => [name, column.subarray(0, buyers)]),
  ) as unknown as BuyerColumns;
}

function allocateBuyers(capacity: number): BuyerColumns {
  return {
    account: new Int32Array(capacity),
    recencyDays: new Float64Array(capacity),
    frequency: new Float64Array(capacity),
    monetary: new Float64Array(capacity),
    orderSize: new Float64Array(capacity),
    cycleDays: new Float64Array(capacity),
    distinctProducts: new Float64Array(capacity),
    topProductShare: new Float64Array(capacity),
  };
}

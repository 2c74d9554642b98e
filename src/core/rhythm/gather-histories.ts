import { type Book, noDay, won } from '../book/book.ts';
import type { Day } from '../day.ts';
import type { RhythmSample } from './rhythm-sample.ts';

/** Purchase histories as they were known on a day, and what came next. */
export interface PurchaseHistories extends RhythmSample {
  /** Positions in the book. */
  account: Int32Array;
  /** Days between the last two occasions and between the two before; `NaN` where there are none. */
  lastGapDays: Float64Array;
  gapBeforeDays: Float64Array;
  /** Days from that day to the next purchase; `Infinity` where the book holds none. */
  daysToNext: Float64Array;
}

/**
 * The purchase histories of some accounts of a book up to a day. Accounts without a purchase up to then are left out.
 *
 * @param accounts positions in the book
 */
export function gatherHistories(book: Book, accounts: Int32Array, asOf: Day): PurchaseHistories {
  const histories = allocate(accounts.length);
  const { closedOn, outcome } = book.deals;
  let count = 0;
  for (const account of accounts) {
    const end = book.start[account + 1] as number;
    let first = noDay;
    let last = noDay;
    for (let i = book.start[account] as number; i < end; i++) {
      const row = book.order[i] as number;
      const day = closedOn[row] as number;
      if (outcome[row] !== won || day === noDay || day === last) continue;
      if (day > asOf) {
        histories.daysToNext[count] = day - asOf;
        break;
      }
      if (first === noDay) first = day;
      else addGap(histories, count, day - last);
      last = day;
    }
    if (first === noDay) {
      histories.daysToNext[count] = Number.POSITIVE_INFINITY;
      continue;
    }
    histories.account[count] = account;
    histories.spanDays[count] = last - first;
    histories.silenceDays[count] = asOf - last;
    count += 1;
  }
  return Object.fromEntries(
    Object.entries(histories).map(([name, column]) => [name, column.subarray(0, count)]),
  ) as unknown as PurchaseHistories;
}

function addGap(histories: PurchaseHistories, place: number, gap: number): void {
  const log = Math.log(gap);
  histories.gaps[place] = (histories.gaps[place] as number) + 1;
  histories.logGaps[place] = (histories.logGaps[place] as number) + log;
  histories.logGapsSquared[place] = (histories.logGapsSquared[place] as number) + log * log;
  histories.gapBeforeDays[place] = histories.lastGapDays[place] as number;
  histories.lastGapDays[place] = gap;
}

function allocate(capacity: number): PurchaseHistories {
  return {
    account: new Int32Array(capacity),
    gaps: new Int32Array(capacity),
    logGaps: new Float64Array(capacity),
    logGapsSquared: new Float64Array(capacity),
    spanDays: new Float64Array(capacity),
    silenceDays: new Float64Array(capacity),
    lastGapDays: new Float64Array(capacity).fill(Number.NaN),
    gapBeforeDays: new Float64Array(capacity).fill(Number.NaN),
    daysToNext: new Float64Array(capacity).fill(Number.POSITIVE_INFINITY),
  };
}

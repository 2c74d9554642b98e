import { type Book, noDay, won } from '../book/book.ts';
import type { Day } from '../day.ts';
import { type AccountMeasures, emptyMeasures } from './account-measures.ts';
import { addOccasion, finish, measureDeals } from './measure-deals.ts';
import { rowsOfMembers } from './measure-members.ts';
import { measureProducts } from './measure-products.ts';
import type { MeasuringContext } from './measuring-context.ts';

/** The deals of several accounts as if they were one, measured as of any day without going through all of them again. */
export interface Timeline {
  /** Dated wins: what it takes to keep it. */
  readonly length: number;
  /** Fills `out` with exactly what measuring all of them as of that day gives. */
  measureOn(day: Day, out: AccountMeasures): void;
}

/**
 * Goes through the deals once and keeps what they amount to after each day with a win. As of another day only the amounts in
 * its window are added up anew, in closing order: a difference of sums would not be the same to the last bit.
 *
 * @param context its day does not matter
 */
export function createTimeline(
  book: Book,
  members: Iterable<number>,
  context: Omit<MeasuringContext, 'asOf'>,
): Timeline {
  const { windowDays } = context;
  const rows = rowsOfMembers(book, members);
  const { outcome, closedOn, amount } = book.deals;
  const wins = rows.filter((row) => outcome[row] === won && closedOn[row] !== noDay);
  const days = wins.map((row) => closedOn[row] as number);
  const amounts = Float64Array.from(wins, (row) => amount[row] as number);

  const before = emptyMeasures();
  measureDeals(book, rows, 0, rows.length, { ...context, asOf: Number.NEGATIVE_INFINITY }, before);
  /** After each win; those of one day share the last one's. */
  const after: AccountMeasures[] = [];
  const running = copy(before, emptyMeasures());
  const endless = { ...context, asOf: Number.POSITIVE_INFINITY };
  measureProducts(book, wins, 0, wins.length, endless, running, () => {
    const day = days[running.wins] as number;
    running.wins += 1;
    running.future -= 1;
    addOccasion(day, running);
    // Nobody asks for what stood between two wins of one day.
    if (days[running.wins] !== day) after[running.wins - 1] = copy(running, emptyMeasures());
  });
  const windows = new Map<Day, { monetary: number; withoutAmount: number }>();

  return {
    length: wins.length,

    measureOn(day, out) {
      const end = firstAfter(days, day);
      copy(after[end - 1] ?? before, out);
      const start = windowDays === null ? 0 : firstAfter(days, day - windowDays);
      out.frequency = end - start;
      if (windowDays !== null) {
        out.frequencyBefore = start - firstAfter(days, day - 2 * windowDays);
        if (start < end) out.oldestInWindowOn = days[start] as number;
      }
      addAmounts(start, end, day, out);
      finish({ asOf: day, windowDays }, out);
    },
  };

  /** Adds up the amounts of a window, each once: those who ask of a group ask for many of the same days. */
  function addAmounts(start: number, end: number, day: Day, out: AccountMeasures): void {
    let window = windows.get(day);
    if (!window) {
      window = { monetary: 0, withoutAmount: 0 };
      for (const amount of amounts.subarray(start, end)) {
        if (Number.isNaN(amount)) window.withoutAmount += 1;
        else window.monetary += amount;
      }
      windows.set(day, window);
    }
    out.monetary = window.monetary;
    out.winsWithoutAmount = window.withoutAmount;
  }
}

function copy(from: AccountMeasures, to: AccountMeasures): AccountMeasures {
  const rhythm = Object.assign(to.rhythm, from.rhythm);
  return Object.assign(to, from, { rhythm });
}

/** The place of the first day that is later, among days in order; their number where none is. */
function firstAfter(days: Int32Array, day: Day): number {
  let from = 0;
  let to = days.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((days[middle] as number) <= day) from = middle + 1;
    else to = middle;
  }
  return from;
}

import { type Book, noDay, nowhere, open, won } from '../book/book.ts';
import type { Day } from '../day.ts';

/** Between which days a book tells what happened. */
export interface ObservedDays {
  /** Day of the first win of any account. */
  firstWonOn: Day;
  /** Day on which the last deal was closed, won or lost, with an account or without: after it nothing is known. */
  lastClosedOn: Day;
}

/**
 * The days a book knows of; `undefined` for one without a dated win of an account.
 *
 * @param upTo the last day that can have been observed: a closing date after it is a mistake or a plan
 */
export function observedDays(book: Book, upTo: Day): ObservedDays | undefined {
  const { account, closedOn, outcome } = book.deals;
  let firstWonOn: Day | undefined;
  let lastClosedOn: Day = noDay;
  for (let row = 0; row < book.rows; row++) {
    const day = closedOn[row] as number;
    if (outcome[row] === open || day === noDay || day > upTo) continue;
    lastClosedOn = Math.max(lastClosedOn, day);
    if (outcome[row] !== won || account[row] === nowhere) continue;
    firstWonOn = Math.min(firstWonOn ?? day, day);
  }
  return firstWonOn === undefined ? undefined : { firstWonOn, lastClosedOn };
}

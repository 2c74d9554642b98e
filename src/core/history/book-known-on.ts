import { type Book, lost, noDay, open, won } from '../book/book.ts';
import type { Day } from '../day.ts';

/** Code of a deal that did not exist yet: neither won, lost nor open. */
const notYet = 3;

/**
 * A book as it was known on an earlier day, as far as the facts tell: deals that closed later were open, those created later
 * did not exist. What was edited since is taken as it is now; a later deal of unknown creation is taken as not yet there.
 */
export function bookKnownOn(book: Book, day: Day): Book {
  const { closedOn, createdOn, outcome } = book.deals;
  const then = outcome.slice();
  for (let row = 0; row < then.length; row++) {
    const created = createdOn[row] as number;
    const isLater = closedOn[row] !== noDay && (closedOn[row] as number) > day;
    const wasClosed = (outcome[row] === won || outcome[row] === lost) && !isLater;
    if (created > day) then[row] = notYet;
    else if (!wasClosed && outcome[row] !== open) then[row] = created === noDay ? notYet : open;
  }
  return { ...book, deals: { ...book.deals, outcome: then } };
}

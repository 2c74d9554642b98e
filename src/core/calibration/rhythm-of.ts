import { type Book, noDay, won } from '../book/book.ts';
import type { Day } from '../day.ts';
import type { Policy } from '../policy/policy.ts';
import { type ChosenRhythm, chooseRhythm } from './choose-rhythm.ts';
import { sampleAccounts } from './sample-accounts.ts';

/** How the accounts of a book buy, as known on a day. */
export function rhythmOf(book: Book, policy: Policy, asOf: Day): ChosenRhythm {
  return chooseRhythm(book, sampleAccounts(book, buyersOf(book, asOf)), policy, asOf);
}

/** Positions of the accounts with at least one win up to a day. */
function buyersOf({ accounts, deals, start, order }: Book, asOf: Day): Int32Array {
  const { closedOn, outcome } = deals;
  const buyers = new Int32Array(accounts.length);
  let count = 0;
  for (let account = 0; account < accounts.length; account++) {
    const end = start[account + 1] as number;
    for (let i = start[account] as number; i < end; i++) {
      const row = order[i] as number;
      const day = closedOn[row] as number;
      if (outcome[row] !== won || day === noDay || day > asOf) continue;
      buyers[count] = account;
      count += 1;
      break;
    }
  }
  return buyers.subarray(0, count);
}

import type { Book } from '../../src/core/book/book.ts';
import { createBookBuilder } from '../../src/core/book/create-book-builder.ts';
import type { Day } from '../../src/core/day.ts';
import { createRandom, type SimulatedAccount } from './simulate-rhythms.ts';

/** A book of accounts that bought on the given days. */
export function bookOfPurchases(accounts: readonly (readonly Day[])[]): Book {
  const builder = createBookBuilder({ keepDeals: false });
  for (const [i, days] of accounts.entries()) {
    const accountId = `account-${i}`;
    builder.addAccount({ id: accountId, name: accountId });
    for (const [j, closedOn] of days.entries()) {
      builder.addDeal({ id: `${i}-${j}`, accountId, outcome: 'won', amount: 100, closedOn });
    }
  }
  return builder.build();
}

/** The days on which simulated accounts bought, in whole days, the first of them on day `from`. */
export function purchaseDays(accounts: readonly SimulatedAccount[], from: Day): Day[][] {
  return accounts.map(({ gaps }) => {
    const days = [from];
    let elapsed = 0;
    for (const gap of gaps) {
      elapsed += gap;
      days.push(from + Math.round(elapsed));
    }
    return days;
  });
}

/** Purchases thrown at random: each at any account, on any day of a period. Nothing can be told of who buys next. */
export function randomPurchases(world: {
  accounts: number;
  deals: number;
  from: Day;
  days: number;
  seed: number;
}): Day[][] {
  const random = createRandom(world.seed);
  const accounts = Array.from({ length: world.accounts }, (): Day[] => []);
  for (let i = 0; i < world.deals; i++) {
    const account = accounts[Math.floor(random() * world.accounts)];
    account?.push(world.from + Math.floor(random() * world.days));
  }
  return accounts;
}

import { expect, it } from 'vitest';
import { leastCredits } from '../../src/app/least-credits.ts';

it.each([
  ['nothing at all', { accounts: 0, deals: 0, written: 0, createdFields: 0, createdViews: 0 }, 8],
  [
    'the demo',
    { accounts: 1000, deals: 10_000, written: 1000, createdFields: 9, createdViews: 11 },
    5 + 50 + 100 + 20 + 2 + 3 + 8,
  ],
  [
    'a large book, read in bulk',
    { accounts: 10_000, deals: 40_000, written: 200, createdFields: 9, createdViews: 10 },
    50 + 50 + 20 + 4 + 2 + 2 + 8,
  ],
  [
    'more than a bulk job holds',
    { accounts: 1, deals: 200_001, written: 1, createdFields: 0, createdViews: 0 },
    1 + 100 + 1 + 1 + 8,
  ],
  [
    'a book of 6,000 that may be written in bulk',
    {
      accounts: 6000,
      deals: 0,
      written: 6000,
      createdFields: 0,
      createdViews: 0,
      mayWriteInBulk: true,
    },
    30 + (500 + 3 + 30) + 8,
  ],
  [
    'more than a bulk write holds, the rest of it one by one',
    {
      accounts: 200_000,
      deals: 0,
      written: 30_000,
      createdFields: 0,
      createdViews: 0,
      mayWriteInBulk: true,
    },
    50 + (500 + 3 + 50) + (500 + 100) + 8,
  ],
  [
    'less than a bulk write is cheaper for',
    {
      accounts: 5000,
      deals: 0,
      written: 5000,
      createdFields: 0,
      createdViews: 0,
      mayWriteInBulk: true,
    },
    25 + 500 + 100 + 8,
  ],
])('the least credits of %s', (_, run, credits) => {
  expect(leastCredits(run)).toBe(credits);
});

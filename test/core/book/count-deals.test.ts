import { describe, expect, it } from 'vitest';
import { countDeals, countDealsOf } from '../../../src/core/book/count-deals.ts';
import { aBook, today } from '../../support/a-book.ts';

describe('the deals that count', () => {
  const book = aBook({
    acme: [
      { closed: 0 },
      { closed: 400 },
      { closed: -1 },
      {},
      { closed: 5, outcome: 'lost' },
      { outcome: 'open' },
    ],
    other: [{ closed: 1 }],
  });

  it('are those won up to the day itself; the others are told apart by reason', () => {
    const count = countDeals(book, today, 2);

    expect(count).toEqual({
      counted: 3,
      excluded: { 'no-date': 1, 'future-dated': 1, open: 1, lost: 1, unreadable: 2 },
    });
  });

  it('are counted likewise for one account', () => {
    expect(countDealsOf(book, 0, today)).toEqual({
      counted: 2,
      excluded: { 'no-date': 1, 'future-dated': 1, open: 1, lost: 1 },
    });
  });
});

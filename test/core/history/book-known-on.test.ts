import { describe, expect, it } from 'vitest';
import { lost, open, won } from '../../../src/core/book/book.ts';
import { bookKnownOn } from '../../../src/core/history/book-known-on.ts';
import { aBook, type DealSketch, today } from '../../support/a-book.ts';

/** What a deal was ten days ago; 'not yet' when it did not exist. */
function outcomeThen(deal: DealSketch): string {
  const book = bookKnownOn(aBook({ acme: [deal] }), today - 10);
  const names = new Map<number, string>([
    [won, 'won'],
    [lost, 'lost'],
    [open, 'open'],
  ]);
  return names.get(book.deals.outcome[0] ?? -1) ?? 'not yet';
}

describe('a deal as it was known on a day', () => {
  it.each<[string, DealSketch, string]>([
    ['won before', { closed: 11, created: 50 }, 'won'],
    ['won on that very day', { closed: 10, created: 50 }, 'won'],
    ['won the day after', { closed: 9, created: 50 }, 'open'],
    ['lost on that very day', { closed: 10, created: 50, outcome: 'lost' }, 'lost'],
    ['lost the day after', { closed: 9, created: 50, outcome: 'lost' }, 'open'],
    ['created on that very day', { created: 10, outcome: 'open' }, 'open'],
    ['created the day after', { created: 9, outcome: 'open' }, 'not yet'],
    ['created and won after', { closed: 1, created: 9 }, 'not yet'],
    ['open, whenever it was created', { outcome: 'open' }, 'open'],
    ['won after, nobody knows when created', { closed: 9 }, 'not yet'],
    ['won before, nobody knows when created', { closed: 11 }, 'won'],
  ])('%s', (_, deal, then) => {
    expect(outcomeThen(deal)).toBe(then);
  });

  it('leaves the book of today as it is', () => {
    const book = aBook({ acme: [{ closed: 1, created: 5 }] });
    bookKnownOn(book, today - 3);

    expect(book.deals.outcome[0]).toBe(won);
  });
});

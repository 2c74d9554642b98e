import { describe, expect, it } from 'vitest';
import { countDeals } from '../../../src/core/book/count-deals.ts';
import { type BookOptions, createBookBuilder } from '../../../src/core/book/create-book-builder.ts';
import type { DealFacts } from '../../../src/core/facts.ts';
import { aDeal, today } from '../../support/a-book.ts';

function build(accounts: string[], deals: DealFacts[], options?: BookOptions) {
  const builder = createBookBuilder(options);
  for (const deal of deals) builder.addDeal(deal);
  for (const id of accounts) builder.addAccount({ id, name: id });
  return builder.build();
}

describe('a book', () => {
  it('finds the account of a deal that came before it', () => {
    const book = build(['acme'], [aDeal({ closed: 1 }, 'd1', 'acme')]);

    expect(countDeals(book, today)).toEqual({ counted: 1, excluded: {} });
  });

  it('replaces an earlier row by a later one with the same id', () => {
    const book = build(
      ['acme', 'other'],
      [
        aDeal({ closed: 1, amount: 5 }, 'd1', 'acme'),
        aDeal({ closed: 2, amount: 9 }, 'd1', 'other'),
      ],
    );

    expect(countDeals(book, today)).toEqual({ counted: 1, excluded: { 'duplicate-id': 1 } });
    expect(book.start).toEqual(Int32Array.of(0, 0, 1));
  });

  it('gives each row that is not counted one reason, and accounts for every row', () => {
    const deals = [
      aDeal({ closed: 1 }, 'counted', 'acme'),
      aDeal({ closed: 900 }, 'before the window', 'acme'),
      aDeal({ outcome: 'open' }, 'open', 'acme'),
      aDeal({ outcome: 'lost', closed: 2 }, 'lost', 'acme'),
      aDeal({}, 'undated', 'acme'),
      aDeal({ closed: -1 }, 'tomorrow', 'acme'),
      aDeal({ closed: 1 }, 'homeless'),
      aDeal({ outcome: 'open' }, 'homeless and open'),
      aDeal({ closed: 1 }, 'stranger', 'nobody'),
    ];
    const { counted, excluded } = countDeals(build(['acme'], deals), today, 2);

    expect(counted).toBe(2);
    expect(excluded).toEqual({
      open: 1,
      lost: 1,
      'no-date': 1,
      'future-dated': 1,
      'no-account': 2,
      'unknown-account': 1,
      unreadable: 2,
    });
  });

  it('makes accounts of the names in the deals when asked to', () => {
    const book = build([], [aDeal({ closed: 1 }, 'd1', 'acme')], { accountsFromDeals: true });

    expect(book.accounts).toEqual([{ id: 'acme', name: 'acme' }]);
    expect(countDeals(book, today).counted).toBe(1);
  });

  it('keeps the later facts of an account that comes twice', () => {
    const builder = createBookBuilder();
    builder.addAccount({ id: 'acme', name: 'Old' });
    builder.addAccount({ id: 'acme', name: 'New' });

    expect(builder.build().accounts).toEqual([{ id: 'acme', name: 'New' }]);
  });

  it('orders the deals of an account by closing day, undated first', () => {
    const deals = [5, undefined, 9, 1].map((closed, i) =>
      aDeal(closed === undefined ? {} : { closed }, `d${i}`, 'acme'),
    );
    const book = build(['acme'], deals);

    expect([...book.order]).toEqual([1, 2, 0, 3]);
  });

  it('takes 300 deals of one account in any order', () => {
    const deals = Array.from({ length: 300 }, (_, i) =>
      aDeal({ closed: (i * 7919) % 300 }, `d${i}`, 'acme'),
    );
    const { order, deals: columns } = build(['acme'], deals);
    const days = [...order].map((row) => columns.closedOn[row] ?? 0);

    expect(days).toEqual(days.toSorted((a, b) => a - b));
  });
});

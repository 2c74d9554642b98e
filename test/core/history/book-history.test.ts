import { describe, expect, it } from 'vitest';
import { buildGroups } from '../../../src/core/groups/build-groups.ts';
import { bookHistory } from '../../../src/core/history/book-history.ts';
import { Policy } from '../../../src/core/policy/policy.ts';
import { aBook, type BookSketch, day, today } from '../../support/a-book.ts';

function historyOf(sketch: BookSketch, months = 3) {
  const book = aBook(sketch);
  const groups = buildGroups(book.accounts, book.indexOf);
  const given = { policy: Policy.parse({}), asOf: today };
  return bookHistory(book, groups, given, { months, dimension: 'sales-level' });
}

describe('the history of a book', () => {
  it('counts the classes on the first of each month and today', () => {
    const { days } = historyOf({ acme: [{ closed: '2026-05-20', amount: 600_000 }], other: [] });

    expect(days).toEqual([
      { on: day('2026-04-01'), counts: { none: 2 } },
      { on: day('2026-05-01'), counts: { none: 2 } },
      { on: day('2026-06-01'), counts: { l2: 1, none: 1 } },
      { on: today, counts: { l2: 1, none: 1 } },
    ]);
  });

  it('says what moved accounts, how many, with what revenue, the largest by name', () => {
    const { moves } = historyOf({
      acme: [{ closed: 20, amount: 600_000 }],
      globex: [{ closed: 30, amount: 700_000 }],
      initech: [{ closed: 10, amount: 100 }],
    });

    expect(moves).toEqual([
      {
        ...{ cause: 'deals', from: 'none', to: 'l2', accounts: 2, revenue: 1_300_000 },
        largest: ['globex', 'acme'],
      },
      {
        ...{ cause: 'deals', from: 'none', to: 'l5', accounts: 1, revenue: 100 },
        largest: ['initech'],
      },
    ]);
  });

  it('lets a class fall only as the policy’s stability does', () => {
    const { days } = historyOf({ acme: [{ closed: '2025-05-15', amount: 600_000 }] }, 4);

    expect(days.map(({ counts }) => Object.keys(counts)[0])).toEqual([
      'l2',
      'l2',
      'l2',
      'l2',
      'l2',
    ]);
  });

  it('is as short as the day alone on the first of a month', () => {
    const book = aBook({ acme: [] });
    const groups = buildGroups(book.accounts, book.indexOf);
    const given = { policy: Policy.parse({}), asOf: day('2026-06-01') };
    const history = bookHistory(book, groups, given, { months: 1, dimension: 'tier' });

    expect(history).toEqual({
      dimension: 'tier',
      days: [{ on: day('2026-06-01'), counts: { unranked: 1 } }],
      moves: [],
    });
  });
});

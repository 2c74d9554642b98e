import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Book } from '../../../src/core/book/book.ts';
import { createBookBuilder } from '../../../src/core/book/create-book-builder.ts';
import { calibrate } from '../../../src/core/calibration/calibrate.ts';
import { classifyBook } from '../../../src/core/classification/classify-book.ts';
import { classOf } from '../../../src/core/classification/explain-subject.ts';
import type { Context } from '../../../src/core/dimensions/dimension.ts';
import { buildGroups } from '../../../src/core/groups/build-groups.ts';
import { bookKnownOn } from '../../../src/core/history/book-known-on.ts';
import { traceChange } from '../../../src/core/history/trace-change.ts';
import { Policy } from '../../../src/core/policy/policy.ts';
import { aBook, type BookSketch, today } from '../../support/a-book.ts';

const quarterAgo = today - 90;
const standard = Policy.parse({ stability: { dimensions: [] } });

function contextOn(book: Book, asOf: number, policy = standard): Context {
  return { asOf, policy, calibration: calibrate(bookKnownOn(book, asOf), policy, asOf) };
}

function classesIn(book: Book, context: Context, dimension: string): string[] {
  const found: string[] = [];
  const groups = buildGroups(book.accounts, book.indexOf);
  classifyBook(book, groups, context, (_, subject) => {
    found.push(classOf(subject, dimension) ?? '');
  });
  return found;
}

/** The steps of `acme` since a quarter ago. */
function stepsOf(sketch: BookSketch, dimension: string, policies = [standard, standard]) {
  const book = aBook(sketch);
  const groups = buildGroups(book.accounts, book.indexOf);
  const [before, after] = [quarterAgo, today].map((asOf, i) => contextOn(book, asOf, policies[i]));
  if (!before || !after) throw new Error('two states make a change');
  return traceChange(book, groups, before, after, dimension)
    .filter(({ account }) => book.accounts.at(account)?.id === 'acme')
    .map(({ cause, from, to }) => `${cause}: ${from} → ${to}`);
}

describe('why a class is another than a quarter ago', () => {
  it('is time where a deal slid out of the window', () => {
    expect(stepsOf({ acme: [{ closed: 400, amount: 600_000 }] }, 'sales-level')).toEqual([
      'time: l2 → none',
    ]);
  });

  it('is the account’s own deals', () => {
    expect(stepsOf({ acme: [{ closed: 10, amount: 600_000 }] }, 'sales-level')).toEqual([
      'deals: none → l2',
    ]);
  });

  it('is both, one after the other, where a new deal made up for an old one', () => {
    const deals = [
      { closed: 400, amount: 600_000 },
      { closed: 10, amount: 200_000 },
    ];

    expect(stepsOf({ acme: deals }, 'sales-level')).toEqual([
      'time: l2 → none',
      'deals: none → l3',
    ]);
  });

  it('is the lines drawn anew where only others have moved', () => {
    const sketch: BookSketch = {
      acme: [{ closed: 200, amount: 100 }],
      other: [
        { closed: 200, amount: 100 },
        { closed: 10, amount: 100_000 },
      ],
    };

    expect(stepsOf(sketch, 'concentration')).toEqual(['calibration: a → c']);
  });

  it('is the policy where its rules are others', () => {
    const lower = Policy.parse({
      stability: { dimensions: [] },
      salesLevel: { ladder: [{ id: 'l1', from: 100 }] },
    });

    expect(
      stepsOf({ acme: [{ closed: 100, amount: 200 }] }, 'sales-level', [standard, lower]),
    ).toEqual(['policy: l5 → l1']);
  });
});

const deal = fc.record({
  account: fc.constantFrom('a', 'b', 'c', 'd'),
  created: fc.integer({ min: 0, max: 900 }),
  cycle: fc.integer({ min: 0, max: 200 }),
  amount: fc.integer({ min: -20, max: 900 }),
  outcome: fc.constantFrom('won', 'won', 'lost', 'open'),
});
type Deal = typeof deal extends fc.Arbitrary<infer T> ? T : never;

function bookOf(deals: Deal[], knownOn = today): Book {
  const builder = createBookBuilder();
  for (const id of ['a', 'b', 'c', 'd'])
    builder.addAccount({ id, name: id, parentId: id === 'b' ? 'a' : undefined });
  for (const [i, { account, created, cycle, amount, outcome }] of deals.entries()) {
    const createdOn = today - created;
    const closedOn = createdOn + cycle;
    if (createdOn > knownOn) continue;
    const then = outcome !== 'open' && closedOn > knownOn ? 'open' : outcome;
    builder.addDeal({
      ...{ id: `d${i}`, accountId: account, amount, createdOn, closedOn },
      outcome: then as 'won',
    });
  }
  return builder.build();
}

describe('a past day', () => {
  const dimensions = ['tier', 'value', 'rfm', 'lifecycle', 'potential', 'health'];

  it('is replayed exactly from what became known later', () => {
    fc.assert(
      fc.property(fc.array(deal, { maxLength: 25 }), fc.nat(500), (deals, daysAgo) => {
        const day = today - daysAgo;
        const original = bookOf(deals, day);
        const replayed = bookKnownOn(bookOf(deals), day);
        const context = contextOn(original, day);

        expect(calibrate(replayed, standard, day)).toEqual(context.calibration);
        for (const dimension of dimensions)
          expect(classesIn(replayed, context, dimension)).toEqual(
            classesIn(original, context, dimension),
          );
      }),
      { numRuns: 150 },
    );
  });

  it('leads to today by steps that join without a gap', () => {
    fc.assert(
      fc.property(
        fc.array(deal, { minLength: 1, maxLength: 25 }),
        fc.constantFrom(...dimensions),
        fc.constantFrom(standard, Policy.parse({ windowDays: 90 })),
        (deals, dimension, policy) => {
          const book = bookOf(deals);
          const groups = buildGroups(book.accounts, book.indexOf);
          const before = contextOn(book, quarterAgo);
          const after = contextOn(book, today, policy);
          const classes = classesIn(bookKnownOn(book, quarterAgo), before, dimension);
          for (const { account, from, to } of traceChange(book, groups, before, after, dimension)) {
            expect(from).toBe(classes[account]);
            classes[account] = to;
          }

          expect(classes).toEqual(classesIn(book, after, dimension));
        },
      ),
      { numRuns: 100 },
    );
  });
});

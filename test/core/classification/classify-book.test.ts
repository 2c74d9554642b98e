import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Book } from '../../../src/core/book/book.ts';
import { createBookBuilder } from '../../../src/core/book/create-book-builder.ts';
import { calibrate } from '../../../src/core/calibration/calibrate.ts';
import { classifyBook } from '../../../src/core/classification/classify-book.ts';
import type { Context } from '../../../src/core/dimensions/dimension.ts';
import { dimensions } from '../../../src/core/dimensions/registry.ts';
import type { AccountFacts, DealFacts } from '../../../src/core/facts.ts';
import { buildGroups } from '../../../src/core/groups/build-groups.ts';
import { Policy } from '../../../src/core/policy/policy.ts';
import { today } from '../../support/a-book.ts';

interface Rows {
  accounts: AccountFacts[];
  deals: DealFacts[];
}

const accountIds = Array.from({ length: 12 }, (_, i) => `a${i}`);

const dealFacts = fc.record({
  accountId: fc.constantFrom(...accountIds),
  outcome: fc.constantFrom('won', 'won', 'won', 'lost', 'open'),
  amount: fc.option(fc.integer({ min: -50, max: 900 }), { nil: undefined }),
  closedOn: fc.option(
    fc.integer({ min: -40, max: 1100 }).map((days) => today - days),
    { nil: undefined },
  ),
  product: fc.option(fc.constantFrom('Laptop', 'Desk', 'Consulting'), { nil: undefined }),
  lossReason: fc.option(fc.constantFrom('Price', 'Feature'), { nil: undefined }),
});

const accountFacts = fc.record({
  parentId: fc.option(fc.constantFrom(...accountIds), { nil: undefined }),
  employees: fc.option(fc.integer({ min: 1, max: 600 }), { nil: undefined }),
  satisfaction: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined }),
});

const someRows: fc.Arbitrary<Rows> = fc
  .tuple(
    fc.array(accountFacts, { minLength: 12, maxLength: 12 }),
    fc.array(dealFacts, { minLength: 10, maxLength: 60 }),
  )
  .map(([accounts, deals]) => ({
    accounts: accounts.map((facts, i) => ({ id: `a${i}`, name: `a${i}`, ...facts })),
    deals: deals.map((facts, i) => ({ id: `d${i}`, ...facts }) as DealFacts),
  }));

const policies = fc
  .record({
    figures: fc.constantFrom('own', 'group', 'greater'),
    method: fc.constantFrom('standard', 'sales-level', 'matrix'),
    loyaltyCounts: fc.constantFrom('with-feedback', 'always'),
    windowDays: fc.constantFrom(365, null),
  })
  .map(({ figures, method, loyaltyCounts, windowDays }) =>
    Policy.parse({
      windowDays,
      groups: { figures },
      tier: { method },
      value: { loyaltyCounts },
      salesLevel: {
        ladder: [
          { id: 'l1', from: 1000 },
          { id: 'l2', from: 400 },
          { id: 'l3', from: 0 },
        ],
      },
    }),
  );

function bookOf({ accounts, deals }: Rows): Book {
  const builder = createBookBuilder();
  for (const account of accounts) builder.addAccount(account);
  for (const deal of deals) builder.addDeal(deal);
  return builder.build();
}

/** Every class of every account, by account id. */
function classesOf(book: Book, context: Context): Record<string, Record<string, string>> {
  const classes: Record<string, Record<string, string>> = {};
  classifyBook(book, buildGroups(book.accounts, book.indexOf), context, (_, subject) => {
    classes[subject.account.id] = { ...(subject.classes as Record<string, string>) };
  });
  return classes;
}

function contextOf(book: Book, policy: Policy): Context {
  return { asOf: today, policy, calibration: calibrate(book, policy, today) };
}

/** How high a class stands: 0 is best. */
function rankOf(dimensionId: string, value: string | undefined, policy: Policy): number {
  const classes = dimensions.find(({ id }) => id === dimensionId)?.classes(policy) ?? [];
  const place = classes.findIndex(({ id }) => id === value);
  return place === -1 ? classes.length : place;
}

describe('classifying a book', () => {
  it('never lowers value, sales level, tier or ABC when an existing win was worth more', () => {
    fc.assert(
      fc.property(someRows, policies, fc.nat(59), fc.nat(5000), (rows, policy, place, more) => {
        const deal = rows.deals[place % rows.deals.length] as DealFacts;
        fc.pre(deal.outcome === 'won' && deal.amount !== undefined);
        const book = bookOf(rows);
        const context = contextOf(book, policy);
        const raised = bookOf({
          ...rows,
          deals: rows.deals.map((each) =>
            each === deal ? { ...deal, amount: (deal.amount ?? 0) + more } : each,
          ),
        });
        const before = classesOf(book, context);
        const after = classesOf(raised, context);
        for (const id of accountIds) {
          for (const dimension of ['value', 'sales-level', 'tier', 'concentration']) {
            const was = rankOf(dimension, before[id]?.[dimension], policy);
            expect(rankOf(dimension, after[id]?.[dimension], policy)).toBeLessThanOrEqual(was);
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  it('does not depend on the order of rows', () => {
    fc.assert(
      fc.property(someRows, policies, fc.func(fc.nat()), (rows, policy, rank) => {
        const shuffled = <Row extends { id: string }>(all: Row[]) =>
          all.toSorted((a, b) => rank(a.id) - rank(b.id));
        const book = bookOf(rows);
        const other = bookOf({ accounts: shuffled(rows.accounts), deals: shuffled(rows.deals) });
        const context = contextOf(book, policy);

        expect(contextOf(other, policy).calibration.id).toBe(context.calibration.id);
        expect(classesOf(other, context)).toEqual(classesOf(book, context));
      }),
      { numRuns: 60 },
    );
  });

  it('does not depend on the unit of money, when amounts and thresholds are scaled together', () => {
    const scaledDeals = (deals: DealFacts[]) =>
      deals.map((deal) => ({
        ...deal,
        amount: deal.amount === undefined ? undefined : 8 * deal.amount,
      }));
    fc.assert(
      fc.property(someRows, policies, (rows, policy) => {
        const ladder = policy.salesLevel.ladder.map(({ id, from }) => ({ id, from: 8 * from }));
        const scaled = { ...policy, salesLevel: { ladder } };
        const book = bookOf(rows);
        const other = bookOf({ ...rows, deals: scaledDeals(rows.deals) });

        expect(classesOf(other, contextOf(other, scaled))).toEqual(
          classesOf(book, contextOf(book, policy)),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('classifies each group alone as it does within the book, under one calibration', () => {
    fc.assert(
      fc.property(someRows, policies, (rows, policy) => {
        const book = bookOf(rows);
        const context = contextOf(book, policy);
        const { rootOf } = buildGroups(book.accounts, book.indexOf);
        const within = classesOf(book, context);
        for (const root of new Set(rootOf)) {
          const members = new Set(accountIds.filter((_, place) => rootOf[place] === root));
          const alone = bookOf({
            accounts: rows.accounts.filter(({ id }) => members.has(id)),
            deals: rows.deals.filter(({ accountId }) => members.has(accountId ?? '')),
          });
          const expected = Object.fromEntries([...members].map((id) => [id, within[id]]));
          expect(classesOf(alone, context)).toEqual(expected);
        }
      }),
      { numRuns: 40 },
    );
  });
});

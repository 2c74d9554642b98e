import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Book } from '../../../src/core/book/book.ts';
import { createBookBuilder } from '../../../src/core/book/create-book-builder.ts';
import type { DealFacts } from '../../../src/core/facts.ts';
import { emptyMeasures } from '../../../src/core/measures/account-measures.ts';
import { createTimeline } from '../../../src/core/measures/create-timeline.ts';
import { measureMembers } from '../../../src/core/measures/measure-members.ts';
import { measuringContextOf } from '../../../src/core/measures/measuring-context.ts';
import { Policy } from '../../../src/core/policy/policy.ts';
import { today } from '../../support/a-book.ts';

const members = ['a', 'b', 'c'];

function bookOf(deals: readonly Partial<DealFacts>[]): Book {
  const builder = createBookBuilder();
  for (const id of members) builder.addAccount({ id, name: id });
  for (const [place, deal] of deals.entries())
    builder.addDeal({ id: `d${place}`, outcome: 'won', ...deal } as DealFacts);
  return builder.build();
}

describe('a timeline of deals', () => {
  const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
  const dates = fc.integer({ min: today - 60, max: today + 60 });
  const deals = fc.array(
    fc.record({
      accountId: fc.constantFrom(...members),
      outcome: fc.constantFrom('won', 'won', 'won', 'open', 'lost'),
      // Tenths of cents, so that sums depend on the order in which they are made.
      amount: maybe(fc.integer({ min: -9999, max: 99_999 }).map((cents) => cents / 1000)),
      closedOn: maybe(dates),
      createdOn: maybe(dates),
      product: maybe(fc.constantFrom('p', 'q', 'training')),
      type: maybe(fc.constantFrom('New', 'Service')),
      lossReason: maybe(fc.constantFrom('price', 'other')),
    }),
    { maxLength: 40 },
  );
  const windows = fc.constantFrom(null, 1, 7, 30, 365);
  const asked = fc.array(fc.integer({ min: today - 90, max: today + 500 }), { minLength: 1 });

  it('measures on any day what measuring all deals as of it does, to the last bit', () => {
    fc.assert(
      fc.property(deals, windows, asked, (facts, windowDays, days) => {
        const book = bookOf(facts as Partial<DealFacts>[]);
        const context = measuringContextOf(book, Policy.parse({ windowDays }), today);
        const timeline = createTimeline(book, [0, 1, 2], context);
        const out = emptyMeasures();
        for (const asOf of days) {
          timeline.measureOn(asOf, out);
          expect(out).toEqual(measureMembers(book, [0, 1, 2], { ...context, asOf }));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is as long as there are dated wins', () => {
    const book = bookOf([
      { accountId: 'a', closedOn: today },
      { accountId: 'b' },
      { accountId: 'b', closedOn: today, outcome: 'lost' },
    ]);
    const context = measuringContextOf(book, Policy.parse({}), today);

    expect(createTimeline(book, [0, 1, 2], context).length).toBe(1);
  });
});

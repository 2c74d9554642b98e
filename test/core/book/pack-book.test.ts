import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countDeals } from '../../../src/core/book/count-deals.ts';
import { createBookBuilder } from '../../../src/core/book/create-book-builder.ts';
import { packBook } from '../../../src/core/book/pack-book.ts';
import type { DealFacts } from '../../../src/core/facts.ts';
import { emptyMeasures } from '../../../src/core/measures/account-measures.ts';
import { measureDeals } from '../../../src/core/measures/measure-deals.ts';
import { measuringContextOf } from '../../../src/core/measures/measuring-context.ts';
import { Policy } from '../../../src/core/policy/policy.ts';

const asOf = 1000;
const deal: fc.Arbitrary<DealFacts> = fc.record({
  id: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'),
  accountId: fc.constantFrom('1', '2', '3', 'nobody', undefined),
  outcome: fc.constantFrom('won', 'lost', 'open'),
  amount: fc.option(fc.integer({ min: -5, max: 50 }), { nil: undefined }),
  closedOn: fc.option(fc.integer({ min: 500, max: 1010 }), { nil: undefined }),
  createdOn: fc.option(fc.integer({ min: 400, max: 500 }), { nil: undefined }),
  product: fc.constantFrom('P', 'Q', undefined),
});

describe('a packed book', () => {
  it('is measured and counted like the book it was', () => {
    fc.assert(
      fc.property(fc.array(deal, { maxLength: 60 }), (deals) => {
        const builder = createBookBuilder({ keepDeals: false });
        for (const id of ['1', '2', '3']) builder.addAccount({ id, name: id });
        for (const one of deals) builder.addDeal(one);
        const book = builder.build();
        const packed = packBook(book);
        const context = measuringContextOf(book, Policy.parse({}), asOf);

        for (const account of book.accounts.keys()) {
          const [from = 0, to = 0] = book.start.subarray(account, account + 2);
          const before = emptyMeasures();
          const after = emptyMeasures();
          measureDeals(book, book.order, from, to, context, before);
          measureDeals(packed, packed.order, from, to, context, after);
          expect(after).toEqual(before);
        }
        expect(countDeals(packed, asOf)).toEqual(countDeals(book, asOf));
      }),
      { numRuns: 200 },
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBookBuilder } from '../../../src/core/book/create-book-builder.ts';
import { calibrate } from '../../../src/core/calibration/calibrate.ts';
import { Policy } from '../../../src/core/policy/policy.ts';
import {
  aBook,
  aContext,
  aDeal,
  aLadderBook,
  aSubject,
  type DealSketch,
  today,
} from '../../support/a-book.ts';

const policy = Policy.parse({});

const deal = fc.record({
  closed: fc.integer({ min: 0, max: 900 }),
  amount: fc.integer({ min: -100, max: 100_000 }),
});
const accounts = fc.dictionary(
  fc.string({ minLength: 1, maxLength: 4, unit: fc.constantFrom(...'abcd') }),
  fc.array(deal, { maxLength: 5 }),
  { minKeys: 1, maxKeys: 12 },
);

function bookOf(entries: [string, DealSketch[]][]) {
  const builder = createBookBuilder();
  for (const [id, deals] of entries) {
    for (const [place, sketch] of deals.entries())
      builder.addDeal(aDeal(sketch, `${id}/${place}`, id));
    builder.addAccount({ id, name: id });
  }
  return builder.build();
}

describe('a calibration', () => {
  it('cuts signals at the terciles of the accounts that have them, and not where these are alike', () => {
    const cycles = (days: readonly number[]) =>
      calibrate(
        aBook(
          Object.fromEntries(
            days.map((cycle, i) => [`acme-${i}`, [{ closed: 10, created: 10 + cycle }]]),
          ),
        ),
        policy,
        today,
      ).signalCuts.cycleDays;

    expect(cycles([10, 20, 30, 40, 50, 60, 70])).toEqual({ low: 30, high: 50 });
    expect(cycles([10, 10, 10, 10])).toBeNull();
  });

  it('is plain JSON', () => {
    const calibration = calibrate(aLadderBook(30), policy, today);

    expect(JSON.parse(JSON.stringify(calibration))).toEqual(calibration);
  });

  it('names its day and its contents', () => {
    const { id } = calibrate(aLadderBook(30), policy, today);

    expect(id).toMatch(/^2026-06-30-[0-9a-f]{8}$/);
    expect(calibrate(aLadderBook(31), policy, today).id).not.toBe(id);
  });

  it('of a book without buyers has no edges and no cuts', () => {
    expect(calibrate(aBook({ acme: [] }), policy, today)).toMatchObject({
      buyers: 0,
      rfmEdges: { recency: [null, null, null, null] },
      abcCuts: { strategic: null, a: null, b: null },
      rhythm: { basis: 'weak-prior' },
    });
  });

  it('knows the open pipelines of everybody, buyers or not', () => {
    const { potentialScale } = calibrate(
      aBook({
        prospect: [{ outcome: 'open', amount: 300 }],
        buyer: [
          { closed: 1, amount: 5 },
          { outcome: 'open', amount: 100 },
        ],
        idle: [{ outcome: 'open' }],
      }),
      policy,
      today,
    );

    expect(potentialScale.pipeline).toEqual({ values: [100, 300], percentiles: [0.25, 0.75] });
  });

  it('knows how broadly the broad buyers buy, and how long and evenly all do', () => {
    const buyer = (products: number, gap: number) =>
      Array.from({ length: products }, (_, n) => ({ closed: 1 + n * gap, product: `p${n}` }));
    const { potentialScale, loyaltyScale } = calibrate(
      aBook({ one: buyer(1, 1), four: buyer(4, 10), also: buyer(4, 20) }),
      policy,
      today,
    );

    expect(potentialScale.productLines).toBe(4);
    expect(loyaltyScale.span.values).toEqual([0, 30, 60]);
    expect(loyaltyScale.evenness.values).toHaveLength(1);
    expect(calibrate(aBook({ one: buyer(1, 1) }), policy, today).potentialScale.productLines).toBe(
      null,
    );
  });

  it('is the same whatever the order of rows', () => {
    fc.assert(
      fc.property(accounts, fc.func(fc.nat()), (sketch, rank) => {
        const entries = Object.entries(sketch);
        const shuffled = entries.toSorted(([a], [b]) => rank(a) - rank(b));
        expect(calibrate(bookOf(shuffled), policy, today)).toEqual(
          calibrate(bookOf(entries), policy, today),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('makes classes that, from then on, depend on no other account', () => {
    fc.assert(
      fc.property(accounts, fc.array(deal, { maxLength: 5 }), (sketch, changed) => {
        const before = bookOf([['zz', [{ closed: 10, amount: 500 }]], ...Object.entries(sketch)]);
        const context = aContext(before);
        const others = Object.keys(sketch).map((id): [string, DealSketch[]] => [id, changed]);
        const after = bookOf([['zz', [{ closed: 10, amount: 500 }]], ...others]);
        expect(aSubject(after, 'zz', context).classes).toEqual(
          aSubject(before, 'zz', context).classes,
        );
      }),
      { numRuns: 60 },
    );
  });

  it('scales with the currency: amounts in other units change no class', () => {
    fc.assert(
      fc.property(accounts, fc.constantFrom(2, 10, 1024), (sketch, factor) => {
        const scaled = Object.entries(sketch).map(([id, deals]): [string, DealSketch[]] => [
          id,
          deals.map(({ closed, amount }) => ({ closed, amount: amount * factor })),
        ]);
        const ladder = policy.salesLevel.ladder.map(({ id, from }) => ({
          id,
          from: from * factor,
        }));
        const scaledPolicy = Policy.parse({ salesLevel: { ladder } });
        const [plain, other] = [bookOf(Object.entries(sketch)), bookOf(scaled)];
        for (const id of Object.keys(sketch)) {
          expect(aSubject(other, id, aContext(other, scaledPolicy)).classes).toEqual(
            aSubject(plain, id, aContext(plain)).classes,
          );
        }
      }),
      { numRuns: 40 },
    );
  });
});

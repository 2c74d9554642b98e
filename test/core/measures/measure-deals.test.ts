import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBookBuilder } from '../../../src/core/book/create-book-builder.ts';
import { Policy } from '../../../src/core/policy/policy.ts';
import { aBook, aContext, aDeal, aSubject, type DealSketch, today } from '../../support/a-book.ts';

const allHistory = Policy.parse({ windowDays: null });

function measure(deals: DealSketch[], policy = Policy.parse({})) {
  const book = aBook({ acme: deals });
  return aSubject(book, 'acme', aContext(book, policy)).own;
}

describe('the measures of an account', () => {
  it('are nothing, and not zero days, for an account without deals', () => {
    const own = measure([]);

    expect(own).toMatchObject({ wins: 0, frequency: 0, monetary: 0, orderSize: 0 });
    expect(own.recencyDays).toBeNaN();
    expect(own.rhythm).toMatchObject({ occasions: 0, gaps: 0 });
  });

  it('count wins of the window, and days since the last win of all history', () => {
    const own = measure([
      { closed: 364, amount: 100 },
      { closed: 365, amount: 1000 },
      { closed: 400, amount: 5000 },
    ]);

    expect(own).toMatchObject({ wins: 3, frequency: 1, monetary: 100, recencyDays: 364 });
  });

  it('include today, and leave tomorrow out', () => {
    const own = measure([
      { closed: 0, amount: 10 },
      { closed: -1, amount: 99 },
    ]);

    expect(own).toMatchObject({ wins: 1, frequency: 1, monetary: 10, recencyDays: 0, future: 1 });
  });

  it('know what was bought today, and not what will be tomorrow', () => {
    const own = measure([
      { closed: 0, product: 'Laptop', created: 10 },
      { closed: -1, product: 'Printer', created: 30 },
    ]);

    expect(own).toMatchObject({ winsWithProduct: 1, distinctProducts: 1, cycleDays: 10 });
  });

  it('count the wins of the window before, to the day', () => {
    const deals = [364, 365, 729, 730].map((closed) => ({ closed }));

    expect(measure(deals)).toMatchObject({ frequency: 1, frequencyBefore: 2 });
    expect(measure(deals, allHistory).frequencyBefore).toBeNaN();
    expect(measure([]).frequencyBefore).toBe(0);
  });

  it('tell goods from services, and neither from deals of unknown content', () => {
    const own = measure([
      { closed: 1, product: 'Laptop', type: 'New Business' },
      { closed: 2, product: 'Consulting' },
      { closed: 3, product: 'Laptop', type: 'Support' },
      { closed: 4, type: 'New Business' },
      { closed: 5 },
      { closed: -1, product: 'Laptop' },
    ]);

    expect(own).toMatchObject({ productWins: 1, serviceWins: 2 });
  });

  it('know how many open deals have no amount', () => {
    const own = measure([{ outcome: 'open', amount: 7 }, { outcome: 'open' }]);

    expect(own).toMatchObject({ open: 2, openAmount: 7, openWithoutAmount: 1 });
  });

  it('take all history where the policy has no window', () => {
    expect(measure([{ closed: 4000, amount: 7 }], allHistory)).toMatchObject({
      frequency: 1,
      monetary: 7,
    });
  });

  it('know deals that are not counted, each with one reason', () => {
    const own = measure([
      { outcome: 'open', amount: 50 },
      { outcome: 'open' },
      { outcome: 'lost', closed: 5 },
      { closed: -3, amount: 1 },
      { amount: 1 },
    ]);

    expect(own).toMatchObject({ wins: 0, open: 2, openAmount: 50, lost: 1, future: 1, undated: 1 });
  });

  it('count a win without an amount in frequency and recency, and in no sum', () => {
    const own = measure([{ closed: 3 }, { closed: 9, amount: 40 }]);

    expect(own).toMatchObject({ frequency: 2, monetary: 40, winsWithoutAmount: 1, recencyDays: 3 });
  });

  it('let a credit note reduce what was won', () => {
    expect(
      measure([
        { closed: 3, amount: 100 },
        { closed: 2, amount: -30 },
      ]).monetary,
    ).toBe(70);
  });

  it('take all wins of one day as one purchase', () => {
    const { rhythm } = measure([{ closed: 20 }, { closed: 20 }, { closed: 10 }, { closed: 4 }]);

    expect(rhythm).toMatchObject({ occasions: 3, gaps: 2, lastGapDays: 6, silenceDays: 4 });
    expect(rhythm.logGaps).toBeCloseTo(Math.log(10) + Math.log(6), 12);
    expect(rhythm.spanDays).toBe(16);
  });

  it('count purchases before the window into the rhythm', () => {
    expect(measure([{ closed: 800 }, { closed: 1 }]).rhythm.gaps).toBe(1);
  });

  it('know what was bought, and how much of it is service', () => {
    const own = measure([
      { closed: 1, product: 'Pump' },
      { closed: 2, product: 'Pump' },
      { closed: 3, product: 'Consulting day' },
      { closed: 4, type: 'Service contract' },
      { closed: 5 },
    ]);

    expect(own).toMatchObject({ winsWithProduct: 3, distinctProducts: 2, winsOfTopProduct: 2 });
    expect(own).toMatchObject({ winsWithKind: 4, serviceWins: 2 });
  });

  it('know how long sales took, where both dates are known', () => {
    const own = measure([
      { created: 40, closed: 10 },
      { created: 30, closed: 20 },
      { closed: 5 },
      { created: 1, closed: 3 },
    ]);

    expect(own.cycleDays).toBe(20);
    expect(measure([{ closed: 5 }]).cycleDays).toBeNaN();
  });

  it('know how many losses were on price', () => {
    const own = measure([
      { outcome: 'lost', lossReason: 'Price too high' },
      { outcome: 'lost', lossReason: '价格过高' },
      { outcome: 'lost', lossReason: 'Missing feature' },
      { outcome: 'lost' },
    ]);

    expect(own).toMatchObject({ lost: 4, lossesWithReason: 3, lossesOnPrice: 2 });
  });

  it('are the same, to the last bit, whatever the order of deals', () => {
    const deal = fc.record({
      closed: fc.integer({ min: -5, max: 500 }),
      amount: fc.option(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { nil: undefined }),
    });
    const twoOrders = fc
      .uniqueArray(fc.tuple(fc.uuid(), deal), { selector: ([id]) => id, maxLength: 90 })
      .chain((deals) =>
        fc.tuple(fc.constant(deals), fc.shuffledSubarray(deals, { minLength: deals.length })),
      );
    fc.assert(
      fc.property(twoOrders, ([deals, shuffled]) => {
        expect(measuresOf(shuffled)).toEqual(measuresOf(deals));
      }),
    );
  });
});

function measuresOf(deals: [string, DealSketch][]) {
  const builder = createBookBuilder();
  builder.addAccount({ id: 'acme', name: 'Acme' });
  for (const [id, deal] of deals) builder.addDeal(aDeal(deal, id, 'acme'));
  const book = builder.build();
  return aSubject(book, 'acme', aContext(book, Policy.parse({}), today)).own;
}

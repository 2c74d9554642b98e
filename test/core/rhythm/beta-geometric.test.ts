import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countProbability, expectedPurchases } from '../../../src/core/rhythm/beta-geometric.ts';
import { logLikelihood } from '../../../src/core/rhythm/fit-beta-geometric.ts';
import {
  aliveProbability,
  buyProbability,
  type GapHistory,
} from '../../../src/core/rhythm/predict-purchase.ts';
import type { BetaGeometricModel } from '../../../src/core/rhythm/rhythm-model.ts';
import { expectPrinted } from '../../support/expect-printed.ts';

type Kind = BetaGeometricModel['kind'];
type Parameters = readonly [r: number, alpha: number, a: number, b: number];

/** A model by its parameters; time is counted in weeks here, as where the known values come from. */
function aModel<K extends Kind>(kind: K, [r, alpha, a, b]: Parameters): BetaGeometricModel<K> {
  return { kind, r, alpha, dropOut: { a, b }, basis: 'fitted', accountsWithGap: 946, gaps: 2457 };
}

/** As the literature writes it: x repeat purchases, the last at t_x, seen until T. */
function seen(x: number, tx: number, end: number): [history: GapHistory, silence: number] {
  return [{ gaps: x, logGaps: 0, spanDays: tx }, end - tx];
}

function sampleOf(x: number, tx: number, end: number) {
  return {
    gaps: Int32Array.of(x),
    spanDays: Float64Array.of(tx),
    silenceDays: Float64Array.of(end - tx),
  };
}

const newcomer = seen(0, 0, 0);
/** Fader, Hardie & Lee (2005), table 2, as printed and to more digits. */
const bg = aModel('bg-nbd', [0.243, 4.414, 0.793, 2.426]);
const bgFitted = aModel('bg-nbd', [0.2425945, 4.4136019, 0.7929199, 2.4258881]);
const bgVignette = aModel('bg-nbd', [0.2425967, 4.413659, 0.7929869, 2.426164]);
const mbg = aModel('mbg-nbd', [0.525, 6.183, 0.891, 1.614]);

describe('BG/NBD', () => {
  it.each([
    [1 / 7, '0.0078'],
    [1, '0.0532'],
    [3, '0.1506'],
    [223 / 7, '1.0405'],
    [32, '1.0437'],
    // Printed as 1.8576, which is the series of ₂F₁ after 150 terms; this is its limit.
    [78, '1.857956009118'],
  ])('expects of a new account in %d weeks what was published', (weeks, printed) => {
    expectPrinted(expectedPurchases(bgFitted, ...newcomer, weeks), printed);
  });

  it.each([
    [1, '0.0532678911717'],
    [2, '0.103389739756'],
    [10, '0.432413362234'],
  ])('expects of a new account in %d weeks the known purchases', (weeks, printed) => {
    expectPrinted(expectedPurchases(bg, ...newcomer, weeks), printed);
  });

  it.each([
    [39, 2, 30.43, 38.86, '1.22602817477'],
    [2, 10, 35, 39, '0.391569207091'],
    [2, 5, 25, 39, '0.122171798762'],
    [2, 6, 25, 39, '0.1281041499'],
    [2, 7, 25, 39, '0.127536556326'],
    [2, 8, 25, 39, '0.121369942182'],
    [2, 9, 25, 39, '0.110984903665'],
    [2, 10, 25, 39, '0.0979785448386'],
    [2, 20, 25, 39, '0.00927242684354'],
  ])('expects in the next %d weeks of x %d, t_x %d, T %d the known purchases', (weeks, ...rest) => {
    const [x, tx, end, printed] = rest;
    expectPrinted(expectedPurchases(bg, ...seen(x, tx, end), weeks), printed);
  });

  it.each([
    [2, 30.43, 38.86, '0.726578570081'],
    [23, 39, 39, '0.968555454221'],
    [1, 10, 39, '0.437249210462'],
    [0, 0, 39, '1'],
    [5, 30, 39, '0.705626847158'],
    [6, 30, 39, '0.687091132532'],
    [7, 30, 39, '0.663866180954'],
    [8, 30, 39, '0.636545641921'],
    [20, 30, 39, '0.196820444467'],
  ])('holds x %d, t_x %d, T %d for alive as known', (x, tx, end, printed) => {
    expectPrinted(aliveProbability(bg, ...seen(x, tx, end)), printed);
  });

  it.each([
    [10, 2, '1.07868964e-07'],
    [0, 39, '0.573786352'],
    ...[
      ...['0.0019995214', '0.0015170236', '0.0011633150', '0.0009003148', '0.0007023638'],
      ...['0.0005517902', '0.0004361913', '0.0003467171', '0.0002769613', '0.0002222260'],
    ].map((printed, i): [number, number, string] => [11 + i, 30, printed]),
  ])('gives %d purchases in %d weeks the known probability', (count, weeks, printed) => {
    expectPrinted(countProbability(bg, count, weeks), printed);
  });

  it('answers what the BTYD vignette prints', () => {
    const best = seen(26, 216 / 7, 31);

    expectPrinted(expectedPurchases(bgVignette, ...newcomer, 52), '1.444004');
    expectPrinted(expectedPurchases(bgVignette, ...best, 52), '25.75659');
    expectPrinted(aliveProbability(bgVignette, ...best), '0.9688523');
    for (const [x, printed] of [
      [10, '0.3474606'],
      [15, '0.04283391'],
      [20, '0.004158973'],
      [25, '0.0003583685'],
    ] as const) {
      expectPrinted(expectedPurchases(bgVignette, ...seen(x, 20, 39), 52), printed);
    }
  });

  it('has the known likelihood of one account', () => {
    const model = aModel('bg-nbd', [0.5, 6, 1.2, 3.3]);

    expectPrinted(logLikelihood(model, sampleOf(3, 4, 6)), '-7.5763818767');
  });

  it('has the known likelihood of an account that never came back and of one that came 200 times', () => {
    const model = aModel('bg-nbd', [0.25, 4, 0.8, 2.5]);

    expectPrinted(logLikelihood(model, sampleOf(0, 0, 40)), '-0.59947382');
    expectPrinted(logLikelihood(model, sampleOf(200, 38, 40)), '100.7957');
  });

  it('holds every one-time buyer for alive, which is why no class rests on it', () => {
    expect(aliveProbability(bg, ...seen(0, 0, 5000))).toBe(1);
  });
});

describe('MBG/NBD', () => {
  it.each([
    [0, 0, 38.86, '0.389735080919'],
    [2, 30.43, 38.86, '0.706202265118'],
    [1, 10, 39, '0.380007609899'],
    [26, 30.86, 31, '0.965566144144'],
  ])('holds x %d, t_x %d, T %d for alive as known', (x, tx, end, printed) => {
    expectPrinted(aliveProbability(mbg, ...seen(x, tx, end)), printed);
  });

  it('expects the known purchases', () => {
    expectPrinted(expectedPurchases(mbg, ...seen(2, 30.43, 38.86), 39), '1.26296062327');
    expectPrinted(expectedPurchases(mbg, ...newcomer, 39), '1.18295367');
  });

  it('has the known likelihood of an account that never came back and of one that came 200 times', () => {
    const model = aModel('mbg-nbd', [0.25, 4, 0.8, 2.5]);

    expectPrinted(logLikelihood(model, sampleOf(0, 0, 40)), '-0.41792826');
    expectPrinted(logLikelihood(model, sampleOf(200, 38, 40)), '100.7869');
  });
});

describe.each<Kind>(['bg-nbd', 'mbg-nbd'])('%s', (kind) => {
  const size = fc.double({ min: 0.05, max: 20, noNaN: true });
  const models = fc
    .tuple(size, size, size, size)
    .map((parameters: Parameters) => aModel(kind, parameters));
  const accounts = fc
    .tuple(fc.nat(60), fc.integer({ min: 1, max: 200 }), fc.nat(200))
    .map(([x, span, silence]) => seen(x, x === 0 ? 0 : span, (x === 0 ? 0 : span) + silence));

  it('gives probabilities', () => {
    fc.assert(
      fc.property(models, accounts, fc.integer({ min: 1, max: 300 }), (model, account, horizon) => {
        for (const p of [
          aliveProbability(model, ...account),
          buyProbability(model, ...account, horizon),
        ]) {
          expect(p).toBeGreaterThanOrEqual(0);
          expect(p).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('expects no purchase in no time, and more in more', () => {
    fc.assert(
      fc.property(models, accounts, fc.nat(100), fc.nat(100), (model, account, days, more) => {
        const sooner = expectedPurchases(model, ...account, days);
        const later = expectedPurchases(model, ...account, days + more);

        expect(expectedPurchases(model, ...account, 0)).toBe(0);
        expect(later).toBeGreaterThanOrEqual(sooner * (1 - 1e-9));
      }),
    );
  });

  it('counts purchases with probabilities that sum to one', () => {
    fc.assert(
      fc.property(models, fc.double({ min: 0.1, max: 2, noNaN: true }), (model, ratio) => {
        let sum = 0;
        for (let n = 0; n < 700; n++) sum += countProbability(model, n, ratio * model.alpha);
        expect(sum).toBeCloseTo(1, 9);
      }),
      { numRuns: 20 },
    );
  });

  it('expects as many purchases as their probabilities say', () => {
    const model = aModel(kind, [0.6, 8, 0.9, 1.7]);
    let mean = 0;
    for (let n = 1; n < 900; n++) mean += n * countProbability(model, n, 30);

    expect(expectedPurchases(model, ...newcomer, 30)).toBeCloseTo(mean, 9);
  });

  it('gives no purchase within the horizon the probability that none is counted', () => {
    const model = aModel(kind, [0.6, 8, 0.9, 1.7]);

    expect(1 - buyProbability(model, ...newcomer, 30)).toBeCloseTo(
      countProbability(model, 0, 30),
      12,
    );
  });

  it('passes smoothly through a = 1, where the formula in ₂F₁ divides by zero', () => {
    const at = (a: number) =>
      expectedPurchases(aModel(kind, [0.5, 6, a, 2]), ...seen(4, 30, 39), 26);

    expect(at(1)).toBeCloseTo((at(1 - 1e-7) + at(1 + 1e-7)) / 2, 9);
  });

  it('says the same of days as of weeks', () => {
    const weeks = aModel(kind, [0.5, 6, 0.9, 2]);
    const days = aModel(kind, [0.5, 42, 0.9, 2]);

    expect(buyProbability(days, ...seen(4, 210, 273), 91)).toBeCloseTo(
      buyProbability(weeks, ...seen(4, 30, 39), 13),
      12,
    );
    expect(expectedPurchases(days, ...seen(4, 210, 273), 91)).toBeCloseTo(
      expectedPurchases(weeks, ...seen(4, 30, 39), 13),
      10,
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createBetaGeometricLikelihood,
  distinctHistories,
} from '../../../src/core/rhythm/beta-geometric-likelihood.ts';
import { fitBetaGeometric, logLikelihood } from '../../../src/core/rhythm/fit-beta-geometric.ts';
import { gatherHistories } from '../../../src/core/rhythm/gather-histories.ts';
import { identifiedDropOut } from '../../../src/core/rhythm/identified-drop-out.ts';
import type { BetaGeometricModel } from '../../../src/core/rhythm/rhythm-model.ts';
import type { RhythmSample } from '../../../src/core/rhythm/rhythm-sample.ts';
import { bookOfPurchases, randomPurchases } from '../../support/book-of-purchases.ts';
import { sampleOfHistories } from '../../support/sample-of-histories.ts';
import { simulateRates } from '../../support/simulate-rates.ts';

type Kind = BetaGeometricModel['kind'];
const truth = { r: 1.2, alpha: 60, a: 0.8, b: 2.4 };

function simulate(kind: Kind, accounts: number, seed: number, parts: Partial<typeof truth> = {}) {
  return sampleOfHistories(simulateRates({ ...truth, ...parts, kind, accounts, days: 1200, seed }));
}

function stopShare({ dropOut }: BetaGeometricModel): number {
  return dropOut ? dropOut.a / (dropOut.a + dropOut.b) : 0;
}

describe.each<Kind>(['bg-nbd', 'mbg-nbd'])('the likelihood of %s', (kind) => {
  const sample = simulate(kind, 150, 1);

  it('has the gradient that differences show', () => {
    const likelihood = createBetaGeometricLikelihood(kind, distinctHistories(sample));
    const parameter = fc.double({ min: -2, max: 2, noNaN: true });
    const scale = fc.double({ min: 2, max: 6, noNaN: true });
    fc.assert(
      fc.property(fc.tuple(parameter, scale, parameter, parameter), (point) => {
        const gradient = new Float64Array(4);
        likelihood(Float64Array.from(point), gradient);
        for (const [k, slope] of gradient.entries()) {
          const valueAt = (shift: number) =>
            likelihood(
              Float64Array.from(point, (value, i) => (i === k ? value + shift : value)),
              new Float64Array(4),
            );
          expect(slope).toBeCloseTo((valueAt(1e-5) - valueAt(-1e-5)) / 2e-5, 5);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('tells equal histories once, and weighs them', () => {
    const twice = sampleTwice(sample);
    const { weight, gaps } = distinctHistories(twice);

    expect(gaps.length).toBe(distinctHistories(sample).gaps.length);
    expect(weight.reduce((sum, count) => sum + count, 0)).toBe(2 * sample.gaps.length);
    const model = fitBetaGeometric(kind, sample) as BetaGeometricModel;
    expect(logLikelihood(model, twice)).toBeCloseTo(2 * logLikelihood(model, sample), 8);
  });
});

function sampleTwice(sample: RhythmSample): RhythmSample {
  const twice = <T extends Float64Array | Int32Array>(column: T) => {
    const doubled = new (column.constructor as new (length: number) => T)(2 * column.length);
    doubled.set(column);
    doubled.set(column, column.length);
    return doubled;
  };
  return {
    gaps: twice(sample.gaps),
    logGaps: twice(sample.logGaps),
    logGapsSquared: twice(sample.logGapsSquared),
    spanDays: twice(sample.spanDays),
    silenceDays: twice(sample.silenceDays),
  };
}

describe.each<Kind>(['bg-nbd', 'mbg-nbd'])('%s', (kind) => {
  it('is found again in simulated purchases', () => {
    const model = fitBetaGeometric(kind, simulate(kind, 8000, 7)) as BetaGeometricModel;

    expect(Math.abs(model.r / truth.r - 1)).toBeLessThan(0.06);
    expect(Math.abs(model.alpha / truth.alpha - 1)).toBeLessThan(0.06);
    expect(Math.abs(stopShare(model) - 0.25)).toBeLessThan(0.015);
  });

  it('fitted to everyone twice is the same', () => {
    const sample = simulate(kind, 300, 3);
    const once = fitBetaGeometric(kind, sample) as BetaGeometricModel;
    const twice = fitBetaGeometric(kind, sampleTwice(sample)) as BetaGeometricModel;

    expect(twice.r).toBeCloseTo(once.r, 3);
    expect(twice.alpha / once.alpha).toBeCloseTo(1, 3);
    expect(twice.gaps).toBe(2 * once.gaps);
  });

  it('fitted to weeks has the rate of days, and a likelihood larger by ln 7 a gap', () => {
    const days = simulate(kind, 400, 9);
    const weeks = {
      ...days,
      spanDays: days.spanDays.map((span) => span / 7),
      silenceDays: days.silenceDays.map((silence) => silence / 7),
    };
    const ofDays = fitBetaGeometric(kind, days) as BetaGeometricModel;
    const ofWeeks = fitBetaGeometric(kind, weeks) as BetaGeometricModel;

    expect(ofDays.alpha / ofWeeks.alpha).toBeCloseTo(7, 3);
    expect(logLikelihood(ofDays, days)).toBeCloseTo(
      logLikelihood(ofWeeks, weeks) - ofDays.gaps * Math.log(7),
      4,
    );
  });

  it('is not fitted to a book with too few gaps', () => {
    const one = { gaps: [20, 30, 25], silence: 10 };
    const once = { gaps: [], silence: 50 };

    expect(fitBetaGeometric(kind, sampleOfHistories(Array(29).fill(one)))).toBeUndefined();
    expect(fitBetaGeometric(kind, sampleOfHistories(Array(33).fill(one)))).toBeUndefined();
    expect(fitBetaGeometric(kind, sampleOfHistories(Array(34).fill(one)))).toBeDefined();
    expect(fitBetaGeometric(kind, sampleOfHistories(Array(5000).fill(once)))).toBeUndefined();
    expect(fitBetaGeometric(kind, sampleOfHistories([]))).toBeUndefined();
  });

  it('stays finite on accounts that are all alike', () => {
    const alike = { gaps: [30, 30, 30, 30], silence: 12 };
    const { r, alpha, dropOut } = fitBetaGeometric(
      kind,
      sampleOfHistories(Array(60).fill(alike)),
    ) as BetaGeometricModel;

    for (const parameter of [r, alpha, dropOut?.a, dropOut?.b]) {
      expect(parameter).toBeGreaterThan(0);
      expect(parameter).toBeLessThan(1e9);
    }
  });

  it('stays finite, and far from any finding, on purchases thrown at random', () => {
    for (const seed of [1, 2, 3, 4]) {
      const world = { accounts: 1500, deals: 7500, from: 0, days: 1800, seed };
      const book = bookOfPurchases(randomPurchases(world));
      const everyone = Int32Array.from(book.accounts.keys());
      const model = fitBetaGeometric(kind, gatherHistories(book, everyone, 1500));
      expect(model?.r).toBeGreaterThan(50);
      expect(model?.r).toBeLessThan(1e6);
      expect(Number.isFinite(model?.alpha)).toBe(true);
    }
  });

  it('finds next to no drop-out where nobody stops', () => {
    const model = fitBetaGeometric(
      kind,
      simulate(kind, 1500, 4, { a: 1e-9, b: 1 }),
    ) as BetaGeometricModel;

    expect(identifiedDropOut(model.dropOut)).toBeNull();
  });
});

describe('a drop-out', () => {
  it('is no finding below one stop in a thousand purchases', () => {
    expect(identifiedDropOut({ a: 0.0009, b: 1 })).toBeNull();
    expect(identifiedDropOut({ a: 0.002, b: 1 })).toEqual({ a: 0.002, b: 1 });
    expect(identifiedDropOut(null)).toBeNull();
  });

  it('is one where all accounts stop with the same probability, however large b is', () => {
    expect(identifiedDropOut({ a: 700, b: 10_000 })).toEqual({ a: 700, b: 10_000 });
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitRhythm } from '../../../src/core/rhythm/fit-rhythm.ts';
import { createLikelihood, type RhythmSample } from '../../../src/core/rhythm/log-likelihood.ts';
import { simulateRhythms } from '../../support/simulate-rhythms.ts';

const truth = { mu: 4, tau: 0.6, sigma: 0.5, a: 0.6, b: 1.8 };

/** A sample of accounts given as their gaps and their silence, in days. */
function sampleOf(accounts: { gaps: number[]; silence: number }[]): RhythmSample {
  const logs = accounts.map(({ gaps }) => gaps.map(Math.log));
  const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);
  return {
    gaps: Int32Array.from(logs, (list) => list.length),
    logGaps: Float64Array.from(logs, sum),
    logGapsSquared: Float64Array.from(logs, (list) => sum(list.map((log) => log * log))),
    logSilence: Float64Array.from(accounts, ({ silence }) => Math.log(silence)),
  };
}

describe('the likelihood of a rhythm', () => {
  const sample = sampleOf(simulateRhythms({ ...truth, accounts: 200, days: 900, seed: 1 }));
  const likelihood = createLikelihood(sample);
  const parameter = fc.double({ min: -1.5, max: 1.5, noNaN: true });

  it('has the gradient that differences show', () => {
    const points = fc.tuple(
      fc.double({ min: 3, max: 5, noNaN: true }),
      parameter,
      parameter,
      parameter,
      parameter,
    );
    fc.assert(
      fc.property(points, (point) => {
        const gradient = new Float64Array(5);
        likelihood(Float64Array.from(point), gradient);
        for (const [k, slope] of gradient.entries()) {
          expect(slope).toBeCloseTo(differenceAt(point, k), 4);
        }
      }),
      { numRuns: 40 },
    );
  });

  function differenceAt(point: number[], k: number): number {
    const step = 1e-5;
    const valueAt = (shift: number) =>
      likelihood(
        Float64Array.from(point, (value, i) => (i === k ? value + shift : value)),
        new Float64Array(5),
      );
    return (valueAt(step) - valueAt(-step)) / (2 * step);
  }

  it('of one account without gaps is the mixture of buying on and having stopped', () => {
    const [a, b, silence] = [0.5, 1.5, 40];
    const alone = createLikelihood(sampleOf([{ gaps: [], silence }]));
    const value = alone(
      Float64Array.of(Math.log(silence), 0, 0, Math.log(a), Math.log(b)),
      new Float64Array(5),
    );

    // A silence of exactly the typical gap is reached in half of all cases: (b/2 + a) / (a + b).
    expect(Math.exp(-value)).toBeCloseTo((b * 0.5 + a) / (a + b), 12);
  });

  it('takes an account that bought today as surely buying', () => {
    const today = createLikelihood(sampleOf([{ gaps: [], silence: 0 }]));

    expect(today(Float64Array.of(4, 0, 0, 0, 0), new Float64Array(5))).toBeCloseTo(0, 12);
  });
});

describe('the rhythm of a book', () => {
  it('is found again in simulated purchases', () => {
    const book = simulateRhythms({ ...truth, accounts: 6000, days: 1500, seed: 7 });
    const model = fitRhythm(sampleOf(book));

    expect(model.basis).toBe('fitted');
    expect(model.mu).toBeCloseTo(truth.mu, 1);
    expect(model.tau).toBeCloseTo(truth.tau, 1);
    expect(model.sigma).toBeCloseTo(truth.sigma, 1);
    const stops = (model.dropOut?.a ?? 0) / ((model.dropOut?.a ?? 0) + (model.dropOut?.b ?? 1));
    expect(stops).toBeCloseTo(truth.a / (truth.a + truth.b), 1);
  });

  it('has no drop-out where nobody ever stops', () => {
    const book = simulateRhythms({ ...truth, a: 0, accounts: 800, days: 1500, seed: 3 });

    expect(fitRhythm(sampleOf(book)).dropOut).toBeNull();
  });

  it('falls back to weak priors around the median gap of a small book', () => {
    const model = fitRhythm(
      sampleOf([10, 100, 30].map((gap) => ({ gaps: [gap, gap], silence: 5 }))),
    );

    expect(model).toMatchObject({ basis: 'weak-prior', dropOut: null, tau: 1, sigma: 1 });
    expect(Math.exp(model.mu)).toBeCloseTo(30, 9);
    expect(model).toMatchObject({ accountsWithGap: 3, gaps: 6 });
  });

  it('assumes a quarter where nobody has bought twice', () => {
    expect(Math.exp(fitRhythm(sampleOf([{ gaps: [], silence: 9 }])).mu)).toBeCloseTo(91, 9);
  });

  it('survives accounts that all buy like clockwork', () => {
    const model = fitRhythm(
      sampleOf(Array.from({ length: 50 }, () => ({ gaps: [30, 30, 30], silence: 12 }))),
    );

    expect(Math.exp(model.mu)).toBeCloseTo(30, 0);
    expect(model.sigma).toBeCloseTo(0.05, 2);
    expect(Number.isFinite(model.sigma + model.tau)).toBe(true);
  });
});

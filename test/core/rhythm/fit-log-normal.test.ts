import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitLogNormal } from '../../../src/core/rhythm/fit-log-normal.ts';
import { createLogNormalLikelihood } from '../../../src/core/rhythm/log-normal-likelihood.ts';
import { sampleOfHistories as sampleOf } from '../../support/sample-of-histories.ts';
import { simulateRhythms } from '../../support/simulate-rhythms.ts';

const truth = { mu: 4, tau: 0.6, sigma: 0.5, a: 0.6, b: 1.8 };

describe('the likelihood of a rhythm', () => {
  const sample = sampleOf(simulateRhythms({ ...truth, accounts: 200, days: 900, seed: 1 }));
  const likelihood = createLogNormalLikelihood(sample);
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
    const alone = createLogNormalLikelihood(sampleOf([{ gaps: [], silence }]));
    const value = alone(
      Float64Array.of(Math.log(silence), 0, 0, Math.log(a), Math.log(b)),
      new Float64Array(5),
    );

    // A silence of exactly the typical gap is reached in half of all cases: (b/2 + a) / (a + b).
    expect(Math.exp(-value)).toBeCloseTo((b * 0.5 + a) / (a + b), 12);
  });

  it('takes an account that bought today as surely buying', () => {
    const today = createLogNormalLikelihood(sampleOf([{ gaps: [], silence: 0 }]));

    expect(today(Float64Array.of(4, 0, 0, 0, 0), new Float64Array(5))).toBeCloseTo(0, 12);
  });
});

describe('the rhythm of a book', () => {
  it('is found again in simulated purchases', () => {
    const book = simulateRhythms({ ...truth, accounts: 6000, days: 1500, seed: 7 });
    const model = fitLogNormal(sampleOf(book));

    expect(model.basis).toBe('fitted');
    expect(model.mu).toBeCloseTo(truth.mu, 1);
    expect(model.tau).toBeCloseTo(truth.tau, 1);
    expect(model.sigma).toBeCloseTo(truth.sigma, 1);
    const stops = (model.dropOut?.a ?? 0) / ((model.dropOut?.a ?? 0) + (model.dropOut?.b ?? 1));
    expect(stops).toBeCloseTo(truth.a / (truth.a + truth.b), 1);
  });

  it('has no drop-out where nobody ever stops', () => {
    const book = simulateRhythms({ ...truth, a: 0, accounts: 800, days: 1500, seed: 3 });

    expect(fitLogNormal(sampleOf(book)).dropOut).toBeNull();
  });

  it('of a small book lies between what is believed beforehand and what the book shows', () => {
    const quick = fitLogNormal(
      sampleOf(Array.from({ length: 5 }, () => ({ gaps: [10, 9, 11, 10], silence: 5 }))),
    );

    expect(quick).toMatchObject({ basis: 'weak-prior', accountsWithGap: 5, gaps: 20 });
    expect(Math.exp(quick.mu)).toBeGreaterThan(9);
    expect(Math.exp(quick.mu)).toBeLessThan(20);
    expect(quick.sigma).toBeLessThan(0.3);
  });

  it('is about a quarter where nobody has bought twice', () => {
    const nobody = fitLogNormal(sampleOf([]));
    const once = fitLogNormal(sampleOf([{ gaps: [], silence: 9 }]));

    expect(Math.exp(nobody.mu)).toBeCloseTo(91, 3);
    expect(Math.exp(once.mu)).toBeCloseTo(91, -1);
    expect(once).toMatchObject({ basis: 'weak-prior', accountsWithGap: 0, gaps: 0 });
  });

  it.each([
    [29, 4, 'weak-prior'],
    [30, 3, 'weak-prior'],
    [30, 4, 'fitted'],
    [34, 3, 'fitted'],
  ])('of %d accounts with %d gaps each is %s', (accounts, gaps, basis) => {
    const list = Array.from({ length: accounts }, (_, i) => ({
      gaps: Array.from({ length: gaps }, (_, j) => 20 + ((7 * i + 13 * j) % 40)),
      silence: 10 + (i % 30),
    }));

    expect(fitLogNormal(sampleOf(list)).basis).toBe(basis);
  });

  it('comes out of a small book much as out of a large one of the same kind', () => {
    const world = { ...truth, days: 1500 };
    const small = fitLogNormal(sampleOf(simulateRhythms({ ...world, accounts: 20, seed: 5 })));

    expect(small.basis).toBe('weak-prior');
    expect(Math.abs(small.mu - truth.mu)).toBeLessThan(0.6);
    expect(small.sigma / truth.sigma).toBeGreaterThan(0.6);
    expect(small.sigma / truth.sigma).toBeLessThan(1.6);
  });

  it('survives accounts that all buy like clockwork', () => {
    const model = fitLogNormal(
      sampleOf(Array.from({ length: 50 }, () => ({ gaps: [30, 30, 30], silence: 12 }))),
    );

    expect(Math.exp(model.mu)).toBeCloseTo(30, 0);
    expect(model.sigma).toBeCloseTo(0.05, 2);
    expect(Number.isFinite(model.sigma + model.tau)).toBe(true);
  });
});

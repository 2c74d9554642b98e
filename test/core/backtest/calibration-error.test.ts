import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calibrationError } from '../../../src/core/backtest/calibration-error.ts';
import { outcomesByScore } from '../../../src/core/backtest/outcomes-by-score.ts';
import { createRandom } from '../../support/simulate-rhythms.ts';

function eceOf(pairs: [probability: number, hasBought: number][]): number {
  return calibrationError(
    outcomesByScore(
      Float64Array.from(pairs, ([probability]) => probability),
      Uint8Array.from(pairs, ([, bought]) => bought),
    ),
  );
}

describe('the calibration error', () => {
  it('of one probability for all is how far it lies from the share that bought', () => {
    const quarter = Array.from({ length: 40 }, (_, i): [number, number] => [
      0.6,
      i % 4 === 0 ? 1 : 0,
    ]);

    expect(eceOf(quarter)).toBeCloseTo(0.35, 12);
  });

  it('of certain and right probabilities is none, of certain and wrong ones is one', () => {
    const sure = Array.from({ length: 30 }, (_, i): [number, number] => [i % 2, i % 2]);

    expect(eceOf(sure)).toBeCloseTo(0, 12);
    expect(eceOf(sure.map(([p, bought]) => [1 - p, bought]))).toBeCloseTo(1, 12);
  });

  it('is the mean over ten bins of equal size', () => {
    // Bins of two accounts: probabilities 0, 0.1, … 0.9; one of each two bought.
    const pairs = Array.from({ length: 20 }, (_, i): [number, number] => [
      Math.floor(i / 2) / 10 + (i % 2) * 1e-6,
      i % 2,
    ]);

    expect(eceOf(pairs)).toBeCloseTo(
      (0.5 + 0.4 + 0.3 + 0.2 + 0.1 + 0 + 0.1 + 0.2 + 0.3 + 0.4) / 10,
      5,
    );
  });

  it('does not depend on the order of rows, and lies between 0 and 1', () => {
    const pairs = fc.array(
      fc.tuple(fc.constantFrom(0, 0.1, 0.25, 0.5, 0.9, 1), fc.constantFrom(0, 1)),
      { minLength: 1, maxLength: 60 },
    );
    fc.assert(
      fc.property(pairs, fc.func(fc.nat()), (list, rank) => {
        const error = eceOf(list);
        const shuffled = list
          .map((pair, i) => ({ pair, rank: rank(i) }))
          .sort((a, b) => a.rank - b.rank)
          .map(({ pair }) => pair);
        expect(eceOf(shuffled)).toBeCloseTo(error, 12);
        expect(error).toBeGreaterThanOrEqual(0);
        expect(error).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
  });

  it('nearly vanishes where probabilities are true', () => {
    const random = createRandom(3);
    const pairs = Array.from({ length: 50_000 }, (): [number, number] => {
      const probability = random();
      return [probability, random() < probability ? 1 : 0];
    });

    expect(eceOf(pairs)).toBeLessThan(0.01);
  });
});

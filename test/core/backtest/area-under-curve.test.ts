import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areaUnderCurve } from '../../../src/core/backtest/area-under-curve.ts';
import { outcomesByScore } from '../../../src/core/backtest/outcomes-by-score.ts';
import { createRandom } from '../../support/simulate-rhythms.ts';

type Outcome = [score: number, hasBought: boolean];

function aucOf(outcomes: Outcome[]) {
  const scores = Float64Array.from(outcomes, ([score]) => score);
  const hasBought = Uint8Array.from(outcomes, ([, bought]) => (bought ? 1 : 0));
  return areaUnderCurve(outcomesByScore(scores, hasBought));
}

const outcomes = fc.array(fc.tuple(fc.integer({ min: -4, max: 4 }), fc.boolean()), {
  minLength: 2,
  maxLength: 30,
});

describe('AUC', () => {
  it('is the share of pairs in which the account that bought has the higher score, ties half', () => {
    fc.assert(
      fc.property(outcomes, (list) => {
        const bought = list.filter(([, yes]) => yes);
        const silent = list.filter(([, yes]) => !yes);
        const wins = bought.flatMap(([a]) => silent.map(([b]) => (Math.sign(a - b) + 1) / 2));
        const auc = aucOf(list);
        if (wins.length === 0) expect(auc).toBeNull();
        else {
          const mean = wins.reduce((sum, win) => sum + win, 0) / wins.length;
          expect(auc?.value).toBeCloseTo(mean, 12);
        }
      }),
    );
  });

  it.each<[string, Outcome[], number]>([
    [
      'a perfect order',
      [
        [1, false],
        [2, false],
        [3, true],
      ],
      1,
    ],
    [
      'the reverse',
      [
        [1, true],
        [2, false],
        [3, false],
      ],
      0,
    ],
    [
      'one score for all',
      [
        [1, true],
        [1, false],
        [1, false],
      ],
      0.5,
    ],
    // Hanley & McNeil's way to count: 3 of 4 pairs right, one tied.
    [
      'a tie',
      [
        [1, false],
        [2, false],
        [2, true],
        [3, true],
      ],
      0.875,
    ],
  ])('of %s is known', (_, list, auc) => {
    expect(aucOf(list)?.value).toBe(auc);
  });

  it('does not mind how scores are scaled', () => {
    fc.assert(
      fc.property(outcomes, (list) => {
        const stretched = list.map(([score, yes]): Outcome => [Math.exp(score) - 7, yes]);
        expect(aucOf(stretched)).toEqual(aucOf(list));
      }),
    );
  });

  it('has the standard error that repeated samples show', () => {
    const random = createRandom(5);
    const samples = Array.from({ length: 400 }, () =>
      aucOf(
        Array.from({ length: 150 }, (): Outcome => {
          const isBuyer = random() < 0.3;
          return [Math.round(10 * (random() + (isBuyer ? 0.4 : 0))), isBuyer];
        }),
      ),
    );
    const values = samples.map((auc) => auc?.value ?? 0);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    const told = samples.reduce((sum, auc) => sum + (auc?.standardError ?? 0), 0) / samples.length;

    expect(Math.abs(told / Math.sqrt(variance) - 1)).toBeLessThan(0.12);
  });
});

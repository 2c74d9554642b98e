import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  midRankEdges,
  quantileEdges,
  quantileOfSorted,
  scoreAt,
} from '../../../src/core/calibration/score-edges.ts';

function scoresOf(values: number[]): number[] {
  const edges = midRankEdges(Float64Array.from(values));
  return values.map((value) => scoreAt(edges, value));
}

describe('the mid-rank score', () => {
  it('cuts ten different values into five pairs', () => {
    expect(scoresOf([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])).toEqual([1, 1, 2, 2, 3, 3, 4, 4, 5, 5]);
  });

  it('keeps ties together: 70 ones, 15 twos, the rest equal above', () => {
    const values = [...Array(70).fill(1), ...Array(15).fill(2), ...Array(15).fill(3)];
    const scores = scoresOf(values);

    expect(new Set(scores.slice(0, 70))).toEqual(new Set([1]));
    expect(new Set(scores.slice(70, 85))).toEqual(new Set([4]));
    expect(new Set(scores.slice(85))).toEqual(new Set([5]));
  });

  it('scores recency with less as more', () => {
    const days = [0, 0, 0, 0, 5, 30, 60, 90, 200, 400];

    expect(scoresOf(days.map((n) => -n))).toEqual([5, 5, 5, 5, 3, 3, 2, 2, 1, 1]);
  });

  it.each([
    ['all equal', [7, 7, 7, 7, 7, 7], [3, 3, 3, 3, 3, 3]],
    ['one value', [7], [3]],
    ['nine against one', [1, 1, 1, 1, 1, 1, 1, 1, 1, 2], [1, 1, 1, 1, 1, 1, 1, 1, 1, 5]],
    ['three values', [10, 20, 30], [1, 3, 5]],
    ['two values', [10, 20], [1, 5]],
  ])('scores %s', (_, values, expected) => {
    expect(scoresOf(values)).toEqual(expected);
  });

  const manyValues = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 1, maxLength: 60 });

  it('agrees, by its edges, with the rank table in every account', () => {
    fc.assert(
      fc.property(manyValues, (values) => {
        expect(scoresOf(values)).toEqual(byTable(values));
      }),
    );
  });

  it('does not change when values are stretched', () => {
    fc.assert(
      fc.property(manyValues, (values) => {
        expect(scoresOf(values.map((value) => Math.exp(value / 5)))).toEqual(scoresOf(values));
      }),
    );
  });
});

/** The formula of the score, written out account by account. */
function byTable(values: number[]): number[] {
  const count = values.length;
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return values.map((value) => {
    if (least === most) return 3;
    if (value === least) return 1;
    if (value === most) return 5;
    const worse = values.filter((other) => other < value).length;
    const equal = values.filter((other) => other === value).length;
    return 1 + Math.min(4, Math.floor((5 * (2 * worse + equal)) / (2 * count)));
  });
}

describe('quantile edges', () => {
  it('are type-7 quantiles', () => {
    const sorted = Float64Array.from([1, 2, 3, 4]);

    expect(quantileOfSorted(sorted, 0.2)).toBeCloseTo(1.6, 12);
    expect(quantileOfSorted(sorted, 0.5)).toBe(2.5);
    expect(quantileOfSorted(Float64Array.of(), 0.5)).toBeNaN();
  });

  it('are lower bounds: a value on an edge belongs above it', () => {
    const edges = quantileEdges(Float64Array.from([0, 10, 20, 30, 40, 50]));

    expect(edges).toEqual([10, 20, 30, 40]);
    expect(scoreAt(edges, 10)).toBe(2);
    expect(scoreAt(edges, 9.99)).toBe(1);
  });
});

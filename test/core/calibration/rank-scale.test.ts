import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mostKnots, percentileOf, rankScaleOf } from '../../../src/core/calibration/rank-scale.ts';

describe('a rank scale', () => {
  it('gives each value of the book its mid-rank percentile', () => {
    const scale = rankScaleOf(Float64Array.of(5, 1, 1, 9));

    expect([1, 5, 9].map((value) => percentileOf(scale, value))).toEqual([0.25, 0.625, 0.875]);
  });

  it('is linear between values and flat beyond them', () => {
    const scale = rankScaleOf(Float64Array.of(0, 10));

    expect([-5, 0, 5, 10, 99].map((value) => percentileOf(scale, value))).toEqual([
      0.25, 0.25, 0.5, 0.75, 0.75,
    ]);
  });

  it('does not know the rank of an unknown value, nor any rank in an empty book', () => {
    expect(percentileOf(rankScaleOf(Float64Array.of(1, 2)), Number.NaN)).toBeNaN();
    expect(percentileOf(rankScaleOf(Float64Array.of()), 1)).toBeNaN();
  });

  it('never falls as the value rises', () => {
    const numbers = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 50 });
    fc.assert(
      fc.property(
        numbers,
        fc.double({ min: -10, max: 1010, noNaN: true }),
        fc.nat(100),
        (all, at, more) => {
          const scale = rankScaleOf(Float64Array.from(all));
          expect(percentileOf(scale, at + more)).toBeGreaterThanOrEqual(percentileOf(scale, at));
        },
      ),
    );
  });

  it('keeps a bounded number of knots of a large book, ends included', () => {
    const scale = rankScaleOf(Float64Array.from({ length: 50_000 }, (_, i) => i * i));

    expect(scale.values).toHaveLength(mostKnots);
    expect(scale.values.at(0)).toBe(0);
    expect(scale.values.at(-1)).toBe(49_999 ** 2);
    expect(percentileOf(scale, 25_000 ** 2)).toBeCloseTo(0.5, 3);
  });
});

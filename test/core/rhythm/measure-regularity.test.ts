import { describe, expect, it } from 'vitest';
import { measureRegularity } from '../../../src/core/rhythm/measure-regularity.ts';
import { createRandom, gamma } from '../../support/simulate-rhythms.ts';

function gapsOf(pairs: [before: number, last: number][]) {
  return {
    gapBeforeDays: Float64Array.from(pairs, ([before]) => before),
    lastGapDays: Float64Array.from(pairs, ([, last]) => last),
  };
}

describe('the regularity of purchases', () => {
  it.each([1, 3, 15])('is the shape of Erlang gaps: %d', (shape) => {
    const random = createRandom(shape);
    const pairs = Array.from({ length: 20_000 }, (): [number, number] => {
      const scale = 20 + 200 * random();
      return [scale * gamma(shape, random), scale * gamma(shape, random)];
    });

    const regularity = measureRegularity(gapsOf(pairs)) ?? Number.NaN;
    expect(Math.abs(regularity / shape - 1)).toBeLessThan(0.05);
  });

  it('is not known from fewer than ten accounts with two gaps', () => {
    const pairs = Array.from({ length: 9 }, (_, i): [number, number] => [10, 20 + i]);

    expect(measureRegularity(gapsOf([...pairs, [Number.NaN, 30]]))).toBeNull();
    expect(measureRegularity(gapsOf([...pairs, [10, 30]]))).not.toBeNull();
  });

  it('is not known where all gaps are alike', () => {
    expect(measureRegularity(gapsOf(Array(40).fill([30, 30])))).toBeNull();
  });
});

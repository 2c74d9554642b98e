import { describe, expect, it } from 'vitest';
import { measureConcentration } from '../../../src/core/calibration/measure-concentration.ts';

describe('concentration', () => {
  it('is flat when all accounts bring the same', () => {
    const { topFifthShare, accountsForEighty, gini, hhi } = measureConcentration(
      Float64Array.from({ length: 10 }, () => 7),
    );

    expect(topFifthShare).toBeCloseTo(0.2, 12);
    expect(accountsForEighty).toBe(8);
    expect(gini).toBeCloseTo(0, 12);
    expect(hhi).toBeCloseTo(0.1, 12);
  });

  it('is extreme when one account brings everything', () => {
    const { topFifthShare, accountsForEighty, gini, hhi } = measureConcentration(
      Float64Array.of(0, 0, 100, 0),
    );

    expect([topFifthShare, accountsForEighty, hhi]).toEqual([1, 1, 1]);
    expect(gini).toBeCloseTo(0.75, 12);
  });

  it('rounds the fifth of the accounts up', () => {
    expect(measureConcentration(Float64Array.of(4, 3, 2, 1, 0, 0)).topFifthShare).toBeCloseTo(
      0.7,
      12,
    );
  });

  it('counts an account that got more back than it paid, but not its money', () => {
    const { topFifthShare, hhi } = measureConcentration(Float64Array.of(-50, 30, 10));

    expect(topFifthShare).toBeCloseTo(0.75, 12);
    expect(hhi).toBeCloseTo(0.625, 12);
  });

  it('cannot tell without revenue', () => {
    expect(measureConcentration(Float64Array.of(0, -1))).toEqual({
      topFifthShare: null,
      accountsForEighty: 0,
      gini: null,
      hhi: null,
    });
  });
});

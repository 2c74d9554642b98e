import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutAtShare } from '../../../src/core/calibration/abc-cuts.ts';

describe('the cut at a share of revenue', () => {
  it('takes the account that crosses the line into the better class', () => {
    const amounts = Float64Array.of(50, 30, 15, 5);

    expect(cutAtShare(amounts, 0.5)).toBe(50);
    expect(cutAtShare(amounts, 0.51)).toBe(30);
    expect(cutAtShare(amounts, 0.8)).toBe(30);
    expect(cutAtShare(amounts, 0.95)).toBe(15);
    expect(cutAtShare(amounts, 1)).toBe(5);
  });

  it('keeps equal amounts together', () => {
    expect(cutAtShare(Float64Array.of(10, 10, 10, 10), 0.2)).toBe(10);
  });

  it('leaves refunds and zeros out', () => {
    expect(cutAtShare(Float64Array.of(-100, 0, 60, 40), 0.5)).toBe(60);
  });

  it('has no cut without revenue', () => {
    expect(cutAtShare(Float64Array.of(0, -5), 0.8)).toBeNull();
    expect(cutAtShare(Float64Array.of(), 0.8)).toBeNull();
  });

  it('falls, or stays, as the share rises', () => {
    const amounts = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(amounts, fc.double({ min: 0.01, max: 1, noNaN: true }), (all, share) => {
        const column = Float64Array.from(all);
        expect(cutAtShare(column, share) ?? 0).toBeLessThanOrEqual(
          cutAtShare(column, share / 2) ?? 0,
        );
      }),
    );
  });
});

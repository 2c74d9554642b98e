import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { density, logUpperTail, scaledErfc, upperTail } from '../../../src/core/rhythm/normal.ts';

describe('the normal distribution', () => {
  // erfc values: DLMF 7, and Abramowitz & Stegun table 7.1 continued with mpmath.
  it.each([
    [0, 1],
    [0.3, 0.6713732405408726],
    [0.5, 0.4795001221869535],
    [1, 0.15729920705028513],
    [2, 0.004677734981047266],
    [3, 2.2090496998585441e-5],
    [5, 1.5374597944280349e-12],
    [10, 2.088487583762545e-45],
  ])('knows erfc(%d)', (x, erfc) => {
    expect((scaledErfc(x) * Math.exp(-x * x)) / erfc).toBeCloseTo(1, 13);
  });

  it.each([
    [0, 0.5],
    [1, 0.15865525393145707],
    [1.959963984540054, 0.025],
    [-1.2815515655446004, 0.9],
    [6, 9.865876450376946e-10],
  ])('knows the upper tail at %d', (z, tail) => {
    expect(upperTail(z) / tail).toBeCloseTo(1, 12);
  });

  it('keeps the logarithm of the tail finite where the tail itself underflows', () => {
    expect(upperTail(60)).toBe(0);
    expect(logUpperTail(60)).toBeCloseTo(-1805.013560819, 6);
  });

  it('is symmetric', () => {
    fc.assert(
      fc.property(fc.double({ min: -8, max: 8, noNaN: true }), (z) => {
        expect(upperTail(z) + upperTail(-z)).toBeCloseTo(1, 14);
      }),
    );
  });

  it('has the density as slope of its tail', () => {
    fc.assert(
      fc.property(fc.double({ min: -6, max: 6, noNaN: true }), (z) => {
        const step = 1e-5;
        const slope = (upperTail(z - step) - upperTail(z + step)) / (2 * step);
        expect(slope).toBeCloseTo(density(z), 8);
      }),
    );
  });
});

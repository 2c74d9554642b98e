import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSeededRandom } from '../../src/emulator/seeded-random.ts';

describe('seeded random numbers', () => {
  it('are those of mulberry32', () => {
    const random = createSeededRandom(1);

    // Computed apart from this code, with Python's unbounded whole numbers, for the seed 1.
    expect(
      [random.next(), random.next(), random.next()].map((n) => Math.round(n * 2 ** 32)),
    ).toEqual([2693262067, 11749833, 2265367787]);
  });

  it('are the same for the same seed, lie in [0, 1) and are whole below the bound', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 1000 }), (seed, below) => {
        const [one, other] = [createSeededRandom(seed), createSeededRandom(seed)];
        const value = one.next();
        expect(value).toBe(other.next());
        expect(value >= 0 && value < 1).toBe(true);
        const whole = one.whole(below);
        expect(Number.isInteger(whole) && whole >= 0 && whole < below).toBe(true);
      }),
    );
  });

  it('are picked as often as they weigh, and spread as a normal distribution does', () => {
    const random = createSeededRandom(5);
    const picked = Array.from({ length: 20_000 }, () =>
      random.weighted([
        ['a', 3],
        ['b', 1],
      ]),
    );
    const normal = Array.from({ length: 20_000 }, () => random.normal());
    const mean = normal.reduce((sum, value) => sum + value, 0) / normal.length;
    const variance = normal.reduce((sum, value) => sum + (value - mean) ** 2, 0) / normal.length;

    expect(picked.filter((value) => value === 'a').length / picked.length).toBeCloseTo(0.75, 1);
    expect(mean).toBeCloseTo(0, 1);
    expect(variance).toBeCloseTo(1, 1);
  });

  it('cannot pick from nothing', () => {
    expect(() => createSeededRandom(1).pick([])).toThrow(RangeError);
  });
});

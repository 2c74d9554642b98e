import { describe, expect, it } from 'vitest';
import { minimize } from '../../../src/core/rhythm/minimize.ts';

describe('minimize', () => {
  it('finds the valley of Rosenbrock’s function', () => {
    const { point, hasConverged } = minimize(
      (at, gradient) => {
        const [x = 0, y = 0] = at;
        gradient[0] = -2 * (1 - x) - 400 * x * (y - x * x);
        gradient[1] = 200 * (y - x * x);
        return (1 - x) ** 2 + 100 * (y - x * x) ** 2;
      },
      [-1.2, 1],
      1e-8,
    );

    expect(hasConverged).toBe(true);
    expect([...point]).toEqual([expect.closeTo(1, 6), expect.closeTo(1, 6)]);
  });

  it('stays inside the domain of the function', () => {
    const { point } = minimize(
      (at, gradient) => {
        const x = at[0] ?? 0;
        gradient[0] = 1 - 1 / x;
        return x <= 0 ? Number.POSITIVE_INFINITY : x - Math.log(x);
      },
      [30],
      1e-9,
    );

    expect(point[0]).toBeCloseTo(1, 6);
  });

  it('says when it ran out of steps', () => {
    const slope = minimize(
      (at, gradient) => {
        gradient[0] = -1;
        return -(at[0] ?? 0);
      },
      [0],
      1e-9,
      5,
    );

    expect(slope.hasConverged).toBe(false);
  });

  it('stops where rounding leaves nothing to gain', () => {
    const { evaluations, point } = minimize(
      (at, gradient) => {
        const x = at[0] ?? 0;
        gradient[0] = 2 * (x - 3) + 1e-9;
        return 1000 + (x - 3) ** 2;
      },
      [0],
      1e-12,
    );

    expect(point[0]).toBeCloseTo(3, 6);
    expect(evaluations).toBeLessThan(200);
  });
});

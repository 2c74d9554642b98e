import {
  createBetaGeometricLikelihood,
  distinctHistories,
  pointAt,
} from '../../src/core/rhythm/beta-geometric-likelihood.ts';
import type { TimesOfPurchase } from '../../src/core/rhythm/fit-beta-geometric.ts';
import type { BetaGeometricModel } from '../../src/core/rhythm/rhythm-model.ts';

/** Of r, α, a and b: from the curvature of the log-likelihood at its maximum, by the delta method from the free parameters. */
export function standardErrors(model: BetaGeometricModel, sample: TimesOfPurchase): number[] {
  const likelihood = createBetaGeometricLikelihood(model.kind, distinctHistories(sample));
  const { r, alpha, dropOut } = model;
  const { a, b } = dropOut ?? { a: 0, b: 1 };
  const point = pointAt({ r, alpha, a, b });
  const slopesAt = (k: number, shift: number) => {
    const gradient = new Float64Array(4);
    likelihood(
      point.map((value, i) => (i === k ? value + shift : value)),
      gradient,
    );
    return gradient;
  };
  const step = 1e-4;
  const hessian = [0, 1, 2, 3].map((k) => {
    const [above, below] = [slopesAt(k, step), slopesAt(k, -step)];
    return Array.from(above, (slope, i) => {
      const difference = slope - (below[i] as number);
      return (difference * sample.gaps.length) / (2 * step);
    });
  });
  const covariance = inverseOf(hessian);
  const jacobian = [
    [r, 0, 0, 0],
    [alpha, alpha, 0, 0],
    [0, 0, a, 0],
    [0, 0, 0, b],
  ];
  return jacobian.map((row) => {
    const terms = row.flatMap((x, i) => row.map((y, j) => x * y * (covariance[i]?.[j] as number)));
    return Math.sqrt(terms.reduce((sum, term) => sum + term, 0));
  });
}

/** Gauss–Jordan, for a positive definite matrix. */
function inverseOf(matrix: number[][]): number[][] {
  const size = matrix.length;
  const rows = matrix.map((row, i) => [...row, ...row.map((_, j) => (i === j ? 1 : 0))]);
  for (let k = 0; k < size; k++) {
    const pivotRow = rows[k] as number[];
    const pivot = pivotRow[k] as number;
    rows[k] = pivotRow.map((value) => value / pivot);
    for (let i = 0; i < size; i++) {
      if (i === k) continue;
      const row = rows[i] as number[];
      const factor = row[k] as number;
      rows[i] = row.map((value, j) => value - factor * (rows[k]?.[j] as number));
    }
  }
  return rows.map((row) => row.slice(size));
}

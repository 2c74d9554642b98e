/** A smooth function of a point; writes its gradient into `gradient` and answers its value (`Infinity` outside its domain). */
export type Objective = (point: Float64Array, gradient: Float64Array) => number;

/** Where a minimisation ended. */
export interface Minimum {
  point: Float64Array;
  value: number;
  /** Evaluations of the objective with its gradient. */
  evaluations: number;
  /** Whether the gradient fell below the tolerance, rather than the steps running out or gaining nothing. */
  hasConverged: boolean;
}

/** No coordinate moves further in one step: points are logarithms, and a long leap ends where functions overflow. */
const longestMove = 5;
/** Gains smaller than this share of the value are rounding; after a few of them in a row nothing more is to be had. */
const leastGain = 1e-15;
const mostStalls = 2;

/**
 * BFGS with a backtracking line search (Nocedal & Wright, Numerical Optimization, 2nd ed., algorithms 6.1 and 3.1).
 *
 * @param tolerance stops when no component of the gradient exceeds it
 */
export function minimize(
  objective: Objective,
  start: readonly number[],
  tolerance: number,
  maxSteps = 200,
): Minimum {
  const size = start.length;
  let point: Float64Array = Float64Array.from(start);
  let gradient: Float64Array = new Float64Array(size);
  let value = objective(point, gradient);
  let evaluations = 1;
  const inverseHessian = new Float64Array(size * size);
  resetToIdentity(inverseHessian, size);
  let isFresh = true;
  let stalls = 0;

  for (let step = 0; step < maxSteps; step++) {
    if (gradient.every((slope) => Math.abs(slope) <= tolerance)) {
      return { point, value, evaluations, hasConverged: true };
    }
    const direction = descentDirection(inverseHessian, gradient);
    const slope = dot(direction, gradient);
    let stepSize = Math.min(
      isFresh ? Math.min(1, 1 / Math.sqrt(-slope)) : 1,
      longestMove / largest(direction),
    );
    const nextGradient = new Float64Array(size);
    let next = along(point, direction, stepSize);
    let nextValue = objective(next, nextGradient);
    evaluations += 1;
    while (!(nextValue <= value + 1e-4 * stepSize * slope) && stepSize > 1e-12) {
      stepSize /= 2;
      next = along(point, direction, stepSize);
      nextValue = objective(next, nextGradient);
      evaluations += 1;
    }
    if (!(nextValue <= value)) {
      if (isFresh) break;
      resetToIdentity(inverseHessian, size);
      isFresh = true;
      continue;
    }
    stalls = value - nextValue <= leastGain * Math.abs(value) ? stalls + 1 : 0;
    if (stalls > mostStalls) break;
    update(inverseHessian, subtract(next, point), subtract(nextGradient, gradient));
    isFresh = false;
    point = next;
    gradient = nextGradient;
    value = nextValue;
  }
  return { point, value, evaluations, hasConverged: false };
}

function descentDirection(inverseHessian: Float64Array, gradient: Float64Array): Float64Array {
  const size = gradient.length;
  const direction = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    let sum = 0;
    for (let j = 0; j < size; j++) {
      sum += (inverseHessian[i * size + j] as number) * (gradient[j] as number);
    }
    direction[i] = -sum;
  }
  return direction;
}

/** `H ← (I − ρ s yᵀ) H (I − ρ y sᵀ) + ρ s sᵀ` with `ρ = 1 / yᵀs`; left alone where the curvature is not positive. */
function update(inverseHessian: Float64Array, s: Float64Array, y: Float64Array): void {
  const curvature = dot(s, y);
  if (curvature <= 1e-14) return;
  const size = s.length;
  const hy = descentDirection(inverseHessian, y).map((value) => -value);
  const factor = (1 + dot(y, hy) / curvature) / curvature;
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      const si = s[i] as number;
      const sj = s[j] as number;
      const cross = (hy[i] as number) * sj + si * (hy[j] as number);
      const place = i * size + j;
      inverseHessian[place] =
        (inverseHessian[place] as number) + factor * si * sj - cross / curvature;
    }
  }
}

function resetToIdentity(matrix: Float64Array, size: number): void {
  matrix.fill(0);
  for (let i = 0; i < size; i++) matrix[i * size + i] = 1;
}

function along(point: Float64Array, direction: Float64Array, stepSize: number): Float64Array {
  return point.map((value, i) => value + stepSize * (direction[i] as number));
}

function subtract(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((value, i) => value - (b[i] as number));
}

function largest(vector: Float64Array): number {
  return vector.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}

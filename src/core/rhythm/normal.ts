/**
 * The error function family in double precision, after W. J. Cody, "Rational Chebyshev approximation for the error
 * function", Math. Comp. 23 (1969); coefficients as in Netlib's CALERF. Relative error below 1e-15.
 */

const nearZero = {
  numerator: [
    3.1611237438705655, 113.86415415105016, 377.485237685302, 3209.3775891384694,
    0.18577770618460315,
  ],
  denominator: [23.601290952344122, 244.02463793444417, 1282.6165260773723, 2844.236833439171],
};
const middle = {
  numerator: [
    0.5641884969886701, 8.883149794388377, 66.11919063714163, 298.6351381974001, 881.952221241769,
    1712.0476126340707, 2051.0783778260716, 1230.3393547979972, 2.1531153547440383e-8,
  ],
  denominator: [
    15.744926110709835, 117.6939508913125, 537.1811018620099, 1621.3895745666903,
    3290.7992357334597, 4362.619090143247, 3439.3676741437216, 1230.3393548037495,
  ],
};
const tail = {
  numerator: [
    0.30532663496123236, 0.36034489994980445, 0.12578172611122926, 0.016083785148742275,
    0.0006587491615298378, 0.016315387137302097,
  ],
  denominator: [
    2.568520192289822, 1.8729528499234673, 0.5279051029514285, 0.06051834131244132,
    0.0023352049762686918,
  ],
};
const inverseRootPi = 0.5641895835477563;

/** `e^{x²} · erfc(x)` for `x ≥ 0`: erfc without its underflow, about `1 / (x √π)` for large x. */
export function scaledErfc(x: number): number {
  if (x <= 0.46875) return Math.exp(x * x) * (1 - erfNearZero(x));
  if (x <= 4) return ratio(middle.numerator, middle.denominator, x);
  const inverseSquare = 1 / (x * x);
  const correction = inverseSquare * ratio(tail.numerator, tail.denominator, inverseSquare);
  return (inverseRootPi - correction) / x;
}

/** Natural logarithm of the standard normal's upper tail `1 − Φ(z)`; finite for every finite z. */
export function logUpperTail(z: number): number {
  if (z < 0) return Math.log1p(-upperTail(-z));
  return -0.5 * z * z + Math.log(0.5 * scaledErfc(z * Math.SQRT1_2));
}

/** Upper tail of the standard normal, `1 − Φ(z)`. */
export function upperTail(z: number): number {
  if (z < 0) return 1 - upperTail(-z);
  return 0.5 * Math.exp(-0.5 * z * z) * scaledErfc(z * Math.SQRT1_2);
}

/** Density of the standard normal, `φ(z)`. */
export function density(z: number): number {
  return 0.3989422804014327 * Math.exp(-0.5 * z * z);
}

function erfNearZero(x: number): number {
  const square = x * x;
  return x * ratio(nearZero.numerator, nearZero.denominator, square);
}

/** Cody's form: the last coefficient leads the numerator, the denominator is monic; both share one Horner loop. */
function ratio(numerator: readonly number[], denominator: readonly number[], x: number): number {
  const last = denominator.length - 1;
  let above = (numerator[last + 1] as number) * x;
  let below = x;
  for (let i = 0; i < last; i++) {
    above = (above + (numerator[i] as number)) * x;
    below = (below + (denominator[i] as number)) * x;
  }
  return (above + (numerator[last] as number)) / (below + (denominator[last] as number));
}

import type { Estimate } from './area-under-curve.ts';

/** Probabilities nearer to certainty than this are taken as this near, so that one sure error is not infinitely bad. */
const leastDoubt = 1e-6;

/** Brier score: the mean square of probability less outcome; 0 is perfect. */
export function brierScore(probabilities: Float64Array, hasBought: Uint8Array): Estimate {
  const errors = probabilities.map(
    (probability, i) => (probability - (hasBought[i] as number)) ** 2,
  );
  const value = mean(errors);
  const variance = mean(errors.map((error) => (error - value) ** 2));
  return { value, standardError: Math.sqrt(variance / Math.max(1, errors.length - 1)) };
}

/** Log-loss: the mean of −ln of the probability given to what happened. */
export function logLoss(probabilities: Float64Array, hasBought: Uint8Array): number {
  return mean(
    probabilities.map((probability, i) => {
      const given = hasBought[i] === 1 ? probability : 1 - probability;
      return -Math.log(Math.max(leastDoubt, given));
    }),
  );
}

function mean(numbers: Float64Array): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}

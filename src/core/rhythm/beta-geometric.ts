import {
  logProbabilityOfNone,
  type NegativeBinomial,
  nextRatio,
  probabilityFrom,
  probabilityOf,
} from './negative-binomial.ts';
import { aliveProbability, type GapHistory } from './predict-purchase.ts';
import type { BetaGeometricModel } from './rhythm-model.ts';

/** After how many of its purchases an account with so many gaps may have stopped: all of them, or all but the first. */
export function chancesToStop(kind: BetaGeometricModel['kind'], gaps: number): number {
  return kind === 'mbg-nbd' ? gaps + 1 : gaps;
}

const neverStops = { a: 0, b: 1 };

/**
 * The purchases an account is expected to make in the next `days`, `E[Y(t) | x, t_x, T]`: Fader, Hardie & Lee (2005),
 * equation 10. `E[X(t)]` of a new account is the case of no gaps, no span and no silence.
 */
export function expectedPurchases(
  model: BetaGeometricModel,
  history: GapHistory,
  silenceDays: number,
  days: number,
): number {
  const rate = model.alpha + history.spanDays + silenceDays;
  const counts = { shape: model.r + history.gaps, chance: days / (rate + days) };
  const { a, b } = model.dropOut ?? neverStops;
  const carriedOn = b + chancesToStop(model.kind, history.gaps);
  return aliveProbability(model, history, silenceDays) * expectedWhileAlive(counts, a, carriedOn);
}

/**
 * `Σₖ P(N ≥ k) · P(no stop at the k − 1 purchases before)` over k = 1, 2, …, with `N` the purchases of an account that
 * never stops and `P(no stop at k) = Π (b+j)/(a+b+j)`. The sum is the paper's expression in ₂F₁ written out term by term:
 * all terms are positive, and a = 1 is no special case.
 */
function expectedWhileAlive(counts: NegativeBinomial, a: number, b: number): number {
  const mean = (counts.shape * counts.chance) / (1 - counts.chance);
  let logProbability = logProbabilityOfNone(counts);
  let atLeast = -Math.expm1(logProbability);
  let carriesOn = 1;
  let sum = 0;
  for (let k = 1; atLeast > 0; k++) {
    sum += atLeast * carriesOn;
    carriesOn *= (b + k - 1) / (a + b + k - 1);
    logProbability += Math.log(nextRatio(counts, k - 1));
    const probability = Math.exp(logProbability);
    atLeast -= probability;
    if (k > mean && probability <= 1e-17 * sum) break;
  }
  return sum;
}

/** `P(X(t) = n)`: the probability that a new account buys n more times in `days`; Fader, Hardie & Lee (2005), equation 8. */
export function countProbability(model: BetaGeometricModel, n: number, days: number): number {
  const { r, alpha } = model;
  const { a, b } = model.dropOut ?? neverStops;
  const counts = { shape: r, chance: days / (alpha + days) };
  const chances = chancesToStop(model.kind, n);
  let carriedOn = 1;
  for (let j = 0; j < chances - 1; j++) carriedOn *= (b + j) / (a + b + j);
  if (chances === 0) return probabilityOf(counts, n);
  const stopsAtLast = a / (a + b + chances - 1);
  return (
    carriedOn *
    ((1 - stopsAtLast) * probabilityOf(counts, n) + stopsAtLast * probabilityFrom(counts, n))
  );
}

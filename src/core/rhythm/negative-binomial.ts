/**
 * How often something happens in a time `t` that comes at random with a rate drawn from `Gamma(shape, rate)`: the negative
 * binomial distribution with `chance = t / (rate + t)`.
 */
export interface NegativeBinomial {
  shape: number;
  /** From 0 (inclusive) to 1 (exclusive). */
  chance: number;
}

/** `ln P(N = 0)`. */
export function logProbabilityOfNone({ shape, chance }: NegativeBinomial): number {
  return shape * Math.log1p(-chance);
}

/** `P(N = n + 1) / P(N = n)`. */
export function nextRatio({ shape, chance }: NegativeBinomial, n: number): number {
  return ((shape + n) / (n + 1)) * chance;
}

/** `P(N = n)`, that is `Γ(shape + n) / (Γ(shape) n!) · (1 − chance)^shape · chanceⁿ`. */
export function probabilityOf(counts: NegativeBinomial, n: number): number {
  let log = logProbabilityOfNone(counts);
  for (let j = 0; j < n; j++) log += Math.log(nextRatio(counts, j));
  return Math.exp(log);
}

/** `P(N ≥ n)`, with full relative accuracy in the far tail too. */
export function probabilityFrom(counts: NegativeBinomial, n: number): number {
  const mean = (counts.shape * counts.chance) / (1 - counts.chance);
  return n > mean ? sumUpwards(counts, n) : 1 - sumBelow(counts, n);
}

function sumUpwards(counts: NegativeBinomial, n: number): number {
  let probability = probabilityOf(counts, n);
  let sum = 0;
  for (let j = n; probability > 1e-18 * sum; j++) {
    sum += probability;
    probability *= nextRatio(counts, j);
  }
  return sum;
}

function sumBelow(counts: NegativeBinomial, n: number): number {
  let log = logProbabilityOfNone(counts);
  let sum = 0;
  for (let j = 0; j < n; j++) {
    sum += Math.exp(log);
    log += Math.log(nextRatio(counts, j));
  }
  return sum;
}

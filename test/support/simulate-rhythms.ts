/** Purchases of simulated accounts. */
export interface SimulatedAccount {
  gaps: number[];
  silence: number;
}

/** A world of accounts that buy by the log-normal rhythm and may stop after each purchase; gaps are not rounded to days. */
export function simulateRhythms(world: {
  mu: number;
  tau: number;
  sigma: number;
  a: number;
  b: number;
  accounts: number;
  /** Length of the calibration period; each account first buys on day 0. */
  days: number;
  seed: number;
}): SimulatedAccount[] {
  const random = createRandom(world.seed);
  return Array.from({ length: world.accounts }, () => {
    const own = world.mu + world.tau * normal(random);
    const stopProbability = world.a === 0 ? 0 : beta(world.a, world.b, random);
    const gaps: number[] = [];
    let elapsed = 0;
    while (random() >= stopProbability) {
      const gap = Math.exp(own + world.sigma * normal(random));
      if (elapsed + gap > world.days) break;
      gaps.push(gap);
      elapsed += gap;
    }
    return { gaps, silence: world.days - elapsed };
  });
}

/** Uniform numbers in [0, 1), the same for the same seed (mulberry32 by Tommy Ettinger, public domain). */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Box–Muller. */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Between 0 and 1, `Beta(a, b)`. */
export function beta(a: number, b: number, random: () => number): number {
  const x = gamma(a, random);
  return x / (x + gamma(b, random));
}

/** `Gamma(shape)` with rate 1: Marsaglia & Tsang (2000), lifted to shapes below one by `U^{1/shape}`. */
export function gamma(shape: number, random: () => number): number {
  if (shape < 1) return gamma(shape + 1, random) * random() ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal(random);
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

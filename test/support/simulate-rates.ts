import { beta, createRandom, gamma, type SimulatedAccount } from './simulate-rhythms.ts';

/** A world of accounts that buy at random, each at its own rate, and may stop after a purchase; gaps are not rounded to days. */
export function simulateRates(world: {
  /** Whether an account may stop after its first purchase already. */
  kind: 'bg-nbd' | 'mbg-nbd';
  r: number;
  alpha: number;
  a: number;
  b: number;
  accounts: number;
  /** Length of the calibration period; each account first buys on day 0. */
  days: number;
  seed: number;
}): SimulatedAccount[] {
  const random = createRandom(world.seed);
  return Array.from({ length: world.accounts }, () => {
    const rate = gamma(world.r, random) / world.alpha;
    const stopProbability = beta(world.a, world.b, random);
    const gaps: number[] = [];
    let elapsed = 0;
    let mayStop = world.kind === 'mbg-nbd';
    while (!mayStop || random() >= stopProbability) {
      const gap = -Math.log(1 - random()) / rate;
      if (elapsed + gap > world.days) break;
      gaps.push(gap);
      elapsed += gap;
      mayStop = true;
    }
    return { gaps, silence: world.days - elapsed };
  });
}

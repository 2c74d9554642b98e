import type { Objective } from './minimize.ts';

/** What is held likely before a book is looked at: a normal distribution. */
interface Belief {
  mean: number;
  spread: number;
}

/** The typical gap is about a quarter of a year: between 27 and 300 days in two of three books. */
const logGap: Belief = { mean: Math.log(91), spread: 1.2 };
/** Accounts differ from each other by a factor of about 1.8, and an account's gaps by a factor of about 2. */
const logTau: Belief = { mean: Math.log(0.6), spread: 0.6 };
const logSigma: Belief = { mean: Math.log(0.7), spread: 0.6 };
/** About one purchase in twenty is the last, and hardly more than one in four; as the log of the odds `a/b`. */
const logStopOdds: Belief = { mean: Math.log(0.05 / 0.95), spread: 2 };
/** Accounts differ in how easily they stop, about as much as two purchases tell; as the log of `a + b`. */
const logStopSize: Belief = { mean: Math.log(2), spread: 0.8 };

/** Where the search starts: the middle of what is believed, as `[μ, ln τ, θ, ln a, ln b]`. */
export const believedPoint: readonly number[] = [
  logGap.mean,
  logTau.mean,
  logSigma.mean,
  Math.log(0.05 * 2),
  Math.log(0.95 * 2),
];

/**
 * The objective of a log-normal rhythm with weak beliefs about its parameters added, so that a book of ten accounts
 * neither has parameters of its own nor none at all: the more it shows, the less the beliefs matter.
 *
 * @param likelihood the negative log-likelihood per account
 */
export function withWeakPrior(likelihood: Objective, accounts: number): Objective {
  return (point, gradient) => {
    let value = likelihood(point, gradient);
    const [mu = 0, tau = 0, sigma = 0, logA = 0, logB = 0] = point;
    const shareOfA = 1 / (1 + Math.exp(logB - logA));

    function believe({ mean, spread }: Belief, believed: number, slopes: number[]): void {
      const deviation = (believed - mean) / spread;
      value += (0.5 * deviation * deviation) / accounts;
      for (const [k, slope] of slopes.entries()) {
        gradient[k] = (gradient[k] as number) + (slope * deviation) / (spread * accounts);
      }
    }

    believe(logGap, mu, [1]);
    believe(logTau, tau, [0, 1]);
    believe(logSigma, sigma, [0, 0, 1]);
    believe(logStopOdds, logA - logB, [0, 0, 0, 1, -1]);
    believe(logStopSize, logB - Math.log1p(-shareOfA), [0, 0, 0, shareOfA, 1 - shareOfA]);
    return value;
  };
}

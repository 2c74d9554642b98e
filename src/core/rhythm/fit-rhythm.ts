import { createLikelihood, type RhythmSample, sigmaOf } from './log-likelihood.ts';
import { minimize } from './minimize.ts';
import type { RhythmModel } from './rhythm-model.ts';

/** Below these, a book has too few gaps to fit a model to: accounts with a gap, and gaps in all. */
const leastAccountsWithGap = 30;
/** See {@link leastAccountsWithGap}. */
const leastGaps = 100;

/** The typical gap assumed of a book that shows none at all, in days: a quarter. */
const quarterDays = 91;

/**
 * The rhythm of a book: the log-normal model by maximum likelihood, or weak priors around the median gap where the book
 * holds too few gaps. Drop-out is left out where the likelihood does not identify it.
 */
export function fitRhythm(sample: RhythmSample): RhythmModel {
  const accountsWithGap = sample.gaps.reduce((count, x) => count + (x > 0 ? 1 : 0), 0);
  const gaps = sample.gaps.reduce((sum, x) => sum + x, 0);
  const size = { accountsWithGap, gaps };
  if (accountsWithGap < leastAccountsWithGap || gaps < leastGaps) {
    return { ...weakPrior(sample), ...size };
  }
  const { point } = minimize(createLikelihood(sample), startingPoint(sample, gaps), 1e-6);
  const [mu = 0, logTau = 0, freeSigma = 0, logA = 0, logB = 0] = point;
  return {
    mu,
    tau: Math.exp(logTau),
    sigma: sigmaOf(freeSigma),
    dropOut: identifiedDropOut(Math.exp(logA), Math.exp(logB)),
    basis: 'fitted',
    ...size,
  };
}

/** Equal weight to the book and to one gap of the account (`σ²/τ² = 1`), around the median of the accounts' mean log gaps. */
function weakPrior(sample: RhythmSample): Omit<RhythmModel, 'accountsWithGap' | 'gaps'> {
  const means = Array.from(sample.gaps, (x, i) => (sample.logGaps[i] as number) / x)
    .filter(Number.isFinite)
    .sort((a, b) => a - b);
  const middle = means.length / 2;
  const median =
    means.length === 0
      ? Math.log(quarterDays)
      : ((means[Math.floor(middle)] as number) + (means[Math.ceil(middle) - 1] as number)) / 2;
  return { mu: median, tau: 1, sigma: 1, dropOut: null, basis: 'weak-prior' };
}

function startingPoint(sample: RhythmSample, gaps: number): number[] {
  const mean = sample.logGaps.reduce((sum, value) => sum + value, 0) / gaps;
  return [mean, 0, 0, Math.log(0.5), Math.log(0.5)];
}

/**
 * Drop-out is no finding where hardly any purchase is the last. A large `b` only says that all accounts stop with the
 * same probability, which is one.
 */
function identifiedDropOut(a: number, b: number): RhythmModel['dropOut'] {
  return a / (a + b) >= 1e-3 ? { a, b } : null;
}

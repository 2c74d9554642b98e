import { isEnough, sizeOf } from './enough-gaps.ts';
import { identifiedDropOut } from './identified-drop-out.ts';
import { createLogNormalLikelihood, sigmaOf } from './log-normal-likelihood.ts';
import { type Minimum, minimize } from './minimize.ts';
import type { LogNormalModel } from './rhythm-model.ts';
import type { RhythmSample } from './rhythm-sample.ts';
import { believedPoint, withWeakPrior } from './weak-prior.ts';

/** Where the mean log-likelihood counts as flat. */
const tolerance = 1e-6;

/**
 * The log-normal rhythm of a book: by maximum likelihood, or with weak priors where the book holds too few gaps. Drop-out
 * is left out where the likelihood does not identify it.
 */
export function fitLogNormal(sample: RhythmSample): LogNormalModel {
  const size = sizeOf(sample);
  const isFitted = isEnough(size);
  const { point } = isFitted ? fitAlone(sample, size.gaps) : fitWithPrior(sample);
  const [mu = 0, logTau = 0, freeSigma = 0, logA = 0, logB = 0] = point;
  return {
    kind: 'log-normal',
    mu,
    tau: Math.exp(logTau),
    sigma: sigmaOf(freeSigma),
    dropOut: identifiedDropOut({ a: Math.exp(logA), b: Math.exp(logB) }),
    basis: isFitted ? 'fitted' : 'weak-prior',
    ...size,
  };
}

function fitAlone(sample: RhythmSample, gaps: number): Minimum {
  const mean = sample.logGaps.reduce((sum, value) => sum + value, 0) / gaps;
  const start = [mean, 0, 0, Math.log(0.5), Math.log(0.5)];
  return minimize(createLogNormalLikelihood(sample), start, tolerance);
}

function fitWithPrior(sample: RhythmSample): Minimum {
  const accounts = Math.max(1, sample.gaps.length);
  const objective = withWeakPrior(createLogNormalLikelihood(sample), accounts);
  return minimize(objective, believedPoint, tolerance);
}

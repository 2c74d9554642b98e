import { density, upperTail } from './normal.ts';
import type { RhythmSample } from './rhythm-sample.ts';

/**
 * Least spread of a log gap within an account. Gaps are whole days, so accounts that buy like clockwork would otherwise
 * have an infinite likelihood at no spread at all.
 */
const leastSigma = 0.05;

/** The spread σ that a free parameter stands for: `√(leastSigma² + e^{2θ})`. */
export function sigmaOf(parameter: number): number {
  return Math.hypot(leastSigma, Math.exp(parameter));
}

/**
 * A function that answers the negative log-likelihood per account of a sample and writes its gradient, with respect to
 * `[μ, ln τ, θ, ln a, ln b]` where `σ² = leastSigma² + e^{2θ}`. For an account with x gaps, silence s and `w = σ² + x τ²`:
 *
 * `ln L = ln f(gaps) + Σⱼ₌₀ˣ⁻¹ ln((b+j)/(a+b+j)) + ln{[(b+x)·S(s) + a] / (a+b+x)}` with
 * `ln f = −½ [x ln 2π + (x−1) ln σ² + ln w + (Q − τ²C²/w)/σ²]`, `C = Σ(ln g − μ)`, `Q = Σ(ln g − μ)²`.
 */
export function createLogNormalLikelihood(
  sample: RhythmSample,
): (parameters: Float64Array, gradient: Float64Array) => number {
  const accounts = sample.gaps.length;
  const logSilence = sample.silenceDays.map(Math.log);
  const accountsWithMoreGapsThan = countExceeding(sample.gaps);

  return (parameters, gradient) => {
    const mu = parameters[0] as number;
    const between = Math.exp(2 * (parameters[1] as number));
    const freeWithin = Math.exp(2 * (parameters[2] as number));
    const within = leastSigma * leastSigma + freeWithin;
    const a = Math.exp(parameters[3] as number);
    const b = Math.exp(parameters[4] as number);
    const logWithin = Math.log(within);
    let sum = 0;
    let slopeMu = 0;
    let slopeBetween = 0;
    let slopeWithin = 0;
    let slopeA = 0;
    let slopeB = 0;

    for (let i = 0; i < accounts; i++) {
      const x = sample.gaps[i] as number;
      const logGaps = sample.logGaps[i] as number;
      const w = within + x * between;

      if (x > 0) {
        const deviation = logGaps - x * mu;
        const squares = (sample.logGapsSquared[i] as number) - 2 * mu * logGaps + x * mu * mu;
        const residual = squares - (between * deviation * deviation) / w;
        sum -= 0.5 * (x * log2Pi + (x - 1) * logWithin + Math.log(w) + residual / within);
        slopeMu += deviation / w;
        slopeBetween -= 0.5 * (x / w - (deviation * deviation) / (w * w));
        slopeWithin -=
          0.5 *
          ((x - 1) / within +
            1 / w +
            (between * deviation * deviation) / (w * w * within) -
            residual / (within * within));
      }

      const mean = (mu * within + between * logGaps) / w;
      const spread = Math.sqrt(within + (between * within) / w);
      const z = ((logSilence[i] as number) - mean) / spread;
      const silence = z === Number.NEGATIVE_INFINITY ? 1 : upperTail(z);
      const mixture = (b + x) * silence + a;
      sum += Math.log(mixture / (a + b + x));
      slopeA += 1 / mixture - 1 / (a + b + x);
      slopeB += silence / mixture - 1 / (a + b + x);

      if (z !== Number.NEGATIVE_INFINITY) {
        const weight = (-density(z) * (b + x)) / mixture;
        slopeMu += weight * (-within / w / spread);
        const spreadByBetween = (within * within) / (w * w) / (2 * spread);
        const spreadByWithin = (1 + (x * between * between) / (w * w)) / (2 * spread);
        slopeBetween += weight * (-((logGaps - mean * x) / w + z * spreadByBetween) / spread);
        slopeWithin += weight * (-((mu - mean) / w + z * spreadByWithin) / spread);
      }
    }

    for (let j = 0; j < accountsWithMoreGapsThan.length; j++) {
      const count = accountsWithMoreGapsThan[j] as number;
      sum += count * Math.log((b + j) / (a + b + j));
      slopeA -= count / (a + b + j);
      slopeB += count * (1 / (b + j) - 1 / (a + b + j));
    }

    gradient[0] = -slopeMu / accounts;
    gradient[1] = (-slopeBetween * 2 * between) / accounts;
    gradient[2] = (-slopeWithin * 2 * freeWithin) / accounts;
    gradient[3] = (-slopeA * a) / accounts;
    gradient[4] = (-slopeB * b) / accounts;
    return Number.isFinite(sum) ? -sum / accounts : Number.POSITIVE_INFINITY;
  };
}

const log2Pi = Math.log(2 * Math.PI);

/** For j = 0, 1, …: how many accounts have more than j gaps; so that Σ over gaps is done once per j, not per account. */
function countExceeding(gaps: Int32Array): Float64Array {
  const most = gaps.reduce((largest, x) => Math.max(largest, x), 0);
  const counts = new Float64Array(most);
  for (const x of gaps) if (x > 0) counts[x - 1] = (counts[x - 1] as number) + 1;
  for (let j = most - 2; j >= 0; j--) counts[j] = (counts[j] as number) + (counts[j + 1] as number);
  return counts;
}

import { chancesToStop } from './beta-geometric.ts';
import type { Objective } from './minimize.ts';
import type { BetaGeometricModel } from './rhythm-model.ts';
import type { RhythmSample } from './rhythm-sample.ts';

/** Parameters of BG/NBD and MBG/NBD. */
export interface BetaGeometric {
  r: number;
  alpha: number;
  a: number;
  b: number;
}

/** Purchase histories as columns, equal ones told once with their number: all that BG/NBD and MBG/NBD look at. */
export interface DistinctHistories {
  gaps: Float64Array;
  spanDays: Float64Array;
  silenceDays: Float64Array;
  /** How many accounts have the history. */
  weight: Float64Array;
}

/** The distinct histories of a sample, in order of appearance. */
export function distinctHistories(
  sample: Pick<RhythmSample, 'gaps' | 'spanDays' | 'silenceDays'>,
): DistinctHistories {
  const places = new Map<string, number>();
  const first: number[] = [];
  const weight: number[] = [];
  for (const [i, gaps] of sample.gaps.entries()) {
    const key = `${gaps} ${sample.spanDays[i]} ${sample.silenceDays[i]}`;
    const place = places.get(key);
    if (place === undefined) {
      places.set(key, first.length);
      first.push(i);
      weight.push(1);
    } else weight[place] = (weight[place] as number) + 1;
  }
  return {
    gaps: Float64Array.from(first, (i) => sample.gaps[i] as number),
    spanDays: Float64Array.from(first, (i) => sample.spanDays[i] as number),
    silenceDays: Float64Array.from(first, (i) => sample.silenceDays[i] as number),
    weight: Float64Array.from(weight),
  };
}

/**
 * Where a parameter begins to mean nothing any more (as logarithm), and how steeply it is held back from there on: data
 * without drop-out, or of accounts that are all alike, would drive it to infinity.
 */
const farLog = Math.log(1000);
const steepness = 1e-3;

/**
 * A function that answers the negative log-likelihood per account and writes its gradient, with respect to
 * `[ln r, ln(α/r), ln a, ln b]`. For an account with x gaps, span `t_x`, silence s, and k chances to stop:
 *
 * `ln L = Σⱼ₌₀ˣ⁻¹ ln(r+j) + r ln α − (r+x) ln(α+t_x) + Σⱼ₌₀ᵏ⁻¹ ln((b+j)/(a+b+j)) + ln{S + a/(b+k−1)}` with
 * `S = ((α+t_x)/(α+t_x+s))^{r+x}`; without a chance to stop the last term is `ln S`.
 */
export function createBetaGeometricLikelihood(
  kind: BetaGeometricModel['kind'],
  histories: DistinctHistories,
): Objective {
  const { gaps, spanDays, silenceDays, weight } = histories;
  const chances = gaps.map((x) => chancesToStop(kind, x));
  const buyersBeyond = weightExceeding(gaps, weight);
  const chancesBeyond = weightExceeding(chances, weight);
  const accounts = weight.reduce((sum, count) => sum + count, 0);

  return (point, gradient) => {
    const { r, alpha, a, b } = parametersAt(point);
    const logAlpha = Math.log(alpha);
    let sum = 0;
    let slopeR = 0;
    let slopeAlpha = 0;
    let slopeA = 0;
    let slopeB = 0;

    for (let i = 0; i < gaps.length; i++) {
      const count = weight[i] as number;
      const x = gaps[i] as number;
      const k = chances[i] as number;
      const shape = r + x;
      const rate = alpha + (spanDays[i] as number);
      const silence = silenceDays[i] as number;
      const logRate = Math.log(rate);
      const decay = Math.log1p(silence / rate);
      const survival = Math.exp(-shape * decay);
      const odds = k === 0 ? 0 : a / (b + k - 1);
      const mixture = survival + odds;
      const alive = k === 0 ? 1 : survival / mixture;
      sum += count * (r * (logAlpha - logRate) - x * logRate);
      sum += count * (k === 0 ? -shape * decay : Math.log(mixture));
      slopeR += count * (logAlpha - logRate - alive * decay);
      slopeAlpha +=
        count * (r / alpha - shape / rate + (alive * shape * silence) / (rate * (rate + silence)));
      if (k === 0) continue;
      slopeA += (count * odds) / (a * mixture);
      slopeB -= (count * odds) / ((b + k - 1) * mixture);
    }
    for (let j = 0; j < buyersBeyond.length; j++) {
      sum += (buyersBeyond[j] as number) * Math.log(r + j);
      slopeR += (buyersBeyond[j] as number) / (r + j);
    }
    for (let j = 0; j < chancesBeyond.length; j++) {
      const count = chancesBeyond[j] as number;
      sum += count * Math.log((b + j) / (a + b + j));
      slopeA -= count / (a + b + j);
      slopeB += count * (1 / (b + j) - 1 / (a + b + j));
    }

    gradient[0] = -(slopeR * r + slopeAlpha * alpha) / accounts;
    gradient[1] = (-slopeAlpha * alpha) / accounts;
    gradient[2] = (-slopeA * a) / accounts;
    gradient[3] = (-slopeB * b) / accounts;
    if (!Number.isFinite(sum)) return Number.POSITIVE_INFINITY;
    return -sum / accounts + holdBack(point, gradient);
  };
}

/** The parameters that a point stands for. */
export function parametersAt(point: Float64Array): BetaGeometric {
  const [r = 0, scale = 0, a = 0, b = 0] = point.map(Math.exp);
  return { r, alpha: scale * r, a, b };
}

/** The point that stands for parameters. */
export function pointAt({ r, alpha, a, b }: BetaGeometric): Float64Array {
  return Float64Array.of(r, alpha / r, a, b).map(Math.log);
}

function holdBack(point: Float64Array, gradient: Float64Array): number {
  let penalty = 0;
  for (const k of [0, 2, 3]) {
    const log = point[k] as number;
    const excess = Math.abs(log) - farLog;
    if (excess <= 0) continue;
    penalty += steepness * excess * excess;
    gradient[k] = (gradient[k] as number) + 2 * steepness * excess * Math.sign(log);
  }
  return penalty;
}

/** For j = 0, 1, …: the weight of the histories whose number exceeds j; so that sums over j are made once, not per account. */
function weightExceeding(numbers: Float64Array, weight: Float64Array): Float64Array {
  const most = numbers.reduce((largest, number) => Math.max(largest, number), 0);
  const beyond = new Float64Array(most);
  for (const [i, number] of numbers.entries()) {
    if (number > 0) beyond[number - 1] = (beyond[number - 1] as number) + (weight[i] as number);
  }
  for (let j = most - 2; j >= 0; j--) beyond[j] = (beyond[j] as number) + (beyond[j + 1] as number);
  return beyond;
}

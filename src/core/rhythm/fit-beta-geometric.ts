import {
  createBetaGeometricLikelihood,
  distinctHistories,
  parametersAt,
  pointAt,
} from './beta-geometric-likelihood.ts';
import { isEnough, sizeOf } from './enough-gaps.ts';
import { minimize } from './minimize.ts';
import type { BetaGeometricModel } from './rhythm-model.ts';
import type { RhythmSample } from './rhythm-sample.ts';

/** What BG/NBD and MBG/NBD are fitted to; times in any one unit, which is that of `alpha` then. */
export type TimesOfPurchase = Pick<RhythmSample, 'gaps' | 'spanDays' | 'silenceDays'>;

/**
 * BG/NBD or MBG/NBD by maximum likelihood; `undefined` for a sample with too few gaps.
 *
 * @param tolerance stops when no component of the gradient of the mean log-likelihood exceeds it
 */
export function fitBetaGeometric<Kind extends BetaGeometricModel['kind']>(
  kind: Kind,
  sample: TimesOfPurchase,
  tolerance = 1e-6,
): BetaGeometricModel<Kind> | undefined {
  const size = sizeOf(sample);
  if (!isEnough(size)) return undefined;
  const likelihood = createBetaGeometricLikelihood(kind, distinctHistories(sample));
  const spans = sample.spanDays.reduce((sum, span) => sum + span, 0);
  const start = [0, Math.log(spans / size.gaps), 0, Math.log(3)];
  const { point } = minimize(likelihood, start, tolerance);
  const { r, alpha, a, b } = parametersAt(point);
  return { kind, r, alpha, dropOut: { a, b }, basis: 'fitted', ...size };
}

/** The log-likelihood of a sample under a model, summed over its accounts. */
export function logLikelihood(model: BetaGeometricModel, sample: TimesOfPurchase): number {
  const likelihood = createBetaGeometricLikelihood(model.kind, distinctHistories(sample));
  const { r, alpha, dropOut } = model;
  const point = pointAt({ r, alpha, a: dropOut?.a ?? 0, b: dropOut?.b ?? 1 });
  return -likelihood(point, new Float64Array(4)) * sample.gaps.length;
}

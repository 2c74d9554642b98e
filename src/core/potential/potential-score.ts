import { percentileOf } from '../calibration/rank-scale.ts';
import type { Context } from '../dimensions/dimension.ts';
import type { AccountMeasures } from '../measures/account-measures.ts';
import { growthShare } from '../measures/growth.ts';
import { coverageOf, presence, tidyScore, weighed } from '../measures/weighing.ts';

/** The measures potential is made of, each 0 to 1, `NaN` while not known. */
export type PotentialMeasure = 'pipeline' | 'size' | 'growth' | 'whiteSpace';

/**
 * Amount in the open pipeline, as mid-rank percentile among those with any; 0 without one. Not known where no open deal of the
 * account, or none of the whole book, has an amount.
 */
export function pipelineMeasure(figures: AccountMeasures, { calibration }: Context): number {
  const { pipeline } = calibration.potentialScale;
  if (pipeline.values.length === 0) return Number.NaN;
  if (figures.open === 0) return 0;
  if (figures.open === figures.openWithoutAmount) return Number.NaN;
  return figures.openAmount > 0 ? percentileOf(pipeline, figures.openAmount) : 0;
}

/** Size of the company: large 1, medium ½, small 0. */
export function sizeMeasure(size: string | undefined): number {
  if (size === 'large') return 1;
  if (size === 'medium') return 0.5;
  return size === 'small' ? 0 : Number.NaN;
}

/** Share of what the book's broadest buyers buy that this account does not buy yet. */
export function whiteSpaceMeasure(figures: AccountMeasures, { calibration }: Context): number {
  const { productLines } = calibration.potentialScale;
  if (productLines === null || figures.winsWithProduct === 0) return Number.NaN;
  return 1 - Math.min(1, figures.distinctProducts / productLines);
}

/**
 * `Σ w·x / Σ w` over the measures known, 0 to 1; `NaN` where these have less than the policy's share of all weights.
 *
 * @param size class of the dimension `size`
 */
export function potentialScore(
  figures: AccountMeasures,
  size: string | undefined,
  context: Context,
): number {
  const { weights, minCoverage } = context.policy.potential;
  const pipeline = pipelineMeasure(figures, context);
  const sizeOf = sizeMeasure(size);
  const growth = growthShare(figures, context);
  const whiteSpace = whiteSpaceMeasure(figures, context);
  const present =
    presence(weights.pipeline, pipeline) +
    presence(weights.size, sizeOf) +
    presence(weights.growth, growth) +
    presence(weights.whiteSpace, whiteSpace);
  if (coverageOf(present, sumOfWeights(context)) < minCoverage) return Number.NaN;
  return tidyScore(
    weighed(weights.pipeline, pipeline) +
      weighed(weights.size, sizeOf) +
      weighed(weights.growth, growth) +
      weighed(weights.whiteSpace, whiteSpace),
    present,
  );
}

/** The share of the policy's weights whose measures are known. */
export function potentialCoverage(
  figures: AccountMeasures,
  size: string | undefined,
  context: Context,
): number {
  const { weights } = context.policy.potential;
  const present =
    presence(weights.pipeline, pipelineMeasure(figures, context)) +
    presence(weights.size, sizeMeasure(size)) +
    presence(weights.growth, growthShare(figures, context)) +
    presence(weights.whiteSpace, whiteSpaceMeasure(figures, context));
  return coverageOf(present, sumOfWeights(context));
}

function sumOfWeights({ policy }: Context): number {
  const { pipeline, size, growth, whiteSpace } = policy.potential.weights;
  return pipeline + size + growth + whiteSpace;
}

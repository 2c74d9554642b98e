import type { Calibration } from '../calibration/calibration.ts';
import { percentileOf } from '../calibration/rank-scale.ts';
import type { AccountFacts } from '../facts.ts';
import type { AccountMeasures, PurchaseRhythm } from '../measures/account-measures.ts';
import { satisfactionOf } from '../measures/satisfaction.ts';
import { coverageOf, presence, tidyScore, weighed } from '../measures/weighing.ts';
import type { Policy } from '../policy/policy.ts';

/** Fewest gaps between purchases whose evenness says anything. */
const fewGaps = 3;

/** Days from the first to the last purchase, as mid-rank percentile among the buyers. */
function tenureMeasure(figures: AccountMeasures, { loyaltyScale }: Calibration): number {
  return percentileOf(loyaltyScale.span, figures.lastWonOn - figures.firstWonOn);
}

/**
 * How even the gaps between purchases are, 0 to 1: `1 / (1 + s)`, `s` the standard deviation of their logarithms; `NaN` with
 * fewer than three gaps.
 */
export function evennessOf({ gaps, logGaps, logGapsSquared }: PurchaseRhythm): number {
  if (gaps < fewGaps) return Number.NaN;
  const variance = Math.max(0, logGapsSquared - (logGaps * logGaps) / gaps) / (gaps - 1);
  return 1 / (1 + Math.sqrt(variance));
}

/** {@link evennessOf}, as mid-rank percentile among the buyers that have it. */
function regularityMeasure({ rhythm }: AccountMeasures, { loyaltyScale }: Calibration): number {
  return percentileOf(loyaltyScale.evenness, evennessOf(rhythm));
}

/** Share of purchases that were not the first: 0 after one, ½ after two, towards 1. */
export function repeatMeasure({ rhythm }: AccountMeasures): number {
  return rhythm.occasions > 0 ? rhythm.gaps / rhythm.occasions : Number.NaN;
}

/** `Σ w·x / Σ w` over the measures known, 0 to 1; `NaN` for an account that never bought. Amounts play no part. */
export function loyaltyScore(
  figures: AccountMeasures,
  account: AccountFacts,
  calibration: Calibration,
  { loyalty: { weights } }: Policy,
): number {
  if (figures.wins === 0) return Number.NaN;
  const tenure = tenureMeasure(figures, calibration);
  const regularity = regularityMeasure(figures, calibration);
  const repeat = repeatMeasure(figures);
  const feedback = satisfactionOf(account);
  return tidyScore(
    weighed(weights.tenure, tenure) +
      weighed(weights.regularity, regularity) +
      weighed(weights.repeat, repeat) +
      weighed(weights.feedback, feedback),
    presence(weights.tenure, tenure) +
      presence(weights.regularity, regularity) +
      presence(weights.repeat, repeat) +
      presence(weights.feedback, feedback),
  );
}

/** The share of the policy's weights whose measures are known. */
export function loyaltyCoverage(
  figures: AccountMeasures,
  account: AccountFacts,
  calibration: Calibration,
  { loyalty: { weights } }: Policy,
): number {
  const present =
    presence(weights.tenure, tenureMeasure(figures, calibration)) +
    presence(weights.regularity, regularityMeasure(figures, calibration)) +
    presence(weights.repeat, repeatMeasure(figures)) +
    presence(weights.feedback, satisfactionOf(account));
  return coverageOf(
    present,
    weights.tenure + weights.regularity + weights.repeat + weights.feedback,
  );
}

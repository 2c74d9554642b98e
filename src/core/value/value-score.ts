import type { Calibration } from '../calibration/calibration.ts';
import { percentileOf } from '../calibration/rank-scale.ts';
import type { Context, Subject } from '../dimensions/dimension.ts';
import { loyaltyScore } from '../loyalty/loyalty-score.ts';
import type { AccountMeasures } from '../measures/account-measures.ts';
import { satisfactionOf } from '../measures/satisfaction.ts';
import { presence, tidyScore, weighed } from '../measures/weighing.ts';
import type { Policy } from '../policy/policy.ts';

/** The measures a value score is made of beside loyalty; profit waits for its facts. */
export interface ValueMeasures {
  monetary: number;
  frequency: number;
  orderSize: number;
}

/**
 * `V = Σ w·p / Σ w` over the measures present, 0 to 1; p is the mid-rank percentile among accounts with any win. Rounded
 * to nine digits, so that a threshold means the same whatever the rounding of the sum. Never falls when monetary rises.
 *
 * @param loyalty 0 to 1, or `NaN` where it does not count
 */
export function valueScore(
  measures: ValueMeasures,
  { valueScale }: Calibration,
  { value: { weights } }: Policy,
  loyalty: number,
): number {
  const sum =
    weights.revenue * percentileOf(valueScale.revenue, measures.monetary) +
    weights.frequency * percentileOf(valueScale.frequency, measures.frequency) +
    weights.orderSize * percentileOf(valueScale.orderSize, measures.orderSize) +
    weighed(weights.loyalty, loyalty);
  const present =
    weights.revenue + weights.frequency + weights.orderSize + presence(weights.loyalty, loyalty);
  return tidyScore(sum, present);
}

/** The loyalty that counts towards value under the policy; `NaN` where it does not. Amounts play no part in it. */
export function countedLoyalty(
  figures: AccountMeasures,
  { account }: Subject,
  { calibration, policy }: Context,
): number {
  if (policy.value.weights.loyalty === 0) return Number.NaN;
  if (policy.value.loyaltyCounts === 'with-feedback' && Number.isNaN(satisfactionOf(account))) {
    return Number.NaN;
  }
  return loyaltyScore(figures, account, calibration, policy);
}

/** Share of the policy's weights whose measures are present. */
export function valueCoverage({ value: { weights } }: Policy, loyalty: number): number {
  const always = weights.revenue + weights.frequency + weights.orderSize;
  const present = always + presence(weights.loyalty, loyalty);
  const all = always + weights.profit + weights.loyalty;
  return Math.round((100 * present) / all) / 100;
}

/**
 * The least amount of one more won deal that lifts the value score to a threshold, in whole units of money;
 * `null` when no amount does.
 */
export function amountToReachValue(
  own: AccountMeasures,
  calibration: Calibration,
  policy: Policy,
  threshold: number,
  loyalty: number,
): number | null {
  const reaches = (amount: number): boolean =>
    valueScore(withOneMoreWin(own, amount), calibration, policy, loyalty) >= threshold;
  let high = Math.max(1, (calibration.valueScale.revenue.values.at(-1) ?? 0) - own.monetary);
  high = Math.max(
    high,
    (calibration.valueScale.orderSize.values.at(-1) ?? 0) * (own.frequency + 1),
  );
  if (!reaches(Math.ceil(high))) return null;
  let low = 0;
  high = Math.ceil(high);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (reaches(middle)) high = middle;
    else low = middle;
  }
  return high;
}

function withOneMoreWin(own: AccountMeasures, amount: number): ValueMeasures {
  const monetary = own.monetary + amount;
  const frequency = own.frequency + 1;
  return { monetary, frequency, orderSize: monetary / frequency };
}

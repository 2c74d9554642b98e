import type { PurchaseHistories } from './gather-histories.ts';
import { buyProbability, type GapHistory } from './predict-purchase.ts';
import type { RhythmModel } from './rhythm-model.ts';

/** How much better one model predicted purchases than another, over the same accounts and days. */
export interface Comparison {
  accounts: number;
  /** Brier score of each: the mean square of probability less outcome; 0 is perfect. */
  brier: number;
  rivalBrier: number;
  /** Standard error of the difference of the two, from the differences account by account. */
  standardError: number;
}

/**
 * Compares what two models said of histories with what came in the `horizonDays` after them.
 *
 * @param histories as they were known on a day that lies at least `horizonDays` back
 */
export function compareModels(
  model: RhythmModel,
  rival: RhythmModel,
  histories: PurchaseHistories,
  horizonDays: number,
): Comparison {
  const accounts = histories.gaps.length;
  const history: GapHistory = { gaps: 0, logGaps: 0, spanDays: 0 };
  let sum = 0;
  let rivalSum = 0;
  let squares = 0;
  for (let i = 0; i < accounts; i++) {
    history.gaps = histories.gaps[i] as number;
    history.logGaps = histories.logGaps[i] as number;
    history.spanDays = histories.spanDays[i] as number;
    const silence = histories.silenceDays[i] as number;
    const outcome = (histories.daysToNext[i] as number) <= horizonDays ? 1 : 0;
    const error = (buyProbability(model, history, silence, horizonDays) - outcome) ** 2;
    const rivalError = (buyProbability(rival, history, silence, horizonDays) - outcome) ** 2;
    sum += error;
    rivalSum += rivalError;
    squares += (error - rivalError) ** 2;
  }
  const difference = (sum - rivalSum) / accounts;
  return {
    accounts,
    brier: sum / accounts,
    rivalBrier: rivalSum / accounts,
    standardError: Math.sqrt((squares / accounts - difference ** 2) / (accounts - 1)),
  };
}

import type { PurchaseRhythm } from '../measures/account-measures.ts';
import type { Policy } from '../policy/policy.ts';
import { buyProbability, type GapHistory, typicalGapDays } from '../rhythm/predict-purchase.ts';
import type { PurchaseModel } from '../rhythm/rhythm-model.ts';

/** Where an account stands in its life with us. */
export type LifecycleState =
  | 'potential'
  | 'first-purchase'
  | 'repeat'
  | 'at-risk'
  | 'lost'
  | 'won-back';

/** The days ahead over which a purchase is expected or not: at least the policy's least horizon, and a few typical gaps. */
export function horizonDays(typicalGap: number, { lifecycle }: Policy): number {
  return Math.max(lifecycle.horizonDays, lifecycle.horizonGaps * typicalGap);
}

/** The probability that the account buys within its horizon, after `silenceDays` without a purchase. */
export function buyProbabilityAt(
  history: GapHistory,
  model: PurchaseModel,
  policy: Policy,
  silenceDays: number,
): number {
  return buyProbability(
    model,
    history,
    silenceDays,
    horizonDays(typicalGapDays(model, history), policy),
  );
}

/**
 * The state of an account by its own purchase rhythm, shrunk to the book's.
 *
 * No win: potential. Silent beyond its typical gap G and unlikely to buy: lost below one probability, at risk below
 * another. Else won back, if it was as good as lost on the day before it last bought; else first purchase or repeat.
 *
 * @param silenceDays days since the last occasion; may differ from the rhythm's own to look ahead
 */
export function lifecycleStateAt(
  rhythm: PurchaseRhythm,
  model: PurchaseModel,
  policy: Policy,
  silenceDays: number,
): LifecycleState {
  if (rhythm.occasions === 0) return 'potential';
  const { lostBelow, atRiskBelow } = policy.lifecycle;
  if (silenceDays > typicalGapDays(model, rhythm)) {
    const probability = buyProbabilityAt(rhythm, model, policy, silenceDays);
    if (probability < lostBelow) return 'lost';
    if (probability < atRiskBelow) return 'at-risk';
  }
  if (wasLostBeforeLastOccasion(rhythm, model, policy)) return 'won-back';
  return rhythm.gaps === 0 ? 'first-purchase' : 'repeat';
}

/** Whether the account was as good as lost on the day before its last purchase, judged by what was known then. */
function wasLostBeforeLastOccasion(
  rhythm: PurchaseRhythm,
  model: PurchaseModel,
  policy: Policy,
): boolean {
  if (rhythm.gaps === 0) return false;
  const before: GapHistory = {
    gaps: rhythm.gaps - 1,
    logGaps: rhythm.logGaps - Math.log(rhythm.lastGapDays),
    spanDays: rhythm.spanDays - rhythm.lastGapDays,
  };
  const silence = rhythm.lastGapDays - 1;
  return buyProbabilityAt(before, model, policy, silence) < policy.lifecycle.lostBelow;
}

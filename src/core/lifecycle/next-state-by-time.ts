import type { PurchaseRhythm } from '../measures/account-measures.ts';
import type { Policy } from '../policy/policy.ts';
import { typicalGapDays } from '../rhythm/predict-purchase.ts';
import type { PurchaseModel } from '../rhythm/rhythm-model.ts';
import { type LifecycleState, lifecycleStateAt } from './lifecycle-state.ts';

/** How far ahead a change by time alone is looked for, in days. */
const lookAheadDays = 3660;

/** By how much of the silence the look ahead strides: no probability crosses a threshold and comes back within that. */
const stride = 0.04;

/**
 * In how many days, if nothing is bought, time alone changes the state, and to which; `undefined` when it does not within
 * ten years. Looks ahead in strides that grow with the silence, then for the day within the stride.
 */
export function nextStateByTime(
  rhythm: PurchaseRhythm,
  model: PurchaseModel,
  policy: Policy,
): { days: number; to: LifecycleState } | undefined {
  if (rhythm.occasions === 0) return undefined;
  const { silenceDays } = rhythm;
  const stateIn = (days: number) => lifecycleStateAt(rhythm, model, policy, silenceDays + days);
  const now = stateIn(0);
  // Inside its typical gap an account keeps its state.
  let same = Math.max(0, Math.floor(typicalGapDays(model, rhythm)) - silenceDays);
  while (same < lookAheadDays) {
    const ahead = Math.max(1, Math.floor(stride * (silenceDays + same)));
    const next = Math.min(lookAheadDays, same + ahead);
    if (stateIn(next) !== now) return firstChange(stateIn, now, same, next);
    same = next;
  }
  return undefined;
}

/** The first change between a number of days in which the state is the same and one in which it is not. */
function firstChange(
  stateIn: (days: number) => LifecycleState,
  now: LifecycleState,
  same: number,
  other: number,
): { days: number; to: LifecycleState } {
  let before = same;
  let days = other;
  while (days - before > 1) {
    const middle = Math.floor((before + days) / 2);
    if (stateIn(middle) === now) before = middle;
    else days = middle;
  }
  return { days, to: stateIn(days) };
}

import type { Context, Subject } from '../dimensions/dimension.ts';
import { buyProbabilityAt } from '../lifecycle/lifecycle-state.ts';
import { growthShare } from '../measures/growth.ts';
import { satisfactionOf } from '../measures/satisfaction.ts';
import { coverageOf, presence, tidyScore, weighed } from '../measures/weighing.ts';
import { logSilence, typicalGapDays } from '../rhythm/predict-purchase.ts';

/**
 * 1 while the account is inside its own rhythm; then the probability that it buys within its horizon. `NaN` before the
 * first purchase.
 */
export function rhythmMeasure({ own: { rhythm } }: Subject, context: Context): number {
  if (rhythm.occasions === 0) return Number.NaN;
  const model = context.calibration.rhythm;
  if (rhythm.silenceDays <= typicalGapDays(model, rhythm)) return 1;
  return buyProbabilityAt(rhythm, model, context.policy, rhythm.silenceDays);
}

/**
 * Whether an account is silent for so long that hardly any that still buys ever is, however likely it is to come back by
 * the model. Only where a rhythm of its own is known.
 */
export function isRarelySilent({ own: { rhythm } }: Subject, context: Context): boolean {
  if (rhythm.gaps === 0) return false;
  const chance = Math.exp(logSilence(context.calibration.rhythm, rhythm, rhythm.silenceDays));
  return chance < context.policy.health.rareSilence;
}

/**
 * Deals won in this window against the one before: 1 when as many or more, 0 when none. 0 too when both are empty: silence that
 * goes on must not make an account look better. For an account that first bought inside those two windows only a decline is
 * told: the part of the earlier window that it was there for held more already.
 */
export function trendMeasure({ own }: Subject, context: Context): number {
  if (own.wins > 0 && own.frequency + own.frequencyBefore === 0) return 0;
  if (own.frequency < own.frequencyBefore) {
    return (2 * own.frequency) / (own.frequency + own.frequencyBefore);
  }
  return Math.min(1, 2 * growthShare(own, context));
}

/** How fresh the last contact is: 1 today, ½ after the policy's days, towards 0. */
export function touchesMeasure({ account }: Subject, { asOf, policy }: Context): number {
  if (account.lastContactOn === undefined) return Number.NaN;
  return 1 / (1 + Math.max(0, asOf - account.lastContactOn) / policy.health.touchDays);
}

/** 1 without open service cases, ½ with one, towards 0. */
export function casesMeasure({ account }: Subject): number {
  return account.openCases === undefined ? Number.NaN : 1 / (1 + Math.max(0, account.openCases));
}

/** `H = Σ w·x / Σ w` over the measures known, 0 to 1; `NaN` without any. */
export function healthScore(subject: Subject, context: Context): number {
  const { weights } = context.policy.health;
  const rhythm = rhythmMeasure(subject, context);
  const trend = trendMeasure(subject, context);
  const touches = touchesMeasure(subject, context);
  const feedback = satisfactionOf(subject.account);
  const cases = casesMeasure(subject);
  return tidyScore(
    weighed(weights.rhythm, rhythm) +
      weighed(weights.trend, trend) +
      weighed(weights.touches, touches) +
      weighed(weights.feedback, feedback) +
      weighed(weights.cases, cases),
    presence(weights.rhythm, rhythm) +
      presence(weights.trend, trend) +
      presence(weights.touches, touches) +
      presence(weights.feedback, feedback) +
      presence(weights.cases, cases),
  );
}

/** The share of the policy's weights whose measures are known. */
export function healthCoverage(subject: Subject, context: Context): number {
  const { weights } = context.policy.health;
  const present =
    presence(weights.rhythm, rhythmMeasure(subject, context)) +
    presence(weights.trend, trendMeasure(subject, context)) +
    presence(weights.touches, touchesMeasure(subject, context)) +
    presence(weights.feedback, satisfactionOf(subject.account)) +
    presence(weights.cases, casesMeasure(subject));
  const { rhythm, trend, touches, feedback, cases } = weights;
  return coverageOf(present, rhythm + trend + touches + feedback + cases);
}

import type { PurchaseHistories } from '../rhythm/gather-histories.ts';
import { areaUnderCurve, type Estimate } from './area-under-curve.ts';
import { calibrationError } from './calibration-error.ts';
import { type FlagQuality, flagQuality } from './flag-quality.ts';
import type { Method, Prediction } from './method.ts';
import { outcomesByScore } from './outcomes-by-score.ts';
import { brierScore, logLoss } from './probability-scores.ts';

/** How well one method did. What it does not say is `null`: one that only ranks has no probabilities to judge. */
export interface MethodResult {
  method: Method;
  auc: Estimate | null;
  brier: Estimate | null;
  /** Expected calibration error. */
  ece: number | null;
  logLoss: number | null;
  /** How many accounts it expected to buy. */
  expectedBuyers: number | null;
  lost: FlagQuality | null;
  strata: StratumResult[];
}

/** How well a method did on the accounts with some number of gaps at the origin. */
export interface StratumResult {
  gaps: '0' | '1' | '2+';
  accounts: number;
  buyRate: number;
  auc: Estimate | null;
  brier: Estimate | null;
}

/** Holds what a method said of accounts against which of them bought (1 or 0 each). */
export function judgeMethod(
  method: Method,
  histories: PurchaseHistories,
  hasBought: Uint8Array,
  horizonDays: number,
): MethodResult {
  const prediction = method.predict(histories, horizonDays);
  const { score, isProbability, isLost } = prediction;
  const outcomes = outcomesByScore(score, hasBought);
  return {
    method,
    auc: areaUnderCurve(outcomes),
    brier: isProbability ? brierScore(score, hasBought) : null,
    ece: isProbability ? calibrationError(outcomes) : null,
    logLoss: isProbability ? logLoss(score, hasBought) : null,
    expectedBuyers: isProbability ? score.reduce((sum, p) => sum + p, 0) : null,
    lost: isLost ? flagQuality(isLost, hasBought) : null,
    strata: judgeStrata(prediction, histories, hasBought),
  };
}

const strata = [
  { gaps: '0', contains: (gaps: number) => gaps === 0 },
  { gaps: '1', contains: (gaps: number) => gaps === 1 },
  { gaps: '2+', contains: (gaps: number) => gaps >= 2 },
] as const;

function judgeStrata(
  { score, isProbability }: Prediction,
  { gaps }: PurchaseHistories,
  hasBought: Uint8Array,
): StratumResult[] {
  return strata.flatMap((stratum) => {
    const isInside = (_: number, i: number) => stratum.contains(gaps[i] as number);
    const scores = score.filter(isInside);
    const outcomes = hasBought.filter(isInside);
    if (outcomes.length === 0) return [];
    return [
      {
        gaps: stratum.gaps,
        accounts: outcomes.length,
        buyRate: shareOf(outcomes),
        auc: areaUnderCurve(outcomesByScore(scores, outcomes)),
        brier: isProbability ? brierScore(scores, outcomes) : null,
      },
    ];
  });
}

/** Share of ones among flags. */
export function shareOf(flags: Uint8Array): number {
  return flags.reduce((sum, flag) => sum + flag, 0) / flags.length;
}

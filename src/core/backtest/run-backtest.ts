import type { Book } from '../book/book.ts';
import { type ChosenRhythm, chooseRhythm } from '../calibration/choose-rhythm.ts';
import { sampleAccounts } from '../calibration/sample-accounts.ts';
import type { Day } from '../day.ts';
import type { Policy } from '../policy/policy.ts';
import { fitBetaGeometric } from '../rhythm/fit-beta-geometric.ts';
import { fitLogNormal } from '../rhythm/fit-log-normal.ts';
import { gatherHistories, type PurchaseHistories } from '../rhythm/gather-histories.ts';
import { areaUnderCurve, type Estimate } from './area-under-curve.ts';
import { calibrationError } from './calibration-error.ts';
import { type FlagQuality, flagQuality } from './flag-quality.ts';
import type { Method, Prediction } from './method.ts';
import { byAlive, byFixedDays, byModel, byRecency } from './methods.ts';
import { outcomesByScore } from './outcomes-by-score.ts';
import { brierScore, logLoss } from './probability-scores.ts';

/** How well each method would have told, on a past day, which accounts bought afterwards. */
export interface Backtest {
  origin: Day;
  horizonDays: number;
  /** Accounts that had bought up to the origin. */
  accounts: number;
  /** Share of them that bought within the horizon. */
  buyRate: number;
  /** Brier score of telling everyone that share: what a method has to beat. */
  baseBrier: number;
  /** What the calibration at the origin chose. */
  chosen: ChosenRhythm;
  results: MethodResult[];
}

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

/** How well a method did on accounts with some number of gaps at the origin. */
export interface StratumResult {
  gaps: '0' | '1' | '2+';
  accounts: number;
  buyRate: number;
  auc: Estimate | null;
  brier: Estimate | null;
}

/**
 * Stands at the origin with nothing but the purchases up to then, lets each method say who will buy within the horizon,
 * and looks at who did.
 */
export function runBacktest(
  book: Book,
  policy: Policy,
  origin: Day,
  horizonDays: number,
): Backtest {
  const everyone = Int32Array.from(book.accounts.keys());
  const histories = gatherHistories(book, everyone, origin);
  const hasBought = Uint8Array.from(histories.daysToNext, (days) => (days <= horizonDays ? 1 : 0));
  const sampled = sampleAccounts(book, histories.account);
  const chosen = chooseRhythm(book, sampled, policy, origin);
  const methods = methodsFor(chosen, gatherHistories(book, sampled, origin), policy);
  const accounts = hasBought.length;
  const buyRate = shareOf(hasBought);
  return {
    origin,
    horizonDays,
    accounts,
    buyRate,
    baseBrier: buyRate * (1 - buyRate),
    chosen,
    results: methods.map((method) => judge(method, histories, hasBought, horizonDays)),
  };
}

function methodsFor({ rhythm }: ChosenRhythm, sample: PurchaseHistories, policy: Policy): Method[] {
  const logNormal = rhythm.kind === 'log-normal' ? rhythm : fitLogNormal(sample);
  const mbgNbd = fitBetaGeometric('mbg-nbd', sample);
  const bgNbd = fitBetaGeometric('bg-nbd', sample);
  return [
    byModel('tierwise', { en: 'Tierwise', zh: 'Tierwise' }, rhythm, policy),
    byModel('log-normal', { en: 'Log-normal rhythm', zh: '对数正态节奏' }, logNormal, policy),
    ...(mbgNbd ? [byModel('mbg-nbd', { en: 'MBG/NBD', zh: 'MBG/NBD' }, mbgNbd, policy)] : []),
    ...(mbgNbd
      ? [
          byAlive(
            'mbg-nbd-alive',
            { en: 'MBG/NBD P(alive)', zh: 'MBG/NBD P(alive)' },
            mbgNbd,
            policy,
          ),
        ]
      : []),
    ...(bgNbd ? [byModel('bg-nbd', { en: 'BG/NBD', zh: 'BG/NBD' }, bgNbd, policy)] : []),
    ...(bgNbd
      ? [byAlive('bg-nbd-alive', { en: 'BG/NBD P(alive)', zh: 'BG/NBD P(alive)' }, bgNbd, policy)]
      : []),
    ...[90, 180, 365].map(byFixedDays),
    byRecency,
  ];
}

function judge(
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

function shareOf(flags: Uint8Array): number {
  return flags.reduce((sum, flag) => sum + flag, 0) / flags.length;
}

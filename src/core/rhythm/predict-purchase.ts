import { logUpperTail } from './normal.ts';
import type { LogNormalModel, PurchaseModel } from './rhythm-model.ts';

/** What is known of one account's purchase occasions up to the last. */
export interface GapHistory {
  /** Number of gaps, `x`. */
  gaps: number;
  /** Σ ln(gap). */
  logGaps: number;
  /** Days from the first occasion to the last, `t_x`. */
  spanDays: number;
}

/**
 * The typical days between purchases of an account: the median of what its next gap is expected to be. The fewer gaps it
 * has, the more the book speaks.
 */
export function typicalGapDays(model: PurchaseModel, history: GapHistory): number {
  if (model.kind === 'log-normal') return Math.exp(meanLogGap(model, history));
  return (model.alpha + history.spanDays) * Math.expm1(Math.LN2 / (model.r + history.gaps));
}

/**
 * `ln S(s)`: the log of the probability that an account which still buys is silent for at least `s` days. Under a rate it
 * is `((α + t_x) / (α + t_x + s))^{r+x}`, under a rhythm the upper tail of its next log gap.
 */
export function logSilence(model: PurchaseModel, history: GapHistory, silenceDays: number): number {
  if (silenceDays <= 0) return 0;
  if (model.kind === 'log-normal') {
    const deviation = Math.log(silenceDays) - meanLogGap(model, history);
    return logUpperTail(deviation / spreadOfLogGap(model, history));
  }
  const rate = model.alpha + history.spanDays;
  return -(model.r + history.gaps) * Math.log1p(silenceDays / rate);
}

/**
 * The probability that the account still buys after `silenceDays` without a purchase: `S / (S + odds of having stopped)`.
 * Not a label: see {@link buyProbability}.
 */
export function aliveProbability(
  model: PurchaseModel,
  history: GapHistory,
  silenceDays: number,
): number {
  const logOdds = Math.log(stopOdds(model, history.gaps));
  return 1 / (1 + Math.exp(logOdds - logSilence(model, history, silenceDays)));
}

/**
 * `P(buy within H)`: the probability of at least one purchase in the next `horizonDays`, the number classes rest on:
 * `P(alive) · (1 − S(s + H) / S(s))`.
 */
export function buyProbability(
  model: PurchaseModel,
  history: GapHistory,
  silenceDays: number,
  horizonDays: number,
): number {
  const now = logSilence(model, history, silenceDays);
  const then = logSilence(model, history, silenceDays + horizonDays);
  const logOdds = Math.log(stopOdds(model, history.gaps));
  return -Math.expm1(then - now) / (1 + Math.exp(logOdds - now));
}

/**
 * The odds to have stopped after any purchase that are assumed where a book does not show stopping: one in a thousand.
 * Without them an account that is silent beyond all its experience would be expected any moment, for ever.
 */
const residualStopOdds = 1e-3;

/** The odds that an account with so many gaps stopped at its last purchase, before its silence is looked at. */
function stopOdds({ kind, dropOut }: PurchaseModel, gaps: number): number {
  if (!dropOut) return residualStopOdds;
  if (kind !== 'bg-nbd') return dropOut.a / (dropOut.b + gaps);
  return gaps === 0 ? 0 : dropOut.a / (dropOut.b + gaps - 1);
}

/** The posterior mean of an account's log gap: `m = v (μ/τ² + Σ ln g / σ²)` with `v = 1 / (1/τ² + x/σ²)`. */
function meanLogGap(model: LogNormalModel, { gaps, logGaps }: GapHistory): number {
  const between = model.tau * model.tau;
  const within = model.sigma * model.sigma;
  return (model.mu * within + between * logGaps) / (within + gaps * between);
}

/** The spread of its next log gap, uncertainty of the mean included: `√(σ² + v)`. */
function spreadOfLogGap(model: LogNormalModel, { gaps }: GapHistory): number {
  const between = model.tau * model.tau;
  const within = model.sigma * model.sigma;
  return Math.sqrt(within + (between * within) / (within + gaps * between));
}

import { logUpperTail } from './normal.ts';
import type { RhythmModel } from './rhythm-model.ts';

/** What is known of one account's purchase occasions. */
export interface GapHistory {
  /** Number of gaps, `x`. */
  gaps: number;
  /** Σ ln(gap). */
  logGaps: number;
}

/** An account's own rhythm, shrunk to the book's: the fewer gaps it has, the more the book speaks. */
export interface OwnRhythm {
  /** `ln` of the typical gap in days. */
  logGap: number;
  /** Spread of the next log gap, uncertainty of the account's own mean included. */
  spread: number;
}

/**
 * The posterior of an account's log gap given its history:
 * `v = 1 / (1/τ² + x/σ²)`, `m = v (μ/τ² + Σ ln g / σ²)`, predictive spread `√(σ² + v)`.
 */
export function ownRhythm(model: RhythmModel, history: GapHistory): OwnRhythm {
  const between = model.tau * model.tau;
  const within = model.sigma * model.sigma;
  const total = within + history.gaps * between;
  return {
    logGap: (model.mu * within + between * history.logGaps) / total,
    spread: Math.sqrt(within + (between * within) / total),
  };
}

/** The typical days between purchases of an account, `e^m`. */
export function typicalGapDays(model: RhythmModel, history: GapHistory): number {
  return Math.exp(ownRhythm(model, history).logGap);
}

/** `ln S(s)`: the log of the probability that an account which still buys is silent for at least `s` days. */
function logSilence(rhythm: OwnRhythm, silenceDays: number): number {
  if (silenceDays <= 0) return 0;
  return logUpperTail((Math.log(silenceDays) - rhythm.logGap) / rhythm.spread);
}

/**
 * The odds to have stopped after any purchase that are assumed where a book does not show stopping: one in a thousand.
 * Without them an account that is silent beyond all its experience would be expected any moment, for ever.
 */
const residualStopOdds = 1e-3;

/**
 * The probability that the account still buys after `silenceDays` without a purchase: `S / (S + a / (b + x))`.
 * Not a label: see {@link buyProbability}.
 */
export function aliveProbability(
  model: RhythmModel,
  history: GapHistory,
  silenceDays: number,
): number {
  const { dropOut } = model;
  const stopOdds = dropOut ? dropOut.a / (dropOut.b + history.gaps) : residualStopOdds;
  const rhythm = ownRhythm(model, history);
  return 1 / (1 + Math.exp(Math.log(stopOdds) - logSilence(rhythm, silenceDays)));
}

/**
 * `P(buy within H)`: the probability of at least one purchase in the next `horizonDays`, the number classes rest on:
 * `P(alive) · (1 − S(s + H) / S(s))`.
 */
export function buyProbability(
  model: RhythmModel,
  history: GapHistory,
  silenceDays: number,
  horizonDays: number,
): number {
  const rhythm = ownRhythm(model, history);
  const survivalRatio =
    logSilence(rhythm, silenceDays + horizonDays) - logSilence(rhythm, silenceDays);
  return aliveProbability(model, history, silenceDays) * -Math.expm1(survivalRatio);
}

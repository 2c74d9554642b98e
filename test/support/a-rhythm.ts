import type { PurchaseRhythm } from '../../src/core/measures/account-measures.ts';

/** The rhythm of an account that bought with the given gaps and has been silent for some days since. */
export function aRhythm(gaps: readonly number[], silenceDays: number): PurchaseRhythm {
  const logs = gaps.map(Math.log);
  return {
    occasions: gaps.length + 1,
    gaps: gaps.length,
    logGaps: logs.reduce((sum, log) => sum + log, 0),
    logGapsSquared: logs.reduce((sum, log) => sum + log * log, 0),
    spanDays: gaps.reduce((sum, gap) => sum + gap, 0),
    lastGapDays: gaps.at(-1) ?? Number.NaN,
    silenceDays,
  };
}

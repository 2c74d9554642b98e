import type { RhythmSample } from '../../src/core/rhythm/rhythm-sample.ts';

/** A sample of accounts given as their gaps and their silence, in days. */
export function sampleOfHistories(accounts: { gaps: number[]; silence: number }[]): RhythmSample {
  const logs = accounts.map(({ gaps }) => gaps.map(Math.log));
  return {
    gaps: Int32Array.from(logs, (list) => list.length),
    logGaps: Float64Array.from(logs, sum),
    logGapsSquared: Float64Array.from(logs, (list) => sum(list.map((log) => log * log))),
    spanDays: Float64Array.from(accounts, ({ gaps }) => sum(gaps)),
    silenceDays: Float64Array.from(accounts, ({ silence }) => silence),
  };
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

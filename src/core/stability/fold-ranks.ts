import type { Day } from '../day.ts';

/** What a class was at one calibration, as ranks: 0 is the best class; `NaN` where too little was known. */
export interface Checkpoint {
  on: Day;
  /** The rank by the rule alone. */
  raw: number;
  /** The rank when the account is given the margin: its figures counted as a little more than they are. */
  eased: number;
}

/** When a class may fall. */
export interface StabilityRules {
  /** Calibrations in a row that must find the account below the margin. */
  confirmations: number;
  /** Least days in a class before it may fall. */
  dwellDays: number;
}

/** The class that calibrations have settled on. */
export interface SettledRank {
  rank: number;
  /** The calibration at which it got there. */
  since: Day;
  /** Calibrations in a row, up to the last, that found the account below the margin. */
  below: number;
}

/**
 * Folds checkpoints, oldest first, into the class that holds after the last of them: it rises at once, and falls one rank
 * at a time, only after enough confirmations and long enough in the class. `undefined` when the last checkpoint knows too
 * little; what was held before that is forgotten.
 */
export function foldRanks(
  checkpoints: readonly Checkpoint[],
  rules: StabilityRules,
): SettledRank | undefined {
  let settled: SettledRank | undefined;
  for (const checkpoint of checkpoints) settled = settle(settled, checkpoint, rules);
  return settled;
}

function settle(
  settled: SettledRank | undefined,
  { on, raw, eased }: Checkpoint,
  { confirmations, dwellDays }: StabilityRules,
): SettledRank | undefined {
  if (Number.isNaN(raw)) return undefined;
  if (!settled || raw < settled.rank) return { rank: raw, since: on, below: 0 };
  if (eased <= settled.rank) return { ...settled, below: 0 };
  const below = settled.below + 1;
  const mayFall = below >= confirmations && on - settled.since >= dwellDays;
  return mayFall ? { rank: settled.rank + 1, since: on, below: 0 } : { ...settled, below };
}

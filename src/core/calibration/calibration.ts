import type { Day } from '../day.ts';
import type { RhythmModel } from '../rhythm/rhythm-model.ts';
import type { RhythmChoice } from './choose-rhythm.ts';
import type { RankScale } from './rank-scale.ts';
import type { ScoreEdges } from './score-edges.ts';

/**
 * Everything that is book-wide, as one stored value: plain JSON. Between calibrations the classes of an account depend on
 * its own group's facts, the policy, this value and the day, and on no other account.
 */
export interface Calibration {
  /** `<asOf>-<hash of contents>`. */
  id: string;
  asOf: Day;
  /** Version of the policy whose rules it was made by. */
  policyVersion: string;
  /** Accounts, or groups where the policy ranks groups, with at least one win up to `asOf`. */
  buyers: number;
  /** Where scores 2, 3, 4, 5 begin. */
  rfmEdges: { recency: ScoreEdges; frequency: ScoreEdges; monetary: ScoreEdges };
  /** Where the eight types split high from low. */
  rfmSplits: { recencyDays: number; frequency: number; monetary: number };
  /** The least amount that still has less than a share of revenue before it, by share. */
  abcCuts: AbcCuts;
  /** How its accounts buy. */
  rhythm: RhythmModel;
  /** Why that model was chosen. */
  rhythmChoice: RhythmChoice;
  /** Mid-rank percentiles of the measures that value is made of. */
  valueScale: { revenue: RankScale; frequency: RankScale; orderSize: RankScale };
  /** What potential is held against. */
  potentialScale: {
    /** Open amounts of those with any. */
    pipeline: RankScale;
    /** Distinct products of a broad buyer (the 90th percentile); `null` where nobody buys more than one. */
    productLines: number | null;
  };
  /** What loyalty is held against, among the buyers: days from first to last purchase, and evenness of the gaps. */
  loyaltyScale: { span: RankScale; evenness: RankScale };
  /** Terciles of signals of the value type: at or below `low`, at or above `high`; `null` where the book shows none. */
  signalCuts: Record<SignalMeasure, { low: number; high: number } | null>;
}

/** Amounts that mark shares of revenue; `null` where no account has any revenue. */
interface AbcCuts {
  strategic: number | null;
  a: number | null;
  b: number | null;
}

/** Measures whose terciles serve as thresholds of value-type signals. */
export type SignalMeasure = 'cycleDays' | 'distinctProducts' | 'topProductShare';

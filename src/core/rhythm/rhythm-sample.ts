/** Purchase histories of many accounts as columns; what rhythm models are fitted to. */
export interface RhythmSample {
  /** Number of gaps of each account. */
  gaps: Int32Array;
  /** Σ ln(gap) and Σ ln(gap)² of each account. */
  logGaps: Float64Array;
  logGapsSquared: Float64Array;
  /** Days from the first purchase occasion to the last. */
  spanDays: Float64Array;
  /** Days since the last purchase occasion. */
  silenceDays: Float64Array;
}

import type { RhythmSample } from './rhythm-sample.ts';

/** Below these, a book has too few gaps to fit a model to: accounts with a gap, and gaps in all. */
const leastAccountsWithGap = 30;
/** See {@link leastAccountsWithGap}. */
const leastGaps = 100;

/** How much of a rhythm a sample shows. */
export interface SampleSize {
  accountsWithGap: number;
  gaps: number;
}

/** Counts the gaps of a sample. */
export function sizeOf({ gaps }: Pick<RhythmSample, 'gaps'>): SampleSize {
  return {
    accountsWithGap: gaps.reduce((count, x) => count + (x > 0 ? 1 : 0), 0),
    gaps: gaps.reduce((sum, x) => sum + x, 0),
  };
}

/** Whether a sample is large enough to speak for itself. */
export function isEnough({ accountsWithGap, gaps }: SampleSize): boolean {
  return accountsWithGap >= leastAccountsWithGap && gaps >= leastGaps;
}

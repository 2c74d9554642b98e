import type { PurchaseHistories } from './gather-histories.ts';

/** Fewest accounts with two gaps that say something about regularity. */
const leastAccounts = 10;
/** Below it, gaps are alike up to rounding. */
const leastVariance = 1e-12;

/**
 * How regularly accounts buy, by Wheat & Morrison (1990), "Estimating purchase regularity with two interpurchase times",
 * Journal of Marketing Research 27: with `m` the share of an account's last gap in its last two,
 * `k = (1 / (4 var m) − 1) / 2`. About 1 for purchases at random, 15 and more for clockwork. Reported; decides nothing.
 * `null` where too few accounts have two gaps, or all gaps are alike.
 */
export function measureRegularity({
  lastGapDays,
  gapBeforeDays,
}: Pick<PurchaseHistories, 'lastGapDays' | 'gapBeforeDays'>): number | null {
  let accounts = 0;
  let sum = 0;
  let squares = 0;
  for (const [i, before] of gapBeforeDays.entries()) {
    if (Number.isNaN(before)) continue;
    const last = lastGapDays[i] as number;
    const share = last / (last + before);
    accounts += 1;
    sum += share;
    squares += share * share;
  }
  if (accounts < leastAccounts) return null;
  const variance = (squares - (sum * sum) / accounts) / (accounts - 1);
  return variance > leastVariance ? (1 / (4 * variance) - 1) / 2 : null;
}

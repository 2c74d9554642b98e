/** How concentrated the revenue of a book really is; measured, never assumed to be 80/20. */
export interface Concentration {
  /** Share of revenue of the top ⌈n/5⌉ accounts with any win; `null` without revenue. */
  topFifthShare: number | null;
  /** Fewest accounts that together hold 80 % of revenue. */
  accountsForEighty: number;
  /** Gini coefficient over accounts with any win: 0 when all are equal, towards 1 when one has all. */
  gini: number | null;
  /** Herfindahl–Hirschman index, Σ share²: 1/n when all are equal, 1 when one has all. */
  hhi: number | null;
}

/**
 * Measures the amounts of all accounts with any win. Amounts of 0 or less count as accounts without revenue: they are
 * part of n and of no sum.
 */
export function measureConcentration(amounts: Float64Array): Concentration {
  const sorted = amounts
    .map((amount) => Math.max(0, amount))
    .sort()
    .reverse();
  const count = sorted.length;
  const total = sorted.reduce((sum, amount) => sum + amount, 0);
  if (total === 0) return { topFifthShare: null, accountsForEighty: 0, gini: null, hhi: null };
  const topFifth = sorted
    .subarray(0, Math.ceil(count / 5))
    .reduce((sum, amount) => sum + amount, 0);
  let running = 0;
  let accountsForEighty = 0;
  let weighted = 0;
  let squares = 0;
  for (const [place, amount] of sorted.entries()) {
    if (running < 0.8 * total) accountsForEighty += 1;
    running += amount;
    weighted += (count - place) * amount;
    squares += (amount / total) ** 2;
  }
  return {
    topFifthShare: topFifth / total,
    accountsForEighty,
    gini: (2 * weighted) / (count * total) - (count + 1) / count,
    hhi: squares,
  };
}

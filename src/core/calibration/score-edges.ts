import { ascending } from './ascending.ts';

/**
 * Where scores begin, for a measure of which more is better: `edges[k]` is the least value that scores `k + 2`.
 * `null` where no account of the book scores that high. For recency, of which less is better, values are negated days.
 */
export type ScoreEdges = [number | null, number | null, number | null, number | null];

/** The score (1–5) of a value: 1 plus the number of edges it reaches. */
export function scoreAt(edges: ScoreEdges, value: number): number {
  for (let k = 3; k >= 0; k--) {
    const edge = edges[k] as number | null;
    if (edge !== null && value >= edge) return k + 2;
  }
  return 1;
}

/**
 * Edges by mid-rank with ties together: `score = 1 + min(4, floor(5 · (2·worse + equal) / (2n)))`, the lowest distinct
 * value forced to 1 and the highest to 5; all equal score 3. The edge of a score is the worst value that scores at least
 * that, so that table and edges agree in every account.
 *
 * @param numbers in any order; more is better
 */
export function midRankEdges(numbers: Float64Array): ScoreEdges {
  const sorted = ascending(numbers);
  const count = sorted.length;
  const edges: ScoreEdges = [null, null, null, null];
  let from = 0;
  while (from < count) {
    const value = sorted[from] as number;
    let to = from + 1;
    while (to < count && sorted[to] === value) to += 1;
    const score = midRankScore(from, to, count);
    for (let k = 0; k <= score - 2; k++) edges[k] ??= value;
    from = to;
  }
  return edges;
}

/** The score of the values at sorted places `from … to − 1` of `count`: `worse = from`, `equal = to − from`. */
function midRankScore(from: number, to: number, count: number): number {
  if (from === 0) return to === count ? 3 : 1;
  if (to === count) return 5;
  return 1 + Math.min(4, Math.floor((5 * (from + to)) / (2 * count)));
}

/** Edges at the type-7 quantiles 20, 40, 60 and 80 %, each a lower bound: bins are `[lo, hi)`. */
export function quantileEdges(numbers: Float64Array): ScoreEdges {
  const sorted = ascending(numbers);
  if (sorted.length === 0) return [null, null, null, null];
  return [0.2, 0.4, 0.6, 0.8].map((share) => quantileOfSorted(sorted, share)) as ScoreEdges;
}

/** The type-7 quantile (linear between order statistics) of ascending numbers; `NaN` of none. */
export function quantileOfSorted(sorted: Float64Array, share: number): number {
  if (sorted.length === 0) return Number.NaN;
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const low = sorted[below] as number;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] as number;
  return low + (place - below) * (high - low);
}

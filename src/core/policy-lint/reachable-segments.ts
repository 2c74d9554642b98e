import type { Policy } from '../policy/policy.ts';
import { type RfmSegment, segmentOf } from '../rfm/segments.ts';

/** The edges a policy gives. */
type GivenEdges = NonNullable<Policy['rfm']['edges']>;

/**
 * The segments that given edges leave reachable. Recency looks at all history and the others at the window, so that who
 * bought last before the window has a frequency of 0: not every triple of scores exists.
 */
export function reachableSegments(
  { recencyDays, frequency, monetary }: GivenEdges,
  windowDays: number | null,
): Set<RfmSegment> {
  const ends = [...recencyDays, Number.POSITIVE_INFINITY];
  const reachable = new Set<RfmSegment>();
  ends.forEach((end, place) => {
    const from = place === 0 ? 0 : Math.ceil(recencyDays[place - 1] as number);
    if (from >= end) return;
    const isEverInside = windowDays === null || from < windowDays;
    const isEverOutside = windowDays !== null && end > windowDays;
    const score = 5 - place;
    for (const f of scoresFrom(frequency, isEverOutside ? 0 : 1, isEverInside)) {
      for (const m of scoresFrom(monetary, 0, isEverInside)) {
        reachable.add(segmentOf({ recency: score, frequency: f, monetary: m }));
      }
    }
  });
  return reachable;
}

/** The scores of whole numbers from `least` on; of `least` alone where nothing lies above it. */
function scoresFrom(edges: readonly number[], least: number, hasMore: boolean): number[] {
  const lowest = 1 + edges.filter((edge) => edge <= least).length;
  if (!hasMore) return [lowest];
  const all = new Set([lowest]);
  edges.forEach((edge, k) => {
    const next = edges[k + 1] ?? Number.POSITIVE_INFINITY;
    if (edge > least && edge < next) all.add(k + 2);
  });
  return [...all];
}

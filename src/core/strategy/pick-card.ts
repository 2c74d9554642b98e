import type { MatchedCondition } from './match-play.ts';
import { type Play, urgentFrom } from './play.ts';

/** Most plays a rep sees first; the others are one click away. */
export const cardSize = 8;

/** Places per leading dimension: tier and lifecycle are the base, the others shape it. */
const placesOf: Readonly<Record<string, number>> = { tier: 2, lifecycle: 2 };

/**
 * The plays that get a place on the card, of a list in order: urgent ones always, the rest so that no dimension takes
 * the places of the others.
 */
export function pickCard<T extends { play: Play; conditions: readonly MatchedCondition[] }>(
  plays: readonly T[],
): T[] {
  const used = new Map<string, number>();
  const picked: T[] = [];
  for (const candidate of plays) {
    if (picked.length === cardSize) break;
    if (candidate.play.priority < urgentFrom) {
      const dimension = leadingDimension(candidate.conditions);
      const places = used.get(dimension) ?? 0;
      if (places === (placesOf[dimension] ?? 1)) continue;
      used.set(dimension, places + 1);
    }
    picked.push(candidate);
  }
  return picked;
}

/** The dimension whose class says most about why a play is there: the last in order, tier being the broadest. */
function leadingDimension(conditions: readonly MatchedCondition[]): string {
  return conditions.at(-1)?.assessment.dimension ?? '';
}

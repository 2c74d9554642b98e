import type { MatchedCondition } from './match-play.ts';
import type { Play } from './play.ts';
import type { LeftOutPlay } from './strategy.ts';

/** A play of which all conditions hold. */
export interface MatchedPlay {
  play: Play;
  conditions: readonly MatchedCondition[];
}

/**
 * Takes out every play that another one rules out, by its id or by something it involves. What is ruled out stays ruled
 * out even when the play that says so is taken out itself, so the order of plays does not matter.
 */
export function settleConflicts(matched: readonly MatchedPlay[]): {
  kept: MatchedPlay[];
  leftOut: LeftOutPlay[];
} {
  const rulings = new Map<string, string[]>();
  for (const { play } of matched) {
    for (const ruledOut of play.rulesOut ?? []) {
      rulings.set(ruledOut, [...(rulings.get(ruledOut) ?? []), play.id]);
    }
  }
  const kept: MatchedPlay[] = [];
  const leftOut: LeftOutPlay[] = [];
  for (const match of matched) {
    const { id, title, involves = [] } = match.play;
    const ruledOutBy = [id, ...involves]
      .flatMap((ruledOut) => rulings.get(ruledOut) ?? [])
      .find((other) => other !== id);
    if (ruledOutBy === undefined) kept.push(match);
    else leftOut.push({ id, title, ruledOutBy });
  }
  return { kept, leftOut };
}

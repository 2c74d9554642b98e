import type { AccountFacts } from '../facts.ts';

/** How satisfied an account last said it is, 0 to 1; `NaN` when it was not asked or the number is on another scale. */
export function satisfactionOf({ satisfaction = Number.NaN }: AccountFacts): number {
  return satisfaction >= 0 && satisfaction <= 1 ? satisfaction : Number.NaN;
}

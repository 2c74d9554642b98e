import type { Context } from '../dimensions/dimension.ts';
import type { AccountMeasures } from './account-measures.ts';

/**
 * Of the deals won in the last two windows, the share won in the last: 0.5 is steady, 1 all growth, 0 all decline. Counted in
 * deals, so that a larger amount of a past deal never counts against an account. `NaN` for an account that first bought inside
 * those two windows (a month of history would make any year look like growth), has bought in neither, or where the window is
 * all history.
 */
export function growthShare(figures: AccountMeasures, { asOf, policy }: Context): number {
  if (policy.windowDays === null || !(figures.firstWonOn <= asOf - 2 * policy.windowDays)) {
    return Number.NaN;
  }
  return figures.frequency / (figures.frequency + figures.frequencyBefore);
}

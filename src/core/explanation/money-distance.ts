import { formatDay } from '../day.ts';
import type { Context, Distance } from '../dimensions/dimension.ts';
import type { AccountMeasures } from '../measures/account-measures.ts';

/** "So much more won by then": the way up that money opens; `null` when no amount does. */
export function moneyDistance(
  to: string,
  amount: number | null,
  own: AccountMeasures,
  context: Context,
): Distance | null {
  if (amount === null) return null;
  return {
    to,
    measure: 'won-amount',
    amount: roundUpToCents(amount),
    by: holdsUntil(own, context),
  };
}

/**
 * The way up that one more deal opens: its least amount, or any deal where a single unit of money is enough.
 *
 * @param amount in whole units of money; `null` when no deal opens it
 */
export function dealDistance(
  to: string,
  amount: number | null,
  own: AccountMeasures,
  context: Context,
): Distance | null {
  if (amount === null || amount > 1) return moneyDistance(to, amount, own, context);
  return { to, measure: 'won-deals', amount: 1, by: holdsUntil(own, context) };
}

/** The last day on which every deal counted today still is: the day before the oldest leaves the window. */
export function holdsUntil(own: AccountMeasures, { policy }: Context): string | null {
  if (policy.windowDays === null || Number.isNaN(own.oldestInWindowOn)) return null;
  return formatDay(own.oldestInWindowOn + policy.windowDays - 1);
}

/** Up, so that winning exactly this much is enough; a rounding error of the sum is no cent. */
function roundUpToCents(amount: number): number {
  return Math.ceil(amount * 100 - 1e-6) / 100;
}

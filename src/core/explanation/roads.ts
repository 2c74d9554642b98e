import { type Day, formatDay } from '../day.ts';
import type { Distance } from '../dimensions/dimension.ts';
import type { Policy } from '../policy/policy.ts';
import type { Foreseen } from '../time/create-foresight.ts';
import type { Flip } from '../time/next-flips.ts';

/** How far ahead time opens a road worth telling, in days; what comes later will have been overtaken by events. */
const furthestDays = 365;

/**
 * Every road that leads out of a class: what a person can do, and what time alone will do first.
 *
 * @param distance the way that a deal or an amount opens; a way by time in it is left to the foresight
 */
export function roadsOf(
  dimension: string,
  distance: Distance | null,
  { flips, byRule }: Foreseen,
  { asOf, policy }: { asOf: Day; policy: Policy },
): Distance[] {
  const flip = flips.find((each) => each.dimension === dimension);
  const rule = byRule.find((each) => each.dimension === dimension);
  const { confirmations } = policy.stability;
  const byTime =
    rule && (!flip || rule.on < flip.on)
      ? { ...roadByTime(rule, asOf), confirmations }
      : flip && roadByTime(flip, asOf);
  return [
    ...(distance && distance.measure !== 'silence-days' ? [distance] : []),
    ...(byTime && byTime.amount <= furthestDays ? [byTime] : []),
  ];
}

function roadByTime({ to, on }: Flip, asOf: Day): Distance {
  return { to, measure: 'silence-days', amount: on - asOf, by: formatDay(on) };
}

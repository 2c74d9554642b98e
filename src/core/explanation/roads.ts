import { type Day, formatDay } from '../day.ts';
import type { Distance } from '../dimensions/dimension.ts';
import type { Flip } from '../time/create-foresight.ts';

/**
 * Every road that leads out of a class: what a person can do, and what time alone will do.
 *
 * @param distance the way that a deal or an amount opens; a way by time in it is left to `flip`
 * @param flip what time alone does to the dimension, if anything
 */
export function roadsOf(distance: Distance | null, flip: Flip | undefined, asOf: Day): Distance[] {
  const byTime: Distance[] = flip
    ? [{ to: flip.to, measure: 'silence-days', amount: flip.on - asOf, by: formatDay(flip.on) }]
    : [];
  return distance && distance.measure !== 'silence-days' ? [distance, ...byTime] : byTime;
}

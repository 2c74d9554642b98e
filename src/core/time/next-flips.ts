import type { Day } from '../day.ts';
import { unknown } from '../dimensions/dimension.ts';

/** A class that time alone will change, if nothing is won, lost or corrected before. */
export interface Flip {
  dimension: string;
  /** The first day on which the class is another. */
  on: Day;
  to: string;
}

/** The class of an account on a day, by dimension. */
export type ClassesOfDay = (dimension: string) => string | undefined;

/**
 * The next change of each dimension that has one, earliest first.
 *
 * @param days on which a class may change and come back, in order; the last is the furthest looked at
 * @param enough how many to stop at, the earliest among them
 */
export function nextFlips(
  classesOn: (day: Day) => ClassesOfDay,
  dimensions: readonly string[],
  from: Day,
  days: readonly Day[],
  enough = dimensions.length,
): Flip[] {
  const present = classesOn(from);
  const flips: Flip[] = [];
  let unchanged = dimensions;
  let before = from;
  // The last day before a turning day shows what changed between two of them, the day itself what the turn brings.
  for (const end of days.flatMap((day) => [day - 1, day])) {
    if (end <= before) continue;
    const then = classesOn(end);
    const changed = unchanged.filter((dimension) => then(dimension) !== present(dimension));
    if (changed.length > 0) {
      unchanged = unchanged.filter((dimension) => !changed.includes(dimension));
      for (const dimension of changed)
        flips.push(firstDifference(classesOn, dimension, before, end));
      if (flips.length >= enough) break;
    }
    before = end;
  }
  return flips.toSorted((a, b) => a.on - b.on);
}

/** The first day after `from` on which the class is another than then; on `to` it is. */
function firstDifference(
  classesOn: (day: Day) => ClassesOfDay,
  dimension: string,
  from: Day,
  to: Day,
): Flip {
  const present = classesOn(from)(dimension);
  let same = from;
  let other = to;
  while (other - same > 1) {
    const middle = Math.floor((same + other) / 2);
    if (classesOn(middle)(dimension) === present) same = middle;
    else other = middle;
  }
  return { dimension, on: other, to: classesOn(other)(dimension) ?? unknown };
}

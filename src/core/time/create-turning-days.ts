import { type Book, noDay, won } from '../book/book.ts';
import type { Day } from '../day.ts';
import type { Context } from '../dimensions/dimension.ts';
import type { Groups } from '../groups/build-groups.ts';

/** Days on which the deals of a group turn classes that are looked at, spread evenly over all of them. */
const mostGroupDays = 60;

/**
 * Answers on which days after today a class of an account may change and come back, in order, and the furthest day: a won deal
 * comes of age or leaves a window, a recency score falls. Of many such days of a group only some.
 */
export function createTurningDays(
  book: Book,
  groups: Groups,
  { policy, calibration, asOf }: Pick<Context, 'policy' | 'calibration' | 'asOf'>,
  furthest: Day,
): (account: number) => Day[] {
  const turnsOfGroups = new Map<number, Day[]>();

  return function turningDays(account) {
    const root = groups.rootOf[account] as number;
    const members = groups.membersOf.get(root);
    const own = turnsBy(daysOfWins(account));
    if (!members) return inOrder(own);
    let ofGroup = turnsOfGroups.get(root);
    if (!ofGroup) {
      ofGroup = thinned(inOrder(turnsBy(Array.from(members, daysOfWins).flat())));
      turnsOfGroups.set(root, ofGroup);
    }
    return inOrder(new Set([...own, ...ofGroup]));
  };

  /** On which days wins turn classes. */
  function turnsBy(wins: readonly Day[]): Set<Day> {
    const days = new Set<Day>([furthest]);
    for (const day of wins) {
      days.add(day);
      // When it leaves this window, and the one that growth is told against.
      if (policy.windowDays === null) continue;
      days.add(day + policy.windowDays);
      days.add(day + 2 * policy.windowDays);
    }
    for (const day of lastDays(wins)) addRecency(day, days);
    return days;
  }

  function inOrder(days: ReadonlySet<Day>): Day[] {
    return [...days].filter((day) => day > asOf && day <= furthest).toSorted((a, b) => a - b);
  }

  /** The days that are, or will be, that of the last win. */
  function lastDays(wins: readonly Day[]): Day[] {
    const past = wins.filter((day) => day <= asOf);
    const future = wins.filter((day) => day > asOf);
    return past.length === 0 ? future : [past.reduce((a, b) => Math.max(a, b)), ...future];
  }

  function daysOfWins(account: number): Day[] {
    const { closedOn, outcome } = book.deals;
    const rows = book.order.subarray(book.start[account], book.start[account + 1]);
    const wins = [...rows].filter((row) => outcome[row] === won && closedOn[row] !== noDay);
    return wins.map((row) => closedOn[row] as number);
  }

  /** Adds the days on which the recency score falls after a last win. */
  function addRecency(lastWonOn: Day, days: Set<Day>): void {
    for (const edge of calibration.rfmEdges.recency)
      if (edge !== null) days.add(lastWonOn - edge + 1);
  }
}

/** At most about so many days, evenly among those given, and the last. */
function thinned(days: Day[]): Day[] {
  const step = Math.ceil(days.length / mostGroupDays);
  return days.filter((_, place) => place % step === 0 || place === days.length - 1);
}

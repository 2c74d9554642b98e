import { type Book, noDay, won } from '../book/book.ts';
import type { Day } from '../day.ts';
import type { Context, Subject } from '../dimensions/dimension.ts';
import { dimensionsInOrder } from '../dimensions/registry.ts';
import type { Groups } from '../groups/build-groups.ts';
import { nextStateByTime } from '../lifecycle/next-state-by-time.ts';
import { createMeasurer } from '../measures/create-measurer.ts';
import { typicalGapDays } from '../rhythm/predict-purchase.ts';
import { createStabilizer } from '../stability/create-stabilizer.ts';

/** A class that time alone will change, if nothing is won, lost or corrected before. */
export interface Flip {
  dimension: string;
  /** The first day on which the class is another. */
  on: Day;
  to: string;
}

/** How far ahead is looked, in days: ten years. */
const furthestDays = 3652;

/**
 * Foresees which classes of an account time alone will change, and when, under the calibration in force.
 *
 * Classes can change on days that follow from the facts (a deal slides out of the window or comes of age, a score's edge or
 * the end of a rhythm is passed) and, through scores that fall with silence, anywhere between two such days, but then only
 * once: so the day is found by halving. Proven against looking at every day.
 *
 * @returns what answers the next flip of each dimension that has one, earliest first
 */
export function createForesight(
  book: Book,
  groups: Groups,
  context: Context,
): (account: number) => Flip[] {
  const { policy, asOf } = context;
  const furthest = asOf + furthestDays;
  const tomorrow = { ...context, asOf: asOf + 1 };
  const hold = createStabilizer(book, groups, tomorrow);
  const measurer = createMeasurer(book, groups, policy, asOf);

  return (account) => {
    const now = classesOn(account, asOf);
    const flips = new Map<string, Flip>();
    let before = asOf;
    for (const day of turningDays(account)) {
      // The last day before a turning day shows what changed between two of them, the day itself what the turn brings.
      for (const end of [day - 1, day].filter((each) => each > before)) {
        for (const dimension of differing(now, classesOn(account, end)))
          if (!flips.has(dimension))
            flips.set(dimension, firstDifference(account, dimension, now[dimension], before, end));
        before = end;
      }
      if (flips.size === dimensionsInOrder.length) break;
    }
    return [...flips.values()].toSorted((a, b) => a.on - b.on);
  };

  /** The first day after `from` on which the class is another; on `to` it is. */
  function firstDifference(
    account: number,
    dimension: string,
    present: string | undefined,
    from: Day,
    to: Day,
  ): Flip {
    let same = from;
    let other = to;
    while (other - same > 1) {
      const middle = Math.floor((same + other) / 2);
      if (classesOn(account, middle)[dimension] === present) same = middle;
      else other = middle;
    }
    return { dimension, on: other, to: classesOn(account, other)[dimension] ?? '' };
  }

  function classesOn(account: number, day: Day): Record<string, string | undefined> {
    const then = { ...context, asOf: day };
    const facts = book.accounts.at(account);
    if (!facts) return {};
    const subject: Subject = { account: facts, ...measurer.measure(account, day), classes: {} };
    for (const dimension of dimensionsInOrder)
      subject.classes[dimension.id] = dimension.classify(subject, then);
    const held = day > context.calibration.asOf ? hold?.(account, subject) : undefined;
    for (const [dimension, { value }] of Object.entries(held ?? {}))
      subject.classes[dimension] = value;
    return subject.classes;
  }

  /** The days after today on which classes may turn, in order, and the furthest one. */
  function turningDays(account: number): Day[] {
    const days = new Set<Day>([furthest]);
    const members = groups.membersOf.get(groups.rootOf[account] as number) ?? [account];
    const bought = new Set(Array.from(members, daysOfWins).flat());
    for (const day of bought) addWin(day, days);
    const comingOfAge = [...bought].filter((day) => day > asOf);
    for (const day of [asOf, ...comingOfAge]) addRhythm(account, day, days);
    return [...days].filter((day) => day > asOf && day <= furthest).toSorted((a, b) => a - b);
  }

  function daysOfWins(account: number): Day[] {
    const { closedOn, outcome } = book.deals;
    const rows = book.order.subarray(book.start[account], book.start[account + 1]);
    const wins = [...rows].filter((row) => outcome[row] === won && closedOn[row] !== noDay);
    return wins.map((row) => closedOn[row] as number);
  }

  /** When a win begins to count, and when it leaves this window and the one that growth is told against. */
  function addWin(day: Day, days: Set<Day>): void {
    days.add(day);
    if (policy.windowDays === null) return;
    days.add(day + policy.windowDays);
    days.add(day + 2 * policy.windowDays);
  }

  /** When silence, from what is known on a day, passes an edge of the recency score, the typical gap, or changes the lifecycle. */
  function addRhythm(account: number, on: Day, days: Set<Day>): void {
    const { calibration } = context;
    const { own, group } = measurer.measure(account, on);
    for (const { lastWonOn, rhythm } of [own, group]) {
      if (rhythm.occasions === 0) continue;
      for (const edge of calibration.rfmEdges.recency) {
        if (edge !== null) days.add(lastWonOn - edge + 1);
      }
      days.add(lastWonOn + Math.ceil(calibration.rfmSplits.recencyDays));
      days.add(lastWonOn + Math.floor(calibration.rfmSplits.recencyDays) + 1);
      days.add(lastWonOn + Math.floor(typicalGapDays(calibration.rhythm, rhythm)) + 1);
      const next = nextStateByTime(rhythm, calibration.rhythm, policy);
      if (next) days.add(on + next.days);
    }
  }
}

function differing(
  a: Readonly<Record<string, string | undefined>>,
  b: Readonly<Record<string, string | undefined>>,
): string[] {
  return Object.keys(a).filter((dimension) => a[dimension] !== b[dimension]);
}

import { type Book, noDay, won } from '../book/book.ts';
import { classOf } from '../classification/explain-subject.ts';
import type { Day } from '../day.ts';
import { type Context, type Subject, unknown } from '../dimensions/dimension.ts';
import { dimensionsInOrder } from '../dimensions/registry.ts';
import type { Groups } from '../groups/build-groups.ts';
import { createMeasurer } from '../measures/create-measurer.ts';
import { createStabilizer } from '../stability/create-stabilizer.ts';

/** A class that time alone will change, if nothing is won, lost or corrected before. */
export interface Flip {
  dimension: string;
  /** The first day on which the class is another. */
  on: Day;
  to: string;
}

/** Looks ahead at the accounts of a book, by position. */
export interface Foresight {
  foresee(account: number): Foreseen;
  /** The first day on which any class in force is another: the first of {@link Foreseen.flips}, at a part of the cost. */
  nextFlipOn(account: number): Day | undefined;
}

/** What time alone will do to an account. */
export interface Foreseen {
  /** The next change of each class in force, earliest first. */
  flips: Flip[];
  /** Of classes that fall only when calibrations confirm it: the next day on which the rule alone says another, earliest first. */
  byRule: Flip[];
}

/** How an account is classified on a day: by the rules alone, and the better classes it keeps. */
interface Classified {
  classes: Subject['classes'];
  held: Readonly<Record<string, { value: string }>>;
}

/** How far ahead is looked, in days: ten years. */
const furthestDays = 3652;

/** Days on which the deals of a group turn classes that are looked at, spread evenly over all of them. */
const mostGroupDays = 60;

const everyDimension = dimensionsInOrder.map(({ id }) => id);

/**
 * Foresees which classes of an account time alone will change, and when, under the calibration in force.
 *
 * A class may change and come back only on days that follow from the facts: a deal slides out of the window or comes of age, a
 * recency score falls. Between two such days it changes at most once, by silence, so that the day is found by halving. Proven
 * against looking at every day. Of a group with many deals only some such days are looked at: what turns and turns back between
 * two of them is not foreseen.
 */
export function createForesight(book: Book, groups: Groups, context: Context): Foresight {
  const { policy, calibration, asOf } = context;
  const furthest = asOf + furthestDays;
  // From tomorrow on; today itself may be the day of the calibration.
  const stabilizer = createStabilizer(book, groups, { ...context, asOf: asOf + 1 });
  const measurer = createMeasurer(book, groups, policy, asOf);
  const turnsOfGroups = new Map<number, Day[]>();

  return {
    foresee(account) {
      const classifiedOn = createCalendar(account);
      const days = turningDays(account);
      const { held } = classifiedOn(asOf);
      const stable = policy.stability.dimensions.filter((dimension) => !held[dimension]);
      const byRule = (day: Day): ClassesOfDay => {
        const { classes } = classifiedOn(day);
        return (id) => classes[id];
      };
      return {
        flips: nextFlips(inForce(classifiedOn), everyDimension, asOf, days),
        byRule: nextFlips(byRule, stable, asOf, days),
      };
    },

    nextFlipOn(account) {
      const classifiedOn = createCalendar(account);
      const days = turningDays(account);
      return nextFlips(inForce(classifiedOn), everyDimension, asOf, days, 1)[0]?.on;
    },
  };

  /** What tells how an account is classified on a day, each day once. */
  function createCalendar(account: number): (day: Day) => Classified {
    const facts = book.accounts.at(account);
    if (!facts) throw new RangeError(`the book has no account at ${account}`);
    const settled = stabilizer?.settle(account) ?? {};
    const seen = new Map<Day, Classified>();
    return (day) => {
      const known = seen.get(day);
      if (known) return known;
      const then = { ...context, asOf: day };
      const subject: Subject = { account: facts, ...measurer.measure(account, day), classes: {} };
      for (const dimension of dimensionsInOrder)
        subject.classes[dimension.id] = dimension.classify(subject, then);
      const held = stabilizer && day > calibration.asOf ? stabilizer.keep(settled, subject) : {};
      // Nothing more is kept: the measures are those of the next day soon.
      const classified = { classes: subject.classes, held };
      seen.set(day, classified);
      return classified;
    };
  }

  /** The days after today on which a class may change and come back, in order, and the furthest one. */
  function turningDays(account: number): Day[] {
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
  }

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

/** The class of an account on a day, by dimension. */
type ClassesOfDay = (dimension: string) => string | undefined;

function inForce(classifiedOn: (day: Day) => Classified): (day: Day) => ClassesOfDay {
  return (day) => {
    const classified = classifiedOn(day);
    return (dimension) => classOf(classified, dimension);
  };
}

/**
 * The next change of each dimension that has one, earliest first.
 *
 * @param days on which a class may change and come back, in order; the last is the furthest looked at
 * @param enough how many to stop at, the earliest among them
 */
function nextFlips(
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

/** At most about so many days, evenly among those given, and the last. */
function thinned(days: Day[]): Day[] {
  const step = Math.ceil(days.length / mostGroupDays);
  return days.filter((_, place) => place % step === 0 || place === days.length - 1);
}

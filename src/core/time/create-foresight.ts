import type { Book } from '../book/book.ts';
import { classOf } from '../classification/explain-subject.ts';
import type { Day } from '../day.ts';
import type { Context, Subject } from '../dimensions/dimension.ts';
import { dimensionsInOrder } from '../dimensions/registry.ts';
import type { Groups } from '../groups/build-groups.ts';
import { createMeasurer } from '../measures/create-measurer.ts';
import { createStabilizer } from '../stability/create-stabilizer.ts';
import { createTurningDays } from './create-turning-days.ts';
import { type ClassesOfDay, type Flip, nextFlips } from './next-flips.ts';

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
  // From tomorrow on; today itself may be the day of the calibration.
  const stabilizer = createStabilizer(book, groups, { ...context, asOf: asOf + 1 });
  const measurer = createMeasurer(book, groups, policy, asOf);
  const turningDays = createTurningDays(book, groups, context, asOf + furthestDays);

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
}

function inForce(classifiedOn: (day: Day) => Classified): (day: Day) => ClassesOfDay {
  return (day) => {
    const classified = classifiedOn(day);
    return (dimension) => classOf(classified, dimension);
  };
}

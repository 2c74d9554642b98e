import type { Book } from '../book/book.ts';
import type { Context, Dimension, Subject } from '../dimensions/dimension.ts';
import { unknown } from '../dimensions/dimension.ts';
import { dimensionsInOrder } from '../dimensions/registry.ts';
import type { Groups } from '../groups/build-groups.ts';
import { createMeasurer, type Measurer } from '../measures/create-measurer.ts';
import { earliestFall } from './earliest-fall.ts';
import { easeContext } from './ease-context.ts';
import { foldRanks, type SettledRank } from './fold-ranks.ts';
import type { HeldClass } from './held-class.ts';

/** What an account is measured and judged by at one calibration. */
interface Station {
  context: Context;
  eased: Context;
  measurer: Measurer;
}

/** What calibrations have settled on for an account, by dimension. */
type Settled = Readonly<Record<string, SettledRank>>;

/** A class that an account keeps. */
type KeptClass = Pick<HeldClass, 'value'>;

/** Finds the classes an account keeps although the rule alone now says lower ones. */
export interface Stabilizer {
  /** What the calibrations up to the one in force have settled on for an account; time does not change it. */
  settle(account: number): Settled;
  /** Of that, the classes that are better than those of the subject, by dimension. */
  hold(settled: Settled, subject: Subject): Record<string, HeldClass>;
  /** The same without how long they may be kept, at a part of the cost. */
  keep(settled: Settled, subject: Pick<Subject, 'classes'>): Record<string, KeptClass>;
}

/**
 * The {@link Stabilizer} of a book. The past is judged by the facts as they are known today, so that a corrected fact corrects
 * it too. Between calibrations a class rises at once and never falls.
 *
 * @returns `undefined` where nothing can be held: under a policy that wants none, or on the day of the first calibration
 */
export function createStabilizer(
  book: Book,
  groups: Groups,
  context: Context,
): Stabilizer | undefined {
  const { policy, calibration, earlier = [], asOf } = context;
  const rules = policy.stability;
  if (rules.dimensions.length === 0 || (earlier.length === 0 && calibration.asOf >= asOf)) {
    return undefined;
  }
  const stations = [...earlier, calibration].map((each): Station => {
    const then = { ...context, asOf: each.asOf, calibration: each };
    const measurer = createMeasurer(book, groups, policy, each.asOf);
    return { context: then, eased: easeContext(then, rules.margin), measurer };
  });
  const easedNow = easeContext(context, rules.margin);
  const wanted: ReadonlySet<string> = new Set(rules.dimensions);
  const held = dimensionsInOrder.filter(({ id }) => wanted.has(id));
  const needed = neededFor(held);
  const classes = new Map(
    held.map(({ id, classes }) => [id, classes(policy).map((each) => each.id)]),
  );

  return {
    settle(account) {
      const then = stations.map((station) => judge(account, station));
      const settled = held.flatMap(({ id }) => {
        const rank = foldRanks(
          then.map(({ on, raw, eased }) => ({
            on,
            raw: rankIn(id, raw),
            eased: rankIn(id, eased),
          })),
          rules,
        );
        return rank ? [[id, rank] as const] : [];
      });
      return Object.fromEntries(settled);
    },

    hold(settled, subject) {
      const better = betterThan(subject, settled);
      if (better.length === 0) return {};
      const withMargin = classesOf(needed, { ...subject }, easedNow);
      return Object.fromEntries(
        better.map(([id, rank]): [string, HeldClass] => [
          id,
          {
            value: classOfRank(id, rank),
            confirmed: rank.below,
            needed: rules.confirmations,
            until:
              rankIn(id, withMargin) > rank.rank ? earliestFall(rank, calibration, rules) : null,
          },
        ]),
      );
    },

    keep(settled, subject) {
      const kept: Record<string, KeptClass> = {};
      for (const [id, rank] of betterThan(subject, settled))
        kept[id] = { value: classOfRank(id, rank) };
      return kept;
    },
  };

  function betterThan(subject: Pick<Subject, 'classes'>, settled: Settled) {
    return Object.entries(settled).filter(([id, { rank }]) => rank < rankIn(id, subject.classes));
  }

  function classOfRank(id: string, { rank }: SettledRank): string {
    return classes.get(id)?.[rank] ?? unknown;
  }

  function judge(account: number, { context: then, eased, measurer }: Station) {
    const facts = book.accounts.at(account);
    if (!facts) throw new RangeError(`the book has no account at ${account}`);
    const subject: Subject = { account: facts, ...measurer.measure(account), classes: {} };
    const raw = classesOf(needed, subject, then);
    return { on: then.asOf, raw, eased: classesOf(needed, subject, eased) };
  }

  /** The rank of an account's class in a dimension; `NaN` where it is unknown. */
  function rankIn(id: string, of: Subject['classes']): number {
    const rank = classes.get(id)?.indexOf(of[id] ?? unknown) ?? -1;
    return rank === -1 ? Number.NaN : rank;
  }
}

function classesOf(needed: readonly Dimension[], subject: Subject, context: Context) {
  subject.classes = {};
  for (const dimension of needed)
    subject.classes[dimension.id] = dimension.classify(subject, context);
  return subject.classes;
}

/** The dimensions themselves and, before them, all whose classes they read. */
function neededFor(held: readonly Dimension[]): Dimension[] {
  const ids = new Set(held.map(({ id }) => id));
  for (const dimension of dimensionsInOrder.toReversed()) {
    if (ids.has(dimension.id)) for (const id of dimension.after) ids.add(id);
  }
  return dimensionsInOrder.filter(({ id }) => ids.has(id));
}

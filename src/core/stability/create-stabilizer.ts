import type { Book } from '../book/book.ts';
import type { Context, Dimension, Subject } from '../dimensions/dimension.ts';
import { unknown } from '../dimensions/dimension.ts';
import { dimensionsInOrder } from '../dimensions/registry.ts';
import type { Groups } from '../groups/build-groups.ts';
import { createMeasurer, type Measurer } from '../measures/create-measurer.ts';
import { earliestFall } from './earliest-fall.ts';
import { easeContext } from './ease-context.ts';
import { type Checkpoint, foldRanks } from './fold-ranks.ts';
import type { HeldClass } from './held-class.ts';

/** What an account is measured and judged by at one calibration. */
interface Station {
  context: Context;
  eased: Context;
  measurer: Measurer;
}

/**
 * Finds the classes an account keeps although the rule alone now says lower ones: what the calibrations up to the one in
 * force have settled on, judged by the facts as they are known today, so that a corrected fact corrects the past too.
 * Between calibrations a class rises at once and never falls.
 *
 * @returns what answers the held classes of an account by dimension, or `undefined` where nothing can be held: under a
 *   policy that wants none, or on the day of the first calibration
 */
export function createStabilizer(
  book: Book,
  groups: Groups,
  context: Context,
): ((account: number, subject: Subject) => Record<string, HeldClass>) | undefined {
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
  const ranks = new Map(
    held.map((dimension) => [
      dimension.id,
      new Map(dimension.classes(policy).map(({ id }, rank) => [id, rank])),
    ]),
  );

  return (account, subject) => {
    const found: Record<string, HeldClass> = {};
    const fallen = held.filter(({ id }) => subject.classes[id] !== unknown);
    if (fallen.length === 0) return found;
    const then = stations.map((station) => judge(account, subject, station));
    for (const dimension of fallen) {
      const kept = keptBy(dimension, then, subject);
      if (kept) found[dimension.id] = kept;
    }
    return found;
  };

  function judge(account: number, { account: facts }: Subject, station: Station) {
    const figures = station.measurer.measure(account);
    const subject: Subject = { account: facts, ...figures, classes: {} };
    const raw = classesOf(needed, subject, station.context);
    return { on: station.context.asOf, raw, eased: classesOf(needed, subject, station.eased) };
  }

  function keptBy(
    dimension: Dimension,
    then: ReturnType<typeof judge>[],
    subject: Subject,
  ): HeldClass | undefined {
    const rankOf = (value: string | undefined) =>
      ranks.get(dimension.id)?.get(value ?? unknown) ?? Number.NaN;
    const checkpoints = then.map(({ on, raw, eased }): Checkpoint => {
      return { on, raw: rankOf(raw[dimension.id]), eased: rankOf(eased[dimension.id]) };
    });
    const settled = foldRanks(checkpoints, rules);
    const now = rankOf(subject.classes[dimension.id]);
    if (!settled || !(settled.rank < now)) return undefined;
    const value = dimension.classes(policy)[settled.rank]?.id;
    if (value === undefined) return undefined;
    const withMargin = classesOf(needed, { ...subject, classes: {} }, easedNow);
    const isClear = rankOf(withMargin[dimension.id]) > settled.rank;
    return {
      ...{ value, confirmed: settled.below, needed: rules.confirmations },
      until: isClear ? earliestFall(settled, calibration, rules) : null,
    };
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

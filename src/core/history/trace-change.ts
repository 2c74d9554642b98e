import type { Book } from '../book/book.ts';
import { calibrate } from '../calibration/calibrate.ts';
import { classifyBook } from '../classification/classify-book.ts';
import { classOf } from '../classification/explain-subject.ts';
import type { Context } from '../dimensions/dimension.ts';
import { unknown } from '../dimensions/dimension.ts';
import type { Groups } from '../groups/build-groups.ts';
import { bookKnownOn } from './book-known-on.ts';

/** What moves accounts from one class to another, in the order in which it is told apart. */
export const changeCauses = ['policy', 'time', 'deals', 'calibration'] as const;

/** What moved an account: another policy; days that went by; its own deals; the lines drawn anew for everybody. */
export type ChangeCause = (typeof changeCauses)[number];

/** One step of one account from class to class. */
export interface Step {
  /** Position in the book. */
  account: number;
  cause: ChangeCause;
  from: string;
  to: string;
}

/**
 * Takes apart how the classes of a book in a dimension came from those of an earlier day to those of a later one: first the
 * policy is exchanged, then time passes without any news, then the deals since come in, then the lines are drawn anew. An
 * account may take several steps; together they lead exactly from its earlier class to its later one.
 *
 * @param before policy, day and calibration of the earlier state
 * @param after likewise of the later one; facts of the book are as known on that day
 */
export function traceChange(
  book: Book,
  groups: Groups,
  before: Context,
  after: Context,
  dimension: string,
): Step[] {
  const earlier = bookKnownOn(book, before.asOf);
  const isSamePolicy = JSON.stringify(before.policy) === JSON.stringify(after.policy);
  const underNewPolicy = isSamePolicy
    ? before
    : { ...after, asOf: before.asOf, ...freshLines(earlier, after.policy, before.asOf) };
  const later = { ...underNewPolicy, asOf: after.asOf };
  const states = [
    () => classes(earlier, before),
    ...(isSamePolicy ? [] : [() => classes(earlier, underNewPolicy)]),
    () => classes(earlier, later),
    () => classes(book, later),
    () => classes(book, after),
  ];
  const causes = isSamePolicy ? changeCauses.slice(1) : changeCauses;

  const steps: Step[] = [];
  let previous = states[0]?.() ?? [];
  for (const [at, cause] of causes.entries()) {
    const next = states[at + 1]?.() ?? [];
    for (const [account, to] of next.entries()) {
      const from = previous[account] ?? unknown;
      if (from !== to) steps.push({ account, cause, from, to });
    }
    previous = next;
  }
  return steps;

  function classes(facts: Book, context: Context): string[] {
    const found: string[] = [];
    classifyBook(facts, groups, context, (_, subject) => {
      found.push(classOf(subject, dimension) ?? unknown);
    });
    return found;
  }
}

function freshLines(book: Book, policy: Context['policy'], asOf: number) {
  return { calibration: calibrate(book, policy, asOf), earlier: [] };
}

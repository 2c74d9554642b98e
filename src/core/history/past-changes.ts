import { type Book, won } from '../book/book.ts';
import { classifyBook } from '../classification/classify-book.ts';
import { classOf } from '../classification/explain-subject.ts';
import type { Day } from '../day.ts';
import { type Context, type Subject, unknown } from '../dimensions/dimension.ts';
import type { Groups } from '../groups/build-groups.ts';
import type { ReplayedMonth } from './replay-months.ts';
import type { ChangeCause } from './trace-change.ts';

/** A change of one class of one account between two days of a replay. */
export interface PastChange {
  /** Position in the book. */
  account: number;
  dimension: string;
  from: string;
  to: string;
  cause: Exclude<ChangeCause, 'policy'>;
  on: Day;
}

/** Classes of every account in some dimensions, as {@link createPastChanges} keeps them from day to day. */
type Classes = (readonly string[])[];

/**
 * Finds, day by day of a replay, which classes have changed since the day before and why: an account that has won something
 * since moved by its own deals; of the others, those that had moved under the earlier lines too did so by time.
 *
 * @param dimensions ids
 * @returns what takes the days in order and answers the changes of each; none on the first
 */
export function createPastChanges(groups: Groups, dimensions: readonly string[]) {
  let before: { month: ReplayedMonth; classes: Classes } | undefined;

  return (month: ReplayedMonth, visit: (change: PastChange, subject: Subject) => void): void => {
    const classes: Classes = [];
    const moved = new Set<number>();
    classifyBook(month.known, groups, month.context, (account, subject) => {
      classes[account] = classesOf(subject);
      if (differs(before?.classes[account], classes[account])) moved.add(account);
    });
    const earlier = before;
    before = { month, classes };
    if (!earlier) return;
    const byTime = classesUnder(month, earlier.month.context, moved);
    classifyBook(
      month.known,
      groups,
      month.context,
      (account, subject) => {
        const isOwn = hasWonBetween(month.known, account, earlier.month.on, month.on);
        for (const [place, dimension] of dimensions.entries()) {
          const from = earlier.classes[account]?.[place] ?? unknown;
          const to = classes[account]?.[place] ?? unknown;
          if (from === to) continue;
          const cause = causeOf(isOwn, byTime.get(account)?.[place] === to);
          visit({ account, dimension, from, to, cause, on: month.on }, subject);
        }
      },
      moved,
    );
  };

  function classesUnder({ known, context }: ReplayedMonth, lines: Context, only: Iterable<number>) {
    const { calibration, earlier } = lines;
    const found = new Map<number, readonly string[]>();
    const then = { ...context, calibration, ...(earlier && { earlier }) };
    classifyBook(
      known,
      groups,
      then,
      (account, subject) => found.set(account, classesOf(subject)),
      only,
    );
    return found;
  }

  function classesOf(subject: Subject): string[] {
    return dimensions.map((dimension) => classOf(subject, dimension) ?? unknown);
  }
}

function causeOf(isOwn: boolean, isByTime: boolean): PastChange['cause'] {
  if (isOwn) return 'deals';
  return isByTime ? 'time' : 'calibration';
}

function differs(a: readonly string[] | undefined, b: readonly string[] = []): boolean {
  return a !== undefined && b.some((value, place) => value !== a[place]);
}

function hasWonBetween(book: Book, account: number, after: Day, upTo: Day): boolean {
  const { closedOn, outcome } = book.deals;
  const rows = book.order.subarray(book.start[account], book.start[account + 1]);
  return rows.some((row) => {
    const day = closedOn[row] as number;
    return outcome[row] === won && day > after && day <= upTo;
  });
}

import type { Book } from '../book/book.ts';
import { classifyBook } from '../classification/classify-book.ts';
import { classOf } from '../classification/explain-subject.ts';
import type { Day } from '../day.ts';
import { type Context, unknown } from '../dimensions/dimension.ts';
import type { Groups } from '../groups/build-groups.ts';
import { createMeasurer } from '../measures/create-measurer.ts';
import { replayMonths } from './replay-months.ts';
import { type ChangeCause, changeCauses, traceChange } from './trace-change.ts';

/** The classes of a book in one dimension over months, and what moved accounts between the first and the last day. */
export interface BookHistory {
  dimension: string;
  /** Oldest first; the last one is the day of the run. */
  days: { on: Day; counts: Record<string, number> }[];
  /** Accounts by cause and step, in the order of causes, most accounts first. */
  moves: Move[];
}

/** Accounts that took the same step for the same cause. */
interface Move {
  cause: ChangeCause;
  from: string;
  to: string;
  accounts: number;
  /** What they won in the window up to the last day, in home currency. */
  revenue: number;
  /** Ids of the largest of them. */
  largest: string[];
}

/** Accounts named per move. */
const named = 5;

/** The history of a book under one policy, back-filled from its deals. */
export function bookHistory(
  book: Book,
  groups: Groups,
  given: Pick<Context, 'policy' | 'asOf' | 'home'>,
  { months, dimension }: { months: number; dimension: string },
): BookHistory {
  const days: BookHistory['days'] = [];
  let first: Context | undefined;
  let last: Context | undefined;
  for (const { on, known, context } of replayMonths(book, given, months)) {
    first ??= context;
    last = context;
    const counts: Record<string, number> = {};
    classifyBook(known, groups, context, (_, subject) => {
      const value = classOf(subject, dimension) ?? unknown;
      counts[value] = (counts[value] ?? 0) + 1;
    });
    days.push({ on, counts });
  }
  return {
    dimension,
    days,
    moves: first && last ? movesBetween(book, groups, first, last, dimension) : [],
  };
}

function movesBetween(
  book: Book,
  groups: Groups,
  before: Context,
  after: Context,
  dimension: string,
): Move[] {
  const measurer = createMeasurer(book, groups, after.policy, after.asOf);
  const moves = new Map<string, { move: Move; members: { id: string; won: number }[] }>();
  for (const { account, cause, from, to } of traceChange(book, groups, before, after, dimension)) {
    const key = JSON.stringify([cause, from, to]);
    const found = moves.get(key) ?? {
      move: { cause, from, to, accounts: 0, revenue: 0, largest: [] },
      members: [],
    };
    const won = measurer.measure(account).own.monetary;
    found.move.accounts += 1;
    found.move.revenue += won;
    found.members.push({ id: book.accounts.at(account)?.id ?? '', won });
    moves.set(key, found);
  }
  return [...moves.values()]
    .map(({ move, members }) => ({
      ...move,
      largest: members
        .toSorted((a, b) => b.won - a.won)
        .slice(0, named)
        .map(({ id }) => id),
    }))
    .toSorted(
      (a, b) =>
        changeCauses.indexOf(a.cause) - changeCauses.indexOf(b.cause) || b.accounts - a.accounts,
    );
}

import type { Book } from '../book/book.ts';
import { classifyBook } from '../classification/classify-book.ts';
import { classOf } from '../classification/explain-subject.ts';
import { type Context, type Subject, unknown } from '../dimensions/dimension.ts';
import { dimensions } from '../dimensions/registry.ts';
import { rfmFigures, rfmScores } from '../dimensions/rfm.ts';
import type { Groups } from '../groups/build-groups.ts';

/** The classes of every account of a book under one policy, as columns of codes: a million accounts fit into memory. */
export interface ClassTable {
  /** Per dimension, the code of each account's class. */
  codes: Uint16Array[];
  /** Per dimension, what the codes stand for. */
  names: string[][];
  /** Recency, frequency and monetary as digits; 0 for who never bought. */
  scores: Uint16Array;
  /** Won in the policy's window, in home currency. */
  revenue: Float64Array;
}

/** Whose classes a table holds, and what is to be seen on the way. */
export interface TableOptions {
  chosen?: ((accountId: string) => Readonly<Record<string, string>>) | undefined;
  visit?: ((subject: Subject) => void) | undefined;
}

/** Classifies a book into a table of the classes in force: what people chose, else what is held, else what the rule says. */
export function createClassTable(
  book: Book,
  groups: Groups,
  context: Context,
  { chosen, visit }: TableOptions = {},
): ClassTable {
  const accounts = book.accounts.length;
  const table: ClassTable = {
    codes: dimensions.map(() => new Uint16Array(accounts)),
    names: dimensions.map(() => []),
    scores: new Uint16Array(accounts),
    revenue: new Float64Array(accounts),
  };
  const codeOf = dimensions.map(() => new Map<string, number>());
  classifyBook(book, groups, context, (account, subject) => {
    const choices = chosen?.(subject.account.id);
    dimensions.forEach(({ id }, place) => {
      const value = choices?.[id] ?? classOf(subject, id) ?? unknown;
      let code = codeOf[place]?.get(value);
      if (code === undefined) {
        code = table.names[place]?.push(value) ?? 0;
        codeOf[place]?.set(value, code);
      }
      (table.codes[place] as Uint16Array)[account] = code;
    });
    table.scores[account] = scoreOf(subject, context);
    table.revenue[account] = subject.own.monetary;
    visit?.(subject);
  });
  return table;
}

/** The class of an account in a dimension, both by position. */
export function classIn({ codes, names }: ClassTable, dimension: number, account: number): string {
  const code = codes[dimension]?.[account] ?? 0;
  return names[dimension]?.[code - 1] ?? unknown;
}

function scoreOf(subject: Subject, context: Context): number {
  const figures = rfmFigures(subject, context);
  if (figures.wins === 0) return 0;
  const { recency, frequency, monetary } = rfmScores(figures, context);
  return 100 * recency + 10 * frequency + monetary;
}

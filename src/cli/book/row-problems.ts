/** Why a row, or one fact of it, could not be read. */
export type RowProblem = 'broken-quoting' | 'too-few-columns' | 'bad-number' | 'bad-date' | 'no-id';

/** Rows of one file that share a problem in one field. */
export interface ProblemRows {
  file: 'accounts' | 'deals';
  reason: RowProblem;
  /** The fact that could not be read (`closedOn`); absent where the row as a whole could not. */
  field?: string;
  rows: number;
  /** Lines of the file on which the first of them begin. */
  lines: number[];
}

/** Collects what is wrong with the rows of one file. */
export interface RowProblems {
  add(reason: RowProblem, line: number, field?: string): void;
  /** Problems so far, in the order they first appeared. */
  list(): ProblemRows[];
}

const mostLines = 5;

/** A collector without any problem yet. */
export function createRowProblems(file: ProblemRows['file']): RowProblems {
  const found = new Map<string, ProblemRows>();
  return {
    add(reason, line, field) {
      const key = `${reason} ${field}`;
      let problem = found.get(key);
      if (!problem) {
        problem = { file, reason, ...(field !== undefined && { field }), rows: 0, lines: [] };
        found.set(key, problem);
      }
      problem.rows += 1;
      if (problem.lines.length < mostLines) problem.lines.push(line);
    },
    list: () => [...found.values()],
  };
}

/** The problems of a file's parts as those of the file: alike ones together, lines counted from its beginning. */
export function mergeProblems(
  parts: readonly { problems: readonly ProblemRows[]; lines: number }[],
): ProblemRows[] {
  const merged = new Map<string, ProblemRows>();
  let before = 0;
  for (const { problems, lines } of parts) {
    for (const problem of problems) {
      const key = `${problem.reason} ${problem.field}`;
      const earlier = merged.get(key);
      const found = problem.lines.map((line) => line + before);
      merged.set(key, {
        ...problem,
        rows: (earlier?.rows ?? 0) + problem.rows,
        lines: [...(earlier?.lines ?? []), ...found].slice(0, mostLines),
      });
    }
    before += lines;
  }
  return [...merged.values()];
}

import { QueryProblem } from './query-problem.ts';

/** A word (name or keyword), a literal or a sign of a query. */
export interface Token {
  readonly kind: 'word' | 'string' | 'number' | 'sign';
  /** A string without its quotes; a number as it was written, since ids are longer than numbers can hold. */
  readonly text: string;
  /** Position in the query, from 0. */
  readonly at: number;
}

const pattern =
  /\s*(?:(?<word>[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*)|'(?<string>(?:[^']|'')*)'|(?<number>-?\d+(?:\.\d+)?)|(?<sign><=|>=|!=|<>|[=<>(),*]))/y;

/** The tokens of a COQL query; a quote inside a string is doubled. */
export function tokenize(query: string): Token[] {
  const tokens: Token[] = [];
  pattern.lastIndex = 0;
  const text = query.trimEnd();
  while (pattern.lastIndex < text.length) {
    const at = pattern.lastIndex;
    const match = pattern.exec(text);
    if (!match?.groups) throw unexpected(text, at);
    const { word, string, number, sign } = match.groups;
    if (word !== undefined) tokens.push({ kind: 'word', text: word, at });
    else if (string !== undefined)
      tokens.push({ kind: 'string', text: string.replaceAll("''", "'"), at });
    else if (number !== undefined) tokens.push({ kind: 'number', text: number, at });
    else tokens.push({ kind: 'sign', text: sign ?? '', at });
  }
  return tokens;
}

function unexpected(text: string, at: number): QueryProblem {
  const near = text.slice(at).trimStart().slice(0, 20);
  return new QueryProblem('SYNTAX_ERROR', 'unexpected token', { line: 1, column: at + 1, near });
}

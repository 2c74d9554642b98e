import { QueryProblem } from './query-problem.ts';
import { type Token, tokenize } from './tokenize.ts';

/** The tokens of a query, read one by one. */
export interface TokenStream {
  /** Takes the next token if it is this keyword (in any case) or sign. */
  take(text: string): boolean;
  /** Takes the next token, which must be this keyword or sign. */
  expect(text: string): void;
  /** Takes the next token, which must be a name. */
  name(): string;
  /** Takes the next token, which must be a literal. */
  literal(): string;
  isAtEnd(): boolean;
  /** Zoho's refusal of the next token. */
  problem(): QueryProblem;
}

const keywords = new Set(
  'select from where and or not in is null like between order by asc desc limit offset as'.split(
    ' ',
  ),
);

/** Reads a query from its beginning. */
export function createTokenStream(query: string): TokenStream {
  const tokens = tokenize(query);
  let position = 0;
  const next = (): Token | undefined => tokens[position];
  const problem = () =>
    new QueryProblem('SYNTAX_ERROR', 'error occured while parsing the query', {
      near: next()?.text ?? query.slice(-10),
    });

  function take(text: string): boolean {
    const token = next();
    const isIt = token?.kind !== 'string' && token?.text.toLowerCase() === text;
    if (isIt) position += 1;
    return isIt;
  }

  return {
    take,
    expect(text) {
      if (!take(text)) throw problem();
    },
    name() {
      const token = next();
      if (token?.kind !== 'word' || keywords.has(token.text.toLowerCase())) throw problem();
      position += 1;
      return token.text;
    },
    literal() {
      const token = next();
      const isTruth = token?.kind === 'word' && /^(true|false)$/i.test(token.text);
      if (!token || !(token.kind === 'string' || token.kind === 'number' || isTruth))
        throw problem();
      position += 1;
      return isTruth ? token.text.toLowerCase() : token.text;
    },
    isAtEnd: () => position >= tokens.length,
    problem,
  };
}

import type { Column, Comparator, Criterion, Query } from './query.ts';
import { QueryProblem } from './query-problem.ts';
import { createTokenStream, type TokenStream } from './token-stream.ts';

const defaultLimit = 200;
const mostRows = 2000;
const mostOffset = 100_000;
const mostColumns = 500;
const mostCriteria = 25;
const mostInValues = 100;
const mostOrders = 10;

/**
 * Parses a COQL query. More than two criteria must be bracketed in pairs, `where` is mandatory
 * (https://www.zoho.com/crm/developer/docs/api/v8/COQL-Limitations.html). Aggregates and `group by` are not emulated, and
 * said to be so.
 */
export function parseQuery(text: string): Query {
  const stream = createTokenStream(text);
  if (!stream.take('select'))
    throw new QueryProblem('SYNTAX_ERROR', 'given coql query not supported');
  const columns = parseColumns(stream);
  stream.expect('from');
  const module = stream.name();
  if (!stream.take('where'))
    throw new QueryProblem('SYNTAX_ERROR', 'missing clause', { clause: 'where' });
  const count = { criteria: 0 };
  const where = parseCriterion(stream, count);
  if (count.criteria > mostCriteria) throw limitExceeded('criteria', mostCriteria);
  if (stream.take('group')) throw notEmulated('group by');
  const orderBy = stream.take('order') ? parseOrder(stream) : [];
  const { limit, offset } = parseLimit(stream);
  if (!stream.isAtEnd()) throw stream.problem();
  return { columns, module, where, orderBy, limit, offset };
}

/** What a query may hold at Zoho but not here. */
function notEmulated(clause: string): QueryProblem {
  return new QueryProblem('NOT_EMULATED', 'not emulated', { clause });
}

function parseColumns(stream: TokenStream): Column[] {
  const columns: Column[] = [];
  do {
    const path = stream.name();
    if (stream.take('(')) throw notEmulated(path);
    const alias = stream.take('as') ? stream.name() : path;
    if (columns.some((column) => column.alias === alias))
      throw new QueryProblem('DUPLICATE_DATA', 'duplicate select column', { column_name: path });
    columns.push({ path, alias });
  } while (stream.take(','));
  if (columns.length > mostColumns) throw limitExceeded('select columns', mostColumns);
  return columns;
}

function parseCriterion(stream: TokenStream, count: { criteria: number }): Criterion {
  const left = parseOperand(stream, count);
  const operator = stream.take('and') ? 'and' : stream.take('or') ? 'or' : undefined;
  if (!operator) return left;
  return { operator, parts: [left, parseOperand(stream, count)] };
}

function parseOperand(stream: TokenStream, count: { criteria: number }): Criterion {
  if (stream.take('(')) {
    const inner = parseCriterion(stream, count);
    stream.expect(')');
    return inner;
  }
  count.criteria += 1;
  const path = stream.name();
  const comparator = parseComparator(stream);
  return { path, comparator, values: parseValues(stream, comparator) };
}

const signs = ['=', '!=', '<=', '>=', '<', '>'] as const;

function parseComparator(stream: TokenStream): Comparator {
  for (const sign of signs) if (stream.take(sign)) return sign;
  if (stream.take('is')) {
    const isNegated = stream.take('not');
    stream.expect('null');
    return isNegated ? 'is not null' : 'is null';
  }
  const isNegated = stream.take('not');
  if (stream.take('in')) return isNegated ? 'not in' : 'in';
  if (stream.take('like')) return isNegated ? 'not like' : 'like';
  if (!isNegated && stream.take('between')) return 'between';
  if (isNegated)
    throw new QueryProblem('SYNTAX_ERROR', 'operator not supported', { operator: 'not' });
  throw stream.problem();
}

function parseValues(stream: TokenStream, comparator: Comparator): string[] {
  if (comparator === 'is null' || comparator === 'is not null') return [];
  if (comparator === 'between') {
    const from = stream.literal();
    stream.expect('and');
    return [from, stream.literal()];
  }
  if (comparator !== 'in' && comparator !== 'not in') return [stream.literal()];
  stream.expect('(');
  const values = [stream.literal()];
  while (stream.take(',')) values.push(stream.literal());
  stream.expect(')');
  if (values.length > mostInValues) throw limitExceeded('in values', mostInValues);
  return values;
}

function parseOrder(stream: TokenStream): Query['orderBy'] {
  stream.expect('by');
  const orders: { path: string; isDescending: boolean }[] = [];
  do {
    const path = stream.name();
    const isDescending = stream.take('desc');
    if (!isDescending) stream.take('asc');
    orders.push({ path, isDescending });
  } while (stream.take(','));
  if (orders.length > mostOrders) throw limitExceeded('order by columns', mostOrders);
  return orders;
}

/** `limit n`, `limit offset, n` or `limit n offset m`. */
function parseLimit(stream: TokenStream): { limit: number; offset: number } {
  if (!stream.take('limit')) return { limit: defaultLimit, offset: 0 };
  const first = count(stream.literal());
  let [limit, offset] = [first, 0];
  if (stream.take(',')) [limit, offset] = [count(stream.literal()), first];
  else if (stream.take('offset')) offset = count(stream.literal());
  if (limit <= 0) throw new QueryProblem('INVALID_DATA', 'limit should be greater than 0');
  if (limit > mostRows) throw limitExceeded('limit', mostRows);
  if (offset > mostOffset) throw limitExceeded('offset', mostOffset);
  return { limit, offset };
}

function count(text: string): number {
  if (/^-?\d{1,9}$/.test(text)) return Number(text);
  throw new QueryProblem('INVALID_QUERY', 'limit given seems to be invalid', { limit: text });
}

function limitExceeded(what: string, limit: number): QueryProblem {
  return new QueryProblem('LIMIT_EXCEEDED', `${what} exceeded the limit`, { limit });
}

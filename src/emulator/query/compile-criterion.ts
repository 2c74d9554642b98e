import type { DataType } from '../metadata/field-definition.ts';
import { compareIds } from '../organization/identifiers.ts';
import type { StoredRecord } from '../organization/module.ts';
import { parseZohoTime } from '../zoho-time.ts';
import type { Comparator, Comparison, Criterion } from './query.ts';
import { QueryProblem } from './query-problem.ts';
import type { ResolvedPath } from './resolve-path.ts';

type Resolve = (path: string) => ResolvedPath;
type Value = string | number | boolean;

const ordered = new Set<DataType>([
  'integer',
  'bigint',
  'double',
  'currency',
  'percent',
  'date',
  'datetime',
]);
const numeric = new Set<DataType>(['integer', 'double', 'currency', 'percent']);

/** A test for rows; an empty value passes none but `is null`. */
export function compileCriterion(
  criterion: Criterion,
  resolve: Resolve,
): (record: StoredRecord) => boolean {
  if ('comparator' in criterion) return compileComparison(criterion, resolve(criterion.path));
  const [left, right] = criterion.parts.map((part) => compileCriterion(part, resolve));
  if (!left || !right) return () => false;
  return criterion.operator === 'and'
    ? (record) => left(record) && right(record)
    : (record) => left(record) || right(record);
}

function compileComparison(
  { path, comparator, values }: Comparison,
  { dataType, comparable }: ResolvedPath,
): (record: StoredRecord) => boolean {
  refuseOperator(path, comparator, dataType);
  if (comparator === 'is null') return (record) => comparable(record) === null;
  if (comparator === 'is not null') return (record) => comparable(record) !== null;
  const wanted = values.map((value) => readLiteral(value, dataType));
  const test = testOf(comparator, wanted, dataType);
  return (record) => {
    const value = comparable(record);
    return value !== null && test(typeof value === 'string' ? value.toLowerCase() : value);
  };
}

function refuseOperator(path: string, operator: Comparator, dataType: DataType): void {
  const needsOrder = ['<', '<=', '>', '>=', 'between'].includes(operator);
  const needsText = operator === 'like' || operator === 'not like';
  if (needsOrder ? ordered.has(dataType) : !needsText || !ordered.has(dataType)) return;
  // Zoho names only the operators that are signs.
  if (needsText || operator === 'between') throw malformed();
  const details = { reason: 'invalid operator found', column_name: path, operator };
  throw new QueryProblem('INVALID_QUERY', 'Invalid query formed', details);
}

function readLiteral(text: string, dataType: DataType): Value {
  if (numeric.has(dataType)) {
    const value = Number(text);
    if (text.trim() === '' || Number.isNaN(value)) throw malformed();
    return value;
  }
  if (dataType === 'boolean') {
    if (text !== 'true' && text !== 'false') throw malformed();
    return text === 'true';
  }
  if (dataType === 'datetime') {
    const instant = parseZohoTime(text);
    if (instant === undefined) throw malformed();
    return instant;
  }
  if (dataType === 'date' && !/^\d{4}-\d{2}-\d{2}$/.test(text)) throw malformed();
  return text.toLowerCase();
}

function testOf(
  comparator: Comparator,
  wanted: readonly Value[],
  dataType: DataType,
): (value: Value) => boolean {
  const [first = '', second = ''] = wanted;
  const order = dataType === 'bigint' ? compareBigints : compareValues;
  switch (comparator) {
    case '=':
      return (value) => value === first;
    case '!=':
      return (value) => value !== first;
    case '<':
      return (value) => order(value, first) < 0;
    case '<=':
      return (value) => order(value, first) <= 0;
    case '>':
      return (value) => order(value, first) > 0;
    case '>=':
      return (value) => order(value, first) >= 0;
    case 'between':
      return (value) => order(value, first) >= 0 && order(value, second) <= 0;
    case 'in':
      return (value) => wanted.includes(value);
    case 'not in':
      return (value) => !wanted.includes(value);
    case 'like':
      return likeTest(String(first));
    case 'not like': {
      const isLike = likeTest(String(first));
      return (value) => !isLike(value);
    }
    default:
      return () => false;
  }
}

/** `%` stands for any text at either end. */
function likeTest(pattern: string): (value: Value) => boolean {
  const escaped = pattern.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('%', '.*');
  const regexp = new RegExp(`^${escaped}$`, 's');
  return (value) => regexp.test(String(value));
}

/** Orders two values of one type. */
export function compareValues(a: Value, b: Value): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function compareBigints(a: Value, b: Value): number {
  return compareIds(String(a), String(b));
}

function malformed(): QueryProblem {
  return new QueryProblem('INVALID_QUERY', 'Invalid query formed');
}

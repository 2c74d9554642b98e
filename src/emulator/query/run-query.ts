import { compareIds } from '../organization/identifiers.ts';
import type { Module, StoredRecord } from '../organization/module.ts';
import type { Organization } from '../organization/organization.ts';
import { compareValues, compileCriterion } from './compile-criterion.ts';
import type { Query } from './query.ts';
import { type ResolvedPath, resolvePath } from './resolve-path.ts';

/** The rows of a query, of records for which `isVisible` holds, and whether there are more. */
export function runQuery(
  organization: Organization,
  module: Module,
  query: Query,
  isVisible: (record: StoredRecord) => boolean,
): { rows: Record<string, unknown>[]; hasMore: boolean } {
  const resolve = (path: string) => resolvePath(organization, module, path);
  const columns = query.columns.map(({ path, alias }) => ({ alias, read: resolve(path).read }));
  const passes = compileCriterion(query.where, resolve);
  const found = [...module.records.values()].filter((r) => passes(r) && isVisible(r));
  const orders = query.orderBy.map((order) => orderOf(resolve(order.path), order.isDescending));
  if (orders.length > 0) found.sort((a, b) => firstNonZero(orders, a, b) || compareIds(a.id, b.id));
  const page = found.slice(query.offset, query.offset + query.limit);
  const rows = page.map((record) => {
    const row: Record<string, unknown> = {};
    for (const { alias, read } of columns) row[alias] = read(record);
    row['id'] ??= record.id;
    return row;
  });
  return { rows, hasMore: found.length > query.offset + query.limit };
}

type Order = (a: StoredRecord, b: StoredRecord) => number;

/** Empty values come first when ascending. */
function orderOf({ comparable, dataType }: ResolvedPath, isDescending: boolean): Order {
  const compare =
    dataType === 'bigint' ? (a: unknown, b: unknown) => compareIds(`${a}`, `${b}`) : compareValues;
  return (a, b) => {
    const [left, right] = [comparable(a), comparable(b)];
    if (left === right) return 0;
    const order = left === null ? -1 : right === null ? 1 : compare(left, right);
    return isDescending ? -order : order;
  };
}

function firstNonZero(orders: readonly Order[], a: StoredRecord, b: StoredRecord): number {
  for (const order of orders) {
    const result = order(a, b);
    if (result !== 0) return result;
  }
  return 0;
}

import { compareIds } from '../organization/identifiers.ts';
import type { Module, StoredRecord } from '../organization/module.ts';
import { fieldsNamed, renderRecord } from '../organization/read-record.ts';
import { zohoTime } from '../zoho-time.ts';
import type { ListOptions, SortKey } from './list-options.ts';
import type { Answer, Call } from './operation.ts';
import type { PageEdge, PagePosition } from './page-tokens.ts';
import { refusal, refuse } from './refusals.ts';

const mostRowsByToken = 100_000;

/**
 * One page of a module's records, for which `belongs` holds, as Zoho pages: by number up to 2,000 rows, by token
 * beyond. 304 when nothing was modified since, 204 when there is nothing, both without a body.
 */
export function listPage(
  call: Call,
  module: Module,
  options: ListOptions,
  belongs: (record: StoredRecord) => boolean,
): Answer {
  const start = startOf(call, options);
  if ('status' in start) return start;
  const key = sortValueOf(options.sortBy);
  const edge = start.edges.at(-1);
  const { modifiedSince = -Infinity, ids, perPage } = options;
  const skip = options.pageToken === undefined ? (options.page - 1) * perPage : 0;
  const rows: StoredRecord[] = [];
  let passed = 0;
  let hasMore = false;
  for (const record of sortedRecords(module, options)) {
    if (record.modifiedAt <= modifiedSince || (ids && !ids.has(record.id))) continue;
    if (!belongs(record) || !isAfter(record, edge, options)) continue;
    passed += 1;
    if (passed <= skip) continue;
    if (rows.length === perPage) {
      hasMore = true;
      break;
    }
    rows.push(record);
  }
  if (rows.length === 0) return { status: options.modifiedSince === undefined ? 204 : 304 };
  const fields = fieldsNamed(module, options.fields);
  const data = rows.map((record) => renderRecord(call.organization, record, fields));
  const last = rows.at(-1);
  const end = hasMore && last ? { sortValue: key(last), id: last.id } : undefined;
  const info = pageInfo(call, options, start, rows.length, end);
  return { status: 200, body: { data, info } };
}

/** Parameters a token is bound to: all but those that tell where to go on. */
function bindingOf(call: Call): string {
  const pairs = [...call.query].filter(([name]) => name !== 'page' && name !== 'page_token');
  pairs.sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([call.params, pairs]);
}

function startOf(call: Call, { pageToken, page, perPage }: ListOptions): PagePosition | Answer {
  const mine = { userId: call.user.id, binding: bindingOf(call) };
  if (pageToken === undefined)
    return { ...mine, edges: [], page, rowsBefore: (page - 1) * perPage };
  const found = call.tenant.pageTokens.find(pageToken);
  const isMine = found?.position.userId === mine.userId && found.position.binding === mine.binding;
  if (!isMine) {
    const message =
      'The page_token given seems to be invalid or input param is added or altered or deleted';
    const details = { param_name: 'page_token' };
    return refuse(400, refusal('TOKEN_BOUND_DATA_MISMATCH', message, details));
  }
  if (found.isExpired) {
    const details = { api_name: 'page_token', json_path: '$.query.page_token' };
    return refuse(400, refusal('EXPIRED_VALUE', 'Page token expired', details));
  }
  if (found.position.rowsBefore >= mostRowsByToken) {
    const message = 'You can only get upto 100000 records using page_token param';
    const details = { param_name: 'page_token' };
    return refuse(400, refusal('PAGINATION_LIMIT_EXCEEDED', message, details));
  }
  return found.position;
}

function pageInfo(
  call: Call,
  { perPage, sortBy, sortOrder }: ListOptions,
  start: PagePosition,
  count: number,
  end: PageEdge | undefined,
): Record<string, unknown> {
  const { pageTokens } = call.tenant;
  const next = end && {
    ...start,
    edges: [...start.edges, end],
    page: start.page + 1,
    rowsBefore: start.rowsBefore + count,
  };
  const previous = start.edges.length > 1 && {
    ...start,
    edges: start.edges.slice(0, -1),
    page: start.page - 1,
    rowsBefore: Math.max(0, start.rowsBefore - perPage),
  };
  const issued = next && pageTokens.issue(next);
  return {
    ...(call.params['module'] !== 'Notes' && { call: false, email: false }),
    per_page: perPage,
    next_page_token: issued?.token ?? null,
    count,
    sort_by: sortBy,
    page: start.page,
    previous_page_token: previous ? pageTokens.issue(previous).token : null,
    page_token_expiry: issued ? zohoTime(issued.expiresAt, call.organization.facts.timeZone) : null,
    sort_order: sortOrder,
    more_records: end !== undefined,
  };
}

function isAfter(
  record: StoredRecord,
  edge: PageEdge | undefined,
  { sortBy, sortOrder }: ListOptions,
): boolean {
  if (!edge) return true;
  const byValue = sortValueOf(sortBy)(record) - edge.sortValue;
  const order = byValue === 0 ? compareIds(record.id, edge.id) : byValue;
  return sortOrder === 'asc' ? order > 0 : order < 0;
}

function sortValueOf(sortBy: SortKey): (record: StoredRecord) => number {
  if (sortBy === 'Created_Time') return (record) => record.createdAt;
  return sortBy === 'Modified_Time' ? (record) => record.modifiedAt : () => 0;
}

const sorted = new WeakMap<Module, { version: number; lists: Map<string, StoredRecord[]> }>();

/** Records in the order asked for, kept until the module changes: a client reads many pages of one order. */
function sortedRecords(module: Module, { sortBy, sortOrder }: ListOptions): StoredRecord[] {
  let cache = sorted.get(module);
  if (cache?.version !== module.version) {
    cache = { version: module.version, lists: new Map() };
    sorted.set(module, cache);
  }
  const name = `${sortBy} ${sortOrder}`;
  let list = cache.lists.get(name);
  if (!list) {
    const key = sortValueOf(sortBy);
    list = [...module.records.values()];
    list.sort((a, b) => key(a) - key(b) || compareIds(a.id, b.id));
    if (sortOrder === 'desc') list.reverse();
    cache.lists.set(name, list);
  }
  return list;
}

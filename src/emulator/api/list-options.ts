import { isId } from '../organization/identifiers.ts';
import { parseZohoTime } from '../zoho-time.ts';
import type { Answer, Call } from './operation.ts';
import { invalidParam, missingParam, refusal, refuse } from './refusals.ts';

/** How a listing is to be sorted and cut. */
export interface ListOptions {
  readonly fields: readonly string[];
  readonly ids: ReadonlySet<string> | undefined;
  readonly perPage: number;
  readonly page: number;
  readonly pageToken: string | undefined;
  readonly sortBy: SortKey;
  readonly sortOrder: 'asc' | 'desc';
  /** Only records modified after this instant. */
  readonly modifiedSince: number | undefined;
}

const sortKeys = ['id', 'Created_Time', 'Modified_Time'] as const;

/** What a listing can be sorted by. */
export type SortKey = (typeof sortKeys)[number];

const mostFields = 50;
const mostPerPage = 200;
/** Zoho states no number; 50 is what its answers have been seen to hold without trouble. */
const mostIds = 50;
const mostRowsByPage = 2000;

/**
 * Reads the parameters of a listing, or says why Zoho refuses them.
 * Source: https://www.zoho.com/crm/developer/docs/api/v8/get-records.html.
 */
export function readListOptions(call: Call): ListOptions | Answer {
  const { query, headers } = call;
  const fields = split(query.get('fields'));
  if (!fields) return missingParam('fields');
  if (fields.length > mostFields) return limitExceeded('fields', mostFields);
  const ids = split(query.get('ids'));
  if (ids && ids.length > mostIds) return limitExceeded('ids', mostIds);
  if (ids && !ids.every(isId)) return invalidParam('ids');
  const perPage = wholeNumber(query.get('per_page') ?? String(mostPerPage));
  if (perPage === undefined || perPage > mostPerPage) return invalidParam('per_page');
  const page = wholeNumber(query.get('page') ?? '1');
  if (page === undefined) return invalidParam('page');
  const sortBy = query.get('sort_by') ?? 'id';
  if (!isSortKey(sortBy)) return invalidParam('sort_by', { supported_values: sortKeys });
  const sortOrder = query.get('sort_order') ?? 'desc';
  if (sortOrder !== 'asc' && sortOrder !== 'desc') return invalidParam('sort_order');
  const refused = refusePaging(query, page, perPage);
  if (refused) return refused;
  return {
    fields,
    ids: ids && new Set(ids),
    perPage,
    page,
    pageToken: query.get('page_token') ?? undefined,
    sortBy,
    sortOrder,
    modifiedSince: parseZohoTime(headers['if-modified-since']),
  };
}

function refusePaging(query: URLSearchParams, page: number, perPage: number): Answer | undefined {
  if (query.has('page') && query.has('page_token')) {
    const due = [{ param_name: 'page' }, { param_name: 'page_token' }];
    const message = 'Ambiguity while processing the request';
    return refuse(400, refusal('AMBIGUITY_DURING_PROCESSING', message, { ambiguity_due_to: due }));
  }
  if (query.has('page_token') || page * perPage <= mostRowsByPage) return undefined;
  const message = 'You can only get the first 2000 records without using page_token param';
  const details = { limit: mostRowsByPage };
  return refuse(400, refusal('DISCRETE_PAGINATION_LIMIT_EXCEEDED', message, details));
}

function limitExceeded(param: string, limit: number): Answer {
  const details = { limit, param_name: param };
  return refuse(400, refusal('LIMIT_EXCEEDED', 'limit exceeded', details));
}

function isSortKey(text: string): text is SortKey {
  return (sortKeys as readonly string[]).includes(text);
}

function wholeNumber(text: string): number | undefined {
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined;
}

function split(list: string | null): string[] | undefined {
  const items = list?.split(',').map((item) => item.trim());
  const present = items?.filter((item) => item !== '');
  return present && present.length > 0 ? present : undefined;
}

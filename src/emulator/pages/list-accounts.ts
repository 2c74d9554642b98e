import type { Desk } from '../desk.ts';
import type { Field } from '../organization/module.ts';
import type { ZohoRecord } from '../organization/read-record.ts';
import { type BadgeValue, badgeFields, badgeOf } from './class-fields.ts';

/** Which accounts a list is to show. */
export interface AccountsQuery {
  /** Part of the name. */
  search: string;
  /** Chosen values by field: API names of picklists, and `Owner` with a user's id. {@link emptyValue} asks for records without a value. */
  filters: Readonly<Record<string, string>>;
  /** From 1. */
  page: number;
}

/** Stands for records in which a field is empty. */
export const emptyValue = '-';

/** One page of a list, and how all that matches is spread over the values of each field. */
export interface AccountsList {
  readonly accounts: readonly ZohoRecord[];
  readonly from: number;
  readonly total: number;
  readonly pages: number;
  readonly facets: readonly Facet[];
}

/** A field with its values and in how many of the accounts each stands, all other filters applied. */
export interface Facet {
  readonly field: Field;
  readonly values: readonly { readonly value: BadgeValue | undefined; readonly count: number }[];
}

const perPage = 50;
const fields = ['Account_Name', 'Owner', 'Industry', 'Billing_City', 'Billing_State'];

/** The accounts that the user may see and that match, best class of the first picklist first, then by name. */
export function listAccounts(desk: Desk, query: AccountsQuery): AccountsList {
  const badges = badgeFields(desk);
  const named = [...fields, ...badges.map(({ apiName }) => apiName)];
  const search = query.search.trim().toLowerCase();
  const found = desk
    .records('Accounts', named)
    .filter((account) => nameOf(account).toLowerCase().includes(search));
  const matching = inOrder(
    badges[0],
    found.filter((account) => matches(account, query, undefined)),
  );
  const pages = Math.max(1, Math.ceil(matching.length / perPage));
  const from = (Math.min(query.page, pages) - 1) * perPage;
  const facets = badges.map((field) => {
    const others = found.filter((account) => matches(account, query, field.apiName));
    return { field, values: spread(field, others) };
  });
  return {
    accounts: matching.slice(from, from + perPage),
    from,
    total: matching.length,
    pages,
    facets,
  };
}

/** The name of an account. */
export function nameOf(account: ZohoRecord): string {
  return String(account['Account_Name'] ?? '');
}

/** Whether an account passes the filters, that of one field left out. */
function matches(account: ZohoRecord, { filters }: AccountsQuery, except: string | undefined) {
  return Object.entries(filters).every(
    ([name, wanted]) => name === except || held(account, name) === wanted,
  );
}

function held(account: ZohoRecord, name: string): string {
  const value = account[name];
  if (name === 'Owner') return (value as { id: string } | null)?.id ?? emptyValue;
  return typeof value === 'string' && value !== '' ? value : emptyValue;
}

function spread(field: Field, accounts: readonly ZohoRecord[]): Facet['values'] {
  const counts = new Map<string, number>();
  for (const account of accounts) {
    const value = held(account, field.apiName);
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const known = field.pickListValues.map((value) => ({
    value,
    count: counts.get(value.actual) ?? 0,
  }));
  const empty = counts.get(emptyValue) ?? 0;
  return [
    ...known.filter(({ count }) => count > 0),
    ...(empty > 0 ? [{ value: undefined, count: empty }] : []),
  ];
}

function inOrder(field: Field | undefined, accounts: ZohoRecord[]): ZohoRecord[] {
  const rank = new Map(field?.pickListValues.map(({ actual }, index) => [actual, index]));
  const rankOf = (account: ZohoRecord) =>
    rank.get(badgeOf(field as Field, account)?.actual ?? '') ?? rank.size;
  return accounts.sort((a, b) => {
    const byClass = field ? rankOf(a) - rankOf(b) : 0;
    return byClass !== 0 ? byClass : nameOf(a) < nameOf(b) ? -1 : 1;
  });
}

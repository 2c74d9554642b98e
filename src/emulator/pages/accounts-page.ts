import type { Request } from 'express';
import { badgeFields, badgeOf } from './class-fields.ts';
import { type CrmVisit, recordPath } from './crm-visit.ts';
import { type Html, html } from './html.ts';
import {
  type AccountsList,
  type AccountsQuery,
  emptyValue,
  type Facet,
  listAccounts,
  nameOf,
} from './list-accounts.ts';
import type { PageAnswer, Regions } from './page-answer.ts';
import { renderRegions, stateOf } from './regions.ts';
import { colourOf, renderBadge } from './render-badge.ts';
import { ownerOf, placeOf } from './render-facts.ts';
import { renderPage } from './render-page.ts';
import { standardWord } from './standard-words.ts';

/** `GET …/tab/Accounts`: the accounts as a list that can be searched and narrowed down by class. */
export function accountsPage(visit: CrmVisit, request: Request): PageAnswer {
  const { home, text } = visit;
  const query = readQuery(visit, request);
  const path = addressOf(visit, query);
  const region = renderRegions(regionsOf(visit, query, listAccounts(visit.desk, query)));
  const content = html`<div class="list">
<aside class="facets">${region('facets')}</aside>
<section class="card">${region('accounts')}</section>
</div>`;
  const live = path.replace(`${home}/tab/Accounts`, `${home}/tab/Accounts/live`);
  const parts = { title: text.accounts, content, path, livePath: live, search: query.search };
  return { page: renderPage(visit, parts) };
}

/** `GET …/tab/Accounts/live`. */
export function accountsState(visit: CrmVisit, request: Request): PageAnswer {
  const query = readQuery(visit, request);
  const list = listAccounts(visit.desk, query);
  const found = list.accounts.map((account) => ({ id: account.id, name: nameOf(account) }));
  return { json: { accounts: found, ...stateOf(regionsOf(visit, query, list)) } };
}

function readQuery({ desk }: CrmVisit, { query }: Request): AccountsQuery {
  const names = ['Owner', ...badgeFields(desk).map(({ apiName }) => apiName)];
  const given = (name: string) => (typeof query[name] === 'string' ? query[name] : '');
  const filters = names.flatMap((name) => (given(name) === '' ? [] : [[name, given(name)]]));
  return {
    search: given('q'),
    filters: Object.fromEntries(filters),
    page: Math.max(1, Math.trunc(Number(given('page'))) || 1),
  };
}

function addressOf({ home }: CrmVisit, { search, filters, page }: AccountsQuery): string {
  const query = new URLSearchParams(filters);
  if (search !== '') query.set('q', search);
  if (page > 1) query.set('page', String(page));
  return `${home}/tab/Accounts${query.size > 0 ? `?${query}` : ''}`;
}

function regionsOf(visit: CrmVisit, query: AccountsQuery, list: AccountsList): Regions {
  return {
    facets: html`${ownerFilter(visit, query)}${list.facets.map((facet) => renderFacet(visit, query, facet))}`,
    accounts: renderList(visit, query, list),
  };
}

/** The address of the same list with one filter set anew, or taken away where it was set already. */
function toggled(visit: CrmVisit, query: AccountsQuery, name: string, value: string): string {
  const { [name]: chosen, ...others } = query.filters;
  const filters = chosen === value ? others : { ...others, [name]: value };
  return addressOf(visit, { ...query, filters, page: 1 });
}

function ownerFilter(visit: CrmVisit, query: AccountsQuery): Html | undefined {
  const { desk, organization, text } = visit;
  const owners = organization.users.filter(({ status }) => status === 'active');
  if (desk.seesOnlyOwn) return undefined;
  const chosen = query.filters['Owner'];
  return html`<details class="facet facet-owner"${'Owner' in query.filters && html` open`}><summary>${text.owner}</summary><ul>${owners.map(
    ({ id, firstName, lastName }) =>
      html`<li><a href="${toggled(visit, query, 'Owner', id)}"${id === chosen && html` aria-current="true"`}><span>${`${firstName} ${lastName}`.trim()}</span></a></li>`,
  )}</ul></details>`;
}

function renderFacet(visit: CrmVisit, query: AccountsQuery, { field, values }: Facet): Html {
  const { text, formats } = visit;
  const chosen = query.filters[field.apiName];
  const most = Math.max(1, ...values.map(({ count }) => count));
  return html`<section class="facet"><h2>${field.label}</h2><ul>${values.map(({ value, count }) => {
    const name = value?.actual ?? emptyValue;
    return html`<li${colourOf(value?.colour)}><a href="${toggled(visit, query, field.apiName, name)}"${name === chosen && html` aria-current="true"`}>
<span class="facet-name">${value?.display ?? text.empty}</span><span class="facet-count">${formats.count(count)}</span>
<progress max="${most}" value="${count}" aria-hidden="true"></progress></a></li>`;
  })}</ul></section>`;
}

function renderList(visit: CrmVisit, query: AccountsQuery, list: AccountsList): Html {
  const { text, formats, desk, home } = visit;
  const fields = badgeFields(desk);
  const isNarrowed = Object.keys(query.filters).length > 0 || query.search !== '';
  return html`<header><h1>${text.accounts}</h1><p class="soft">${text.counted(formats.count(list.total))}</p>
${isNarrowed && html`<a class="button" href="${home}/tab/Accounts">${text.clearFilters}</a>`}</header>
${
  list.total === 0
    ? html`<p class="soft">${text.noMatch}</p>`
    : html`<table class="accounts">
<thead><tr><th>${text.account}</th>${fields.map(({ label }) => html`<th>${label}</th>`)}<th>${text.owner}</th></tr></thead>
<tbody>${list.accounts.map((account) => renderAccount(visit, account))}</tbody>
</table>
${list.pages > 1 && pager(visit, query, list)}`
}`;
}

function renderAccount(visit: CrmVisit, account: AccountsList['accounts'][number]): Html {
  const { home, desk, language } = visit;
  const industry = account['Industry'];
  const about = [
    typeof industry === 'string' ? standardWord(industry, language) : '',
    placeOf(account),
  ];
  return html`<tr data-key="${account.id}">
<td><a href="${recordPath(home, 'Accounts', account.id)}">${nameOf(account)}</a><small>${about.filter(Boolean).join(' · ')}</small></td>
${badgeFields(desk).map((field) => html`<td data-watch="${account.id} ${field.apiName}">${renderBadge(badgeOf(field, account))}</td>`)}
<td>${ownerOf(account)}</td>
</tr>`;
}

function pager(
  visit: CrmVisit,
  query: AccountsQuery,
  { from, accounts, total, pages }: AccountsList,
): Html {
  const { text, formats } = visit;
  const turn = (page: number, name: string) =>
    page < 1 || page > pages
      ? html`<span class="button" aria-disabled="true">${name}</span>`
      : html`<a class="button" href="${addressOf(visit, { ...query, page })}">${name}</a>`;
  const page = Math.min(query.page, pages);
  const range = text.range(
    formats.count(from + 1),
    formats.count(from + accounts.length),
    formats.count(total),
  );
  return html`<nav class="pager"><span class="soft">${range}</span>${turn(page - 1, text.previous)}${turn(page + 1, text.next)}</nav>`;
}

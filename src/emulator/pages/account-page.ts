import type { Request } from 'express';
import type { ZohoRecord } from '../organization/read-record.ts';
import { badgeFields, badgeOf, textFields } from './class-fields.ts';
import { type CrmVisit, recordPath } from './crm-visit.ts';
import { dealsOf } from './deal-rows.ts';
import { type Html, html } from './html.ts';
import type { PageAnswer, Regions } from './page-answer.ts';
import { renderRegions, stateOf } from './regions.ts';
import { renderClasses } from './render-classes.ts';
import { renderDeals } from './render-deals.ts';
import { renderFacts, renderHeadline } from './render-facts.ts';
import { renderGroup } from './render-group.ts';
import { noAccess, renderPage } from './render-page.ts';
import type { InstalledWidget } from './widget-frame.ts';
import { renderWidgetFrame } from './widget-frame.ts';

/** `GET …/tab/Accounts/{id}`: an account with its classes, deals and group, and the widget beside them. */
export function accountPage(
  visit: CrmVisit,
  request: Request,
  widget: InstalledWidget | undefined,
  problem?: string,
): PageAnswer {
  const account = visit.desk.record('Accounts', String(request.params['id']));
  if (!account) return noAccess(visit);
  const { home, text } = visit;
  const path = recordPath(home, 'Accounts', account.id);
  const query = new URL(request.originalUrl, visit.origin).search;
  const region = renderRegions(regionsOf(visit, account, request));
  const name = String(account['Account_Name'] ?? '');
  const content = html`
<p class="crumbs"><a href="${home}/tab/Accounts">${text.accounts}</a></p>
${problem !== undefined && html`<p class="flash flash-problem" role="alert">${problem}</p>`}
<div class="account">
<div class="account-main">
<section class="card headline">
<span class="monogram" aria-hidden="true">${[...name][0] ?? ''}</span>
<div>${region('headline')}</div>
</section>
<section class="card" aria-label="${text.classes}"><header><h2>${text.classes}</h2></header>${region('classes')}</section>
<section class="card">${region('deals')}</section>
<div class="pair">
<section class="card"><header><h2>${text.details}</h2></header>${region('facts')}</section>
<section class="card card-group">${region('group')}</section>
</div>
</div>
<aside class="account-side">${renderWidgetFrame(visit, widget, account.id)}</aside>
</div>`;
  return {
    page: renderPage(visit, {
      title: name,
      content,
      path: `${path}${query}`,
      livePath: `${path}/live${query}`,
    }),
    ...(problem !== undefined && { status: 400 }),
  };
}

/** `GET …/tab/Accounts/{id}/live`: what of the page may change while it is looked at, and the same as data. */
export function accountState(visit: CrmVisit, request: Request): PageAnswer {
  const { desk } = visit;
  const account = desk.record('Accounts', String(request.params['id']));
  if (!account) return { status: 404, json: {} };
  const values = [
    ...badgeFields(desk).map((field) => ({
      label: field.label,
      value: badgeOf(field, account)?.display ?? null,
      colour: badgeOf(field, account)?.colour ?? null,
    })),
    ...textFields(desk).map((field) => ({
      label: field.label,
      value: account[field.apiName] ?? null,
      colour: null,
    })),
  ];
  return {
    json: {
      account: { id: account.id, name: account['Account_Name'], classes: values },
      deals: dealsOf(desk, account.id).map(({ stage: _, ...row }) => row),
      ...stateOf(regionsOf(visit, account, request)),
    },
  };
}

/** `POST …/tab/Accounts/{id}`: fields that a person set by hand. */
export function changeAccount(
  visit: CrmVisit,
  request: Request,
  widget: InstalledWidget | undefined,
): PageAnswer {
  const { desk, home, text } = visit;
  const id = String(request.params['id']);
  if (!desk.record('Accounts', id)) return noAccess(visit);
  const given = Object.entries(request.body as Record<string, string>);
  const values = Object.fromEntries(given.map(([name, value]) => [name, value || null]));
  const refusal = desk.update('Accounts', id, values);
  if (refusal) return accountPage(visit, request, widget, text.refused(refusal.message));
  return { location: recordPath(home, 'Accounts', id) };
}

function regionsOf(visit: CrmVisit, account: ZohoRecord, { query }: Request): Regions {
  const nothing: Html = html``;
  return {
    headline: renderHeadline(visit, account),
    classes: renderClasses(visit, account),
    deals: renderDeals(visit, account.id, query['deals'] === 'all'),
    facts: renderFacts(visit, account),
    group: renderGroup(visit, account) ?? nothing,
  };
}

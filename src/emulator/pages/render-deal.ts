import type { Lookup } from '../organization/module.ts';
import type { ZohoRecord } from '../organization/read-record.ts';
import { badgeFields, badgeOf } from './class-fields.ts';
import { type CrmVisit, recordPath } from './crm-visit.ts';
import { type DealInput, renderDealForm } from './deal-form.ts';
import { dealRow } from './deal-rows.ts';
import { type Html, html } from './html.ts';
import type { PageAnswer, Regions } from './page-answer.ts';
import { renderRegions } from './regions.ts';
import { renderBadge } from './render-badge.ts';
import { renderStage } from './render-deals.ts';
import { renderPage } from './render-page.ts';

/** The page of a deal, with what its form holds and what came of the last submission. */
export function showDeal(
  visit: CrmVisit,
  deal: ZohoRecord,
  input: DealInput,
  message: { problem?: string; done?: string },
): PageAnswer {
  const { home, text, desk } = visit;
  const path = recordPath(home, 'Deals', deal.id);
  const region = renderRegions(dealRegions(visit, deal));
  const name = String(deal['Deal_Name'] ?? '');
  const content = html`
${crumbs(visit, deal['Account_Name'] as Lookup | null)}
${flash(message)}
<div class="deal">
<section class="card">
<header><h1>${name}</h1></header>
${region('stage')}
${dealRow(desk, deal).isOpen && endings(visit, path)}
${renderDealForm(visit, path, input, text.save)}
</section>
<aside class="card">${region('account')}</aside>
</div>`;
  return {
    page: renderPage(visit, { title: name, content, path, livePath: `${path}/live` }),
    ...(message.problem !== undefined && { status: 400 }),
  };
}

function endings({ text }: CrmVisit, path: string): Html {
  return html`<form id="ending" class="endings" method="post" action="${path}">
<button name="outcome" value="won" class="won">${text.markWon}</button>
<button name="outcome" value="lost">${text.markLost}</button>
<span class="soft">${text.markedHint}</span>
</form>`;
}

/** The page on which a deal is made. */
export function showNewDeal(visit: CrmVisit, input: DealInput, problem?: string): PageAnswer {
  const { home, text } = visit;
  const path = `${home}/tab/Potentials`;
  const content = html`
${crumbs(visit, undefined)}
${flash({ ...(problem !== undefined && { problem }) })}
<div class="deal"><section class="card"><header><h1>${text.newDeal}</h1></header>
${renderDealForm(visit, path, input, text.create)}</section></div>`;
  return {
    page: renderPage(visit, { title: text.newDeal, content, path: `${path}/create` }),
    ...(problem !== undefined && { status: 400 }),
  };
}

/** What of a deal's page may change while it is looked at. */
export function dealRegions(visit: CrmVisit, deal: ZohoRecord): Regions {
  return { stage: stagePath(visit, deal), account: accountCard(visit, deal) };
}

/** The stages of the deal's pipeline up to where it is. */
function stagePath({ desk }: CrmVisit, deal: ZohoRecord): Html {
  const row = dealRow(desk, deal);
  const pipeline = desk.pipelines.find(({ name }) => name === deal['Pipeline']);
  const open = pipeline?.stages.filter(({ forecastType }) => forecastType === 'Open') ?? [];
  const at = open.findIndex(({ id }) => id === row.stage?.id);
  if (!row.isOpen || at === -1) return html`<p data-watch="stage">${renderStage(row)}</p>`;
  return html`<ol class="steps" data-watch="stage">${open.map(
    ({ display }, index) =>
      html`<li${index === at && html` aria-current="step"`}${index < at && html` class="passed"`}>${display}</li>`,
  )}</ol>`;
}

function accountCard(visit: CrmVisit, deal: ZohoRecord): Html {
  const { desk, home, text } = visit;
  const lookup = deal['Account_Name'] as Lookup | null;
  const account = lookup && desk.record('Accounts', lookup.id);
  if (!account) return html`<h2>${text.account}</h2><p class="soft">${lookup?.name ?? '—'}</p>`;
  return html`<h2>${text.account}</h2>
<p><a href="${recordPath(home, 'Accounts', account.id)}">${String(account['Account_Name'])}</a></p>
<dl class="facts">${badgeFields(desk).map(
    (field) =>
      html`<div><dt>${field.label}</dt><dd data-watch="${field.apiName}">${renderBadge(badgeOf(field, account))}</dd></div>`,
  )}</dl>`;
}

function crumbs({ home, text }: CrmVisit, account: Lookup | null | undefined): Html {
  return html`<p class="crumbs"><a href="${home}/tab/Accounts">${text.accounts}</a>${account && html` › <a href="${recordPath(home, 'Accounts', account.id)}">${account.name}</a>`}</p>`;
}

function flash({ problem, done }: { problem?: string; done?: string }): Html | undefined {
  if (problem !== undefined)
    return html`<p class="flash flash-problem" role="alert">${problem}</p>`;
  return done === undefined ? undefined : html`<p class="flash" role="status">${done}</p>`;
}

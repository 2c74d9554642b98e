import { type CrmVisit, recordPath } from './crm-visit.ts';
import { type DealRow, dealsOf } from './deal-rows.ts';
import { type Html, html } from './html.ts';

/** Rows shown unless all are asked for. */
const fewRows = 8;

/** The deals of an account as a card. */
export function renderDeals(visit: CrmVisit, accountId: string, showsAll: boolean): Html {
  const { text, formats, home, desk } = visit;
  const rows = dealsOf(desk, accountId);
  const shown = showsAll ? rows : rows.slice(0, fewRows);
  const account = recordPath(home, 'Accounts', accountId);
  const create = html`<a class="button" href="${home}/tab/Potentials/create?account=${accountId}">${text.newDeal}</a>`;
  if (rows.length === 0)
    return html`<header><h2>${text.deals}</h2>${create}</header><p class="soft">${text.noDeals}</p>`;
  return html`<header><h2>${text.deals}</h2><p class="soft">${total(visit, rows)}</p>${create}</header>
<table class="deals">
<thead><tr><th>${text.dealName}</th><th>${text.stage}</th><th class="number">${text.amount}</th><th>${text.closingDate}</th><th></th></tr></thead>
<tbody>${shown.map((row) => renderRow(visit, row))}</tbody>
</table>
${rows.length > fewRows && (showsAll ? html`<a class="more" href="${account}">${text.fewerDeals}</a>` : html`<a class="more" href="${account}?deals=all">${text.allDeals(formats.count(rows.length))}</a>`)}`;
}

function total({ text, formats }: CrmVisit, rows: readonly DealRow[]): string {
  const won = rows.filter(({ stage }) => stage?.forecastType === 'Closed Won');
  const sum = won.reduce((all, { amount = 0 }) => all + amount, 0);
  const open = rows.filter(({ isOpen }) => isOpen).length;
  return text.dealsTotal(formats.money(sum), formats.count(won.length), formats.count(open));
}

function renderRow(visit: CrmVisit, row: DealRow): Html {
  const { text, formats, home, desk } = visit;
  const path = recordPath(home, 'Deals', row.id);
  const isOverdue = row.isOpen && row.closingDate < desk.today();
  return html`<tr data-key="${row.id}">
<td><a href="${path}">${row.name}</a></td>
<td data-watch="${row.id}">${renderStage(row)}</td>
<td class="number">${formats.money(row.amount)}</td>
<td>${formats.day(row.closingDate)}${isOverdue && html` <span class="overdue">${text.overdue}</span>`}</td>
<td class="number">${row.isOpen && winButton(visit, path, row.name)}</td>
</tr>`;
}

function winButton({ text }: CrmVisit, path: string, name: string): Html {
  return html`<form method="post" action="${path}" data-quiet><button class="small" name="outcome" value="won" title="${text.markWon}, ${text.markedHint}" aria-label="${text.markWon}: ${name}">${text.won}</button></form>`;
}

/** A stage with a dot that says what it means. */
export function renderStage({ stage, stageName }: Pick<DealRow, 'stage' | 'stageName'>): Html {
  const kind = { Open: 'open', 'Closed Won': 'won', 'Closed Lost': 'lost' } as const;
  return html`<span class="stage stage-${stage ? kind[stage.forecastType] : 'unknown'}">${stageName}</span>`;
}

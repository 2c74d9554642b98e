import type { Field } from '../organization/module.ts';
import type { ZohoRecord } from '../organization/read-record.ts';
import { type BadgeValue, badgeFields, badgeOf, textFields } from './class-fields.ts';
import { type CrmVisit, recordPath } from './crm-visit.ts';
import { type Html, html } from './html.ts';
import { renderBadge } from './render-badge.ts';

/** A text so short is a value among the badges, not a line of its own. */
const shortText = 12;

/** The class fields of an account: badges that open their list of values, and the texts below. */
export function renderClasses(visit: CrmVisit, account: ZohoRecord): Html {
  const { desk, text } = visit;
  const badges = badgeFields(desk);
  const texts = textFields(desk);
  if (badges.length + texts.length === 0) return html`<p class="soft">${text.noClasses}</p>`;
  const textOf = ({ apiName }: Field) => String(account[apiName] ?? '');
  const isShort = (field: Field) =>
    /^\S*$/.test(textOf(field)) && textOf(field).length <= shortText;
  const short = texts.filter((field) => textOf(field) !== '' && isShort(field));
  const long = texts.filter((field) => textOf(field) !== '' && !isShort(field));
  return html`<dl class="classes">
${badges.map((field) => html`<div><dt>${field.label}</dt><dd data-watch="${field.apiName}">${renderPicker(visit, account, field)}</dd></div>`)}
${short.map((field) => html`<div><dt>${field.label}</dt><dd data-watch="${field.apiName}"><span class="badge badge-plain">${textOf(field)}</span></dd></div>`)}
</dl>
${long.length > 0 && html`<dl class="class-texts">${long.map((field) => html`<div><dt>${field.label}</dt><dd data-watch="${field.apiName}">${textOf(field)}</dd></div>`)}</dl>`}`;
}

/** A badge that opens the other values of its field, to choose one by hand. */
function renderPicker({ home, text }: CrmVisit, account: ZohoRecord, field: Field): Html {
  const current = badgeOf(field, account);
  const choice = (value: BadgeValue) =>
    html`<button name="${field.apiName}" value="${value.actual}" aria-pressed="${String(value.actual === current?.actual)}">${renderBadge(value)}</button>`;
  return html`<details class="picker">
<summary aria-label="${current?.display ?? text.empty} – ${text.change(field.label)}">${renderBadge(current)}</summary>
<form method="post" action="${recordPath(home, 'Accounts', account.id)}" data-quiet>
${field.pickListValues.map(choice)}
<button name="${field.apiName}" value="" class="clear">${text.clear}</button>
</form>
</details>`;
}

import type { ZohoRecord } from '../organization/read-record.ts';
import { badgeFields, badgeOf } from './class-fields.ts';
import { type CrmVisit, recordPath } from './crm-visit.ts';
import { type Html, html } from './html.ts';
import { renderBadge } from './render-badge.ts';

/** Badges beside the name of a member. */
const badgesShown = 2;

interface Node {
  readonly record: ZohoRecord;
  readonly children: readonly Node[];
}

/** The group an account belongs to as a tree, as far as the user may see it; nothing for an account without a group. */
export function renderGroup(visit: CrmVisit, account: ZohoRecord): Html | undefined {
  const { text } = visit;
  const { top, hiddenParent } = climb(visit, account);
  const seen = new Set<string>();
  const tree = treeFrom(visit, top, seen);
  if (tree.children.length === 0 && hiddenParent === undefined) return undefined;
  return html`<header><h2>${text.group}</h2></header>
${hiddenParent !== undefined && html`<p class="soft">${hiddenParent} (${text.parentHidden})</p>`}
<ul class="tree">${renderNode(visit, tree, account.id)}</ul>`;
}

/** The highest parent that the user may see, and the name of one above it that he may not. */
function climb({ desk }: CrmVisit, account: ZohoRecord) {
  const passed = new Set([account.id]);
  let top = account;
  for (;;) {
    const parent = top['Parent_Account'] as { id: string; name: string } | null | undefined;
    if (!parent || passed.has(parent.id)) return { top, hiddenParent: undefined };
    const record = desk.record('Accounts', parent.id);
    if (!record) return { top, hiddenParent: parent.name || undefined };
    passed.add(record.id);
    top = record;
  }
}

function treeFrom(visit: CrmVisit, record: ZohoRecord, seen: Set<string>): Node {
  const { desk } = visit;
  seen.add(record.id);
  const fields = ['Account_Name', ...badgeFields(desk).map(({ apiName }) => apiName)];
  const children = desk
    .related('Accounts', 'Parent_Account', record.id, fields)
    .filter(({ id }) => !seen.has(id))
    .map((child) => treeFrom(visit, child, seen));
  return { record, children };
}

function renderNode(visit: CrmVisit, { record, children }: Node, currentId: string): Html {
  const { home, desk, text } = visit;
  const name = String(record['Account_Name'] ?? '');
  const fields = badgeFields(desk).slice(0, badgesShown);
  const isCurrent = record.id === currentId;
  return html`<li>
<div class="tree-row">${isCurrent ? html`<b>${name}</b><span class="soft">${text.thisAccount}</span>` : html`<a href="${recordPath(home, 'Accounts', record.id)}">${name}</a>`}
<span class="badges">${fields.map((field) => renderBadge(badgeOf(field, record)))}</span></div>
${children.length > 0 && html`<ul>${children.map((child) => renderNode(visit, child, currentId))}</ul>`}
</li>`;
}

import type { ZohoRecord } from '../organization/read-record.ts';
import type { CrmVisit } from './crm-visit.ts';
import { type Content, type Html, html } from './html.ts';
import { standardWord } from './standard-words.ts';

/** Name and the few facts by which people know an account. */
export function renderHeadline(visit: CrmVisit, account: ZohoRecord): Html {
  const { text, language } = visit;
  const industry = account['Industry'];
  const facts = [
    typeof industry === 'string' ? standardWord(industry, language) : undefined,
    placeOf(account),
    `${text.owner}${language === 'zh' ? '：' : ': '}${ownerOf(account)}`,
  ];
  return html`<h1>${String(account['Account_Name'] ?? '')}</h1>
<p class="soft">${facts.filter((fact) => fact !== undefined && fact !== '').join(' · ')}</p>`;
}

/** The facts of an account in pairs; what is not known is left out. */
export function renderFacts(visit: CrmVisit, account: ZohoRecord): Html {
  const { text, formats, language } = visit;
  const word = (apiName: string) => {
    const value = account[apiName];
    return typeof value === 'string' ? standardWord(value, language) : undefined;
  };
  const rows: [label: string, value: Content][] = [
    ['Account Type', word('Account_Type')],
    ['Industry', word('Industry')],
    ['Employees', numberOf(account['Employees'], formats.count)],
    ['Annual Revenue', numberOf(account['Annual_Revenue'], formats.money)],
    ['Ownership', word('Ownership')],
    [text.location, [placeOf(account), account['Billing_Country']].filter(Boolean).join(', ')],
    ['Phone', word('Phone')],
    ['Website', word('Website')],
    [text.created, formats.date(account['Created_Time'])],
    [text.modified, formats.date(account['Modified_Time'])],
  ];
  return html`<dl class="facts">${rows.map(
    ([label, value]) =>
      value !== undefined &&
      value !== '' &&
      html`<div><dt>${standardWord(label, language)}</dt><dd>${value}</dd></div>`,
  )}</dl>`;
}

/** Whom a record belongs to. */
export function ownerOf(record: ZohoRecord): string {
  return (record['Owner'] as { name?: string } | null)?.name ?? '';
}

/** City and state, or the one of them that says both. */
export function placeOf(account: ZohoRecord): string {
  const [city, state] = [account['Billing_City'], account['Billing_State']];
  const parts = [city, state].filter((part): part is string => typeof part === 'string');
  const [first, second] = parts;
  return second !== undefined && first !== undefined && second.startsWith(first)
    ? first
    : parts.join(', ');
}

function numberOf(value: unknown, write: (value: number) => string): string | undefined {
  return typeof value === 'number' ? write(value) : undefined;
}

import { PageFailure } from './page-failure.ts';
import type { InstalledField } from './read-class-fields.ts';

/** An account as its own CRM record shows it. */
export interface RecordAccount {
  id: string;
  name: string;
  /** Whether the record has any class field that this user may see. */
  hasFields: boolean;
  badges: RecordBadge[];
  /** Texts of the record by field key (`strategy`, `reason`, `next-action`), each with the field's label. */
  texts: Record<string, { label: string; text: string }>;
}

/** A class as it stands in a record. */
interface RecordBadge {
  key: string;
  title: string;
  label: string;
  /** `#rrggbb`; absent for a value that is none of ours. */
  colour: string | undefined;
}

/** Reads what `getRecord` answers; `record-unreadable` when it holds no record. */
export function readAccount(
  answer: unknown,
  accountId: string,
  fields: readonly InstalledField[],
): RecordAccount {
  const { data } = (answer ?? {}) as { data?: unknown };
  const record: unknown = Array.isArray(data) ? data[0] : undefined;
  if (typeof record !== 'object' || record === null) throw new PageFailure('record-unreadable');
  const values = record as Record<string, unknown>;
  const account: RecordAccount = {
    id: accountId,
    name: textOf(values['Account_Name']) ?? '',
    hasFields: fields.length > 0,
    badges: [],
    texts: {},
  };
  for (const { key, apiName, label, type, colours } of fields) {
    const text = textOf(values[apiName]);
    if (text === undefined) continue;
    if (type === 'text' && key !== scoreKey) account.texts[key] = { label, text };
    else account.badges.push({ key, title: label, label: text, colour: colours[text] });
  }
  return account;
}

/** Three digits: a text in Zoho, a badge to people. */
const scoreKey = 'rfm-score';

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

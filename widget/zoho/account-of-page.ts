import type { ProblemName } from '../texts/texts.ts';

/** What a CRM page is about: an account by its id, or why it is none. */
export type PageSubject = { accountId: string } | { problem: ProblemName };

/**
 * Reads the data of a `PageLoad`. `EntityId` is a string on a record's page, an array behind a button, and missing on a
 * web tab.
 */
export function accountOfPage(data: unknown): PageSubject {
  const { Entity: module, EntityId: id } = asObject(data);
  const ids = (Array.isArray(id) ? id : [id]).filter(isRecordId).map(String);
  const [accountId] = ids;
  if (accountId === undefined) return { problem: 'no-account' };
  if (module !== undefined && module !== 'Accounts') return { problem: 'other-module' };
  return ids.length > 1 ? { problem: 'several-accounts' } : { accountId };
}

function asObject(data: unknown): Record<string, unknown> {
  return typeof data === 'object' && data !== null ? (data as Record<string, unknown>) : {};
}

function isRecordId(id: unknown): boolean {
  return (typeof id === 'string' || typeof id === 'number') && /^\d{1,32}$/.test(String(id));
}

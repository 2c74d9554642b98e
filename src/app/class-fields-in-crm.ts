import { toCrm } from './find-field-news.ts';
import type { Crm, CrmAccountRecord, CrmAccountUpdate } from './ports/crm.ts';
import type { Organization } from './ports/organization-store.ts';

/** Most ids the CRM reads in one call. */
const idsPerRead = 50;

/** Accounts with what their class fields hold now, by id; those that are gone are absent. */
export async function readClassFields(
  crm: Crm,
  organization: Organization,
  ids: string[],
): Promise<Map<string, CrmAccountRecord>> {
  const beside = Object.values(organization.fields).map(({ apiName }) => apiName);
  const records = new Map<string, CrmAccountRecord>();
  for (let from = 0; from < ids.length; from += idsPerRead) {
    const reading = { ids: ids.slice(from, from + idsPerRead), beside };
    const page = await crm.readAccounts(organization.connection, organization.schema, reading);
    for (const record of page.rows) records.set(record.facts.id, record);
  }
  return records;
}

/** Values by field key in the CRM's own names and words. */
export function updateOf(
  { fields }: Organization,
  accountId: string,
  values: Record<string, string | null>,
): CrmAccountUpdate {
  const named = Object.entries(values).flatMap(([key, value]) => {
    const field = fields[key];
    return field ? [[field.apiName, value === null ? null : toCrm(field, value)]] : [];
  });
  return { id: accountId, values: Object.fromEntries(named) };
}

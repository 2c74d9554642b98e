import type { AppDependencies } from './dependencies.ts';
import type { CrmField } from './ports/crm-metadata.ts';
import type { Organization } from './ports/organization-store.ts';

/**
 * Finds out which of our fields an administrator has deleted from the CRM, and writes them no more. Zoho takes a value
 * for a field that is gone without a word and shows the field as empty, so that we would write it again for ever.
 * Answers the keys of the fields that are gone.
 *
 * @param accountFields the fields of Accounts, where they have just been read; 1 credit otherwise
 */
export function createVerifyFields({
  store,
  crm,
  log,
}: Pick<AppDependencies, 'store' | 'crm' | 'log'>) {
  return async function verifyFields(
    { id, connection, fields }: Organization,
    accountFields?: CrmField[],
  ): Promise<string[]> {
    const present = accountFields ?? (await crm.listAccountFields(connection));
    const presentIds = new Set(present.map((field) => field.id));
    const entries = Object.entries(fields);
    const kept = entries.filter(([, { fieldId }]) => presentIds.has(fieldId));
    if (kept.length === entries.length) return [];
    await store.organizations.change(id, { fields: Object.fromEntries(kept) });
    const gone = entries.filter((entry) => !kept.includes(entry)).map(([key]) => key);
    log.warn({ organizationId: id, fields: gone }, 'fields of ours are gone from the CRM');
    return gone;
  };
}

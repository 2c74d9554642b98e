import type { CrmConnection, CrmField, CrmOrganization, CrmSchema } from '../../app/ports/crm.ts';
import { accountFieldNames } from './account-record.ts';
import type { CallCrm } from './call-crm.ts';
import { dealFieldNames } from './deal-record.ts';
import { moneyFieldNames } from './home-amount.ts';
import { readFields } from './read-fields.ts';
import { readStages } from './read-stages.ts';
import { fieldOf, type ZohoField } from './zoho-field.ts';

/**
 * What later readings need to know of an organization. 2 credits where the fields tell how stages end, else up to
 * 3 + one for each Deals layout.
 */
export async function readSchema(
  call: CallCrm,
  connection: CrmConnection,
  organization: CrmOrganization,
): Promise<{ schema: CrmSchema; accountFields: CrmField[] }> {
  const accountFields = await readFields(call, connection, 'Accounts');
  const dealFields = await readFields(call, connection, 'Deals');
  const stage = dealFields.find((field) => field.api_name === 'Stage');
  const stages = await readStages(call, connection, stage?.pick_list_values ?? []);
  const { timeZone, currency, hasMultipleCurrencies } = organization;
  const money = hasMultipleCurrencies ? moneyFieldNames : [];
  return {
    schema: {
      timeZone,
      currency,
      hasMultipleCurrencies,
      stages,
      accountFields: present([...accountFieldNames, ...money], accountFields),
      dealFields: present([...dealFieldNames, ...money], dealFields),
    },
    accountFields: accountFields.map(fieldOf),
  };
}

/** The wanted names that the organization has; a field that does not exist would fail the whole reading. */
function present(wanted: readonly string[], fields: ZohoField[]): string[] {
  const existing = new Set(fields.map((field) => field.api_name));
  return wanted.filter((name) => existing.has(name));
}

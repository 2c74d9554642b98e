import type { CrmConnection } from '../../app/ports/crm.ts';
import type { CrmField, CrmOrganization, CrmSchema } from '../../app/ports/crm-metadata.ts';
import { accountFieldNames } from './account-record.ts';
import type { CallCrm } from './call-crm.ts';
import { dealFieldNames } from './deal-record.ts';
import { moneyFieldNames } from './home-amount.ts';
import { rateDirection } from './rate-direction.ts';
import { readFields } from './read-fields.ts';
import { readRecords } from './read-records.ts';
import { readStages } from './read-stages.ts';
import { fieldOf, type ZohoField } from './zoho-field.ts';

/**
 * What later readings need to know of an organization. 2 credits where the fields tell how stages end, else up to
 * 3 + one for each Deals layout; another one where there are several currencies.
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
  const dealMoney = present(money, dealFields);
  // The latest two hundred deals tell, if any does. All amounts are read as they say, so that they are asked first.
  const told =
    dealMoney.length === moneyFieldNames.length
      ? await readRecords(call, connection, 'Deals', dealMoney, {})
      : { rows: [] };
  const rates = rateDirection(told.rows, currency);
  return {
    schema: {
      timeZone,
      currency,
      hasMultipleCurrencies,
      ...(rates && { rateDirection: rates.direction, ratesTold: rates.told }),
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

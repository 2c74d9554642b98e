import type { CrmAccountRecord } from '../../app/ports/crm.ts';
import type { CrmSchema } from '../../app/ports/crm-metadata.ts';
import { homeAmount } from './home-amount.ts';
import { dayOfInstant, lookupIdOf, numberOf, textOf, type ZohoRecord } from './zoho-record.ts';

/** The fields of Accounts that become facts. */
export const accountFieldNames = [
  'Account_Name',
  'Industry',
  'Account_Type',
  'Ownership',
  'Employees',
  'Annual_Revenue',
  'Billing_Country',
  'Billing_State',
  'Billing_City',
  'Parent_Account',
  'Owner',
  'Created_Time',
  'Modified_Time',
] as const;

/** An account of Zoho in our words. */
export function accountRecord(
  record: ZohoRecord,
  schema: CrmSchema,
  beside: readonly string[],
): CrmAccountRecord {
  return {
    facts: {
      id: record.id,
      name: textOf(record['Account_Name']) ?? record.id,
      industry: textOf(record['Industry']),
      accountType: textOf(record['Account_Type']),
      ownership: textOf(record['Ownership']),
      employees: numberOf(record['Employees']),
      annualRevenue: homeAmount(record, 'Annual_Revenue', schema),
      country: textOf(record['Billing_Country']),
      region: textOf(record['Billing_State']),
      city: textOf(record['Billing_City']),
      parentId: lookupIdOf(record['Parent_Account']),
      ownerId: lookupIdOf(record['Owner']),
      createdOn: dayOfInstant(record['Created_Time'], schema.timeZone),
    },
    modifiedAt: Date.parse(record.Modified_Time),
    values: Object.fromEntries(beside.map((name) => [name, contentOf(record[name])])),
  };
}

/** A field's value as text, exactly as it stands in the CRM; `null` when it is empty. */
function contentOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'object' ? JSON.stringify(value) : String(value) || null;
}

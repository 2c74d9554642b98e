import type { CrmDealRecord } from '../../app/ports/crm.ts';
import type { CrmSchema } from '../../app/ports/crm-metadata.ts';
import { parseDay } from '../../core/day.ts';
import type { DealOutcome } from '../../core/facts.ts';
import { homeAmount } from './home-amount.ts';
import { dayOfInstant, lookupIdOf, textOf, type ZohoRecord } from './zoho-record.ts';

/**
 * The fields of Deals that become facts. `Product` and `Product_Line` are no standard fields of Zoho's, but usual names of custom ones;
 * they are read where they exist.
 */
export const dealFieldNames = [
  'Deal_Name',
  'Account_Name',
  'Stage',
  'Amount',
  'Closing_Date',
  'Type',
  'Product',
  'Product_Line',
  'Reason_For_Loss__s',
  'Created_Time',
  'Modified_Time',
] as const;

/** How each stage ends, for looking up. A stage that the organization's pipelines do not explain is open: never won by its name. */
export function stageOutcomes(schema: CrmSchema): ReadonlyMap<string, DealOutcome> {
  return new Map(schema.stages.map(({ value, outcome }) => [value, outcome]));
}

/** A deal of Zoho in our words. */
export function dealRecord(
  record: ZohoRecord,
  schema: CrmSchema,
  outcomes: ReadonlyMap<string, DealOutcome>,
): CrmDealRecord {
  return {
    facts: {
      id: record.id,
      name: textOf(record['Deal_Name']),
      accountId: lookupIdOf(record['Account_Name']),
      outcome: outcomes.get(String(record['Stage'])) ?? 'open',
      amount: homeAmount(record, 'Amount', schema),
      closedOn: parseDay(textOf(record['Closing_Date']) ?? ''),
      createdOn: dayOfInstant(record['Created_Time'], schema.timeZone),
      type: textOf(record['Type']),
      product: textOf(record['Product']) ?? textOf(record['Product_Line']),
      lossReason: textOf(record['Reason_For_Loss__s']),
    },
    modifiedAt: Date.parse(record.Modified_Time),
  };
}

import type { CrmSchema } from '../../app/ports/crm.ts';
import { numberOf, textOf, type ZohoRecord } from './zoho-record.ts';

/** The fields that tell a record's currency; they exist only where the organization uses several. */
export const moneyFieldNames = ['Currency', 'Exchange_Rate'] as const;

/**
 * From an amount to the home currency. Zoho says of `Exchange_Rate` only that it is "relative to the base currency"
 * (https://www.zoho.com/crm/developer/docs/api/v8/get-currencies.html), not which way it points; rates are commonly
 * stated as "1 home = n of the other", hence the division.
 */
const toHome = (amount: number, exchangeRate: number) => amount / exchangeRate;

/**
 * An amount of a record in the organization's home currency, by the rate that was in force when the record was
 * saved; `undefined` when the amount or its rate is not known.
 */
export function homeAmount(
  record: ZohoRecord,
  field: string,
  schema: Pick<CrmSchema, 'currency' | 'hasMultipleCurrencies'>,
): number | undefined {
  const amount = numberOf(record[field]);
  if (amount === undefined || !schema.hasMultipleCurrencies) return amount;
  if (textOf(record['Currency']) === schema.currency) return amount;
  const rate = numberOf(record['Exchange_Rate']);
  return rate !== undefined && rate > 0 ? toHome(amount, rate) : undefined;
}

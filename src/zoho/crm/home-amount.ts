import type { CrmSchema } from '../../app/ports/crm-metadata.ts';
import { numberOf, textOf, type ZohoRecord } from './zoho-record.ts';

/** The fields that tell a record's currency; they exist only where the organization uses several. */
export const moneyFieldNames = ['Currency', 'Exchange_Rate'] as const;

/**
 * From an amount to the home currency. Zoho says of `Exchange_Rate` only that it is "relative to the base currency"
 * (https://www.zoho.com/crm/developer/docs/api/v8/get-currencies.html), not which way it points: records whose currencies are
 * known tell it (`rate-direction`). Where none does, rates are taken for "1 home = n of the other", as they are commonly stated.
 */
const toHome = (amount: number, rate: number, direction: CrmSchema['rateDirection']) =>
  direction === 'multiply' ? amount * rate : amount / rate;

/**
 * An amount of a record in the organization's home currency, by the rate that was in force when the record was
 * saved; `undefined` when the amount or its rate is not known.
 */
export function homeAmount(
  record: ZohoRecord,
  field: string,
  schema: Pick<CrmSchema, 'currency' | 'hasMultipleCurrencies' | 'rateDirection'>,
): number | undefined {
  const amount = numberOf(record[field]);
  if (amount === undefined || !schema.hasMultipleCurrencies) return amount;
  if (textOf(record['Currency']) === schema.currency) return amount;
  const rate = numberOf(record['Exchange_Rate']);
  return rate !== undefined && rate > 0 ? toHome(amount, rate, schema.rateDirection) : undefined;
}

import type { Module, StoredRecord } from './module.ts';
import type { Organization } from './organization.ts';

type Values = Readonly<Record<string, unknown>>;

/** What Zoho fills in when the maker of a record says nothing. */
export function defaultValues(organization: Organization, module: Module): Values {
  if (module.apiName === 'Tasks') return { Status: 'Not Started', Priority: 'Normal' };
  if (module.apiName !== 'Accounts' && module.apiName !== 'Deals') return {};
  return {
    ...(organization.currencies.length > 0 && { Currency: organization.facts.currency }),
    ...(module.apiName === 'Deals' && { Pipeline: organization.pipelines[0]?.name ?? null }),
  };
}

/** Fills the fields that follow from others, after `written` has gone into the record. */
export function deriveFields(
  organization: Organization,
  module: Module,
  record: StoredRecord,
  written: Values,
): void {
  const { values } = record;
  if (module.apiName === 'Contacts')
    values['Full_Name'] = [values['First_Name'], values['Last_Name']].filter(Boolean).join(' ');
  if (organization.currencies.length > 0 && written['Exchange_Rate'] === undefined)
    deriveExchangeRate(organization, values);
  if (module.apiName === 'Deals') deriveForecast(organization, values, written);
}

/** A record keeps the rate of the day it was given its currency. */
function deriveExchangeRate(organization: Organization, values: Record<string, unknown>): void {
  const currency = organization.currencies.find(({ isoCode }) => isoCode === values['Currency']);
  if (currency) values['Exchange_Rate'] = currency.exchangeRate;
}

/** The probability follows the stage unless it was written itself; the expected revenue follows both. */
function deriveForecast(
  organization: Organization,
  values: Record<string, unknown>,
  written: Values,
): void {
  const stages = organization.pipelines.flatMap((pipeline) => pipeline.stages);
  const stage = stages.find(({ name }) => name === values['Stage']);
  if (stage && written['Probability'] === undefined && written['Stage'] !== undefined)
    values['Probability'] = stage.probability;
  const [amount, probability] = [values['Amount'], values['Probability']];
  const isKnown = typeof amount === 'number' && typeof probability === 'number';
  values['Expected_Revenue'] = isKnown ? (amount * probability) / 100 : null;
}

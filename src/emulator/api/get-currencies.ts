import { userReference } from '../organization/read-record.ts';
import { zohoTime } from '../zoho-time.ts';
import type { Answer, Call } from './operation.ts';

/** `GET /org/currencies`: the currencies and their rates; 204 where multi-currency is off. */
export function getCurrencies({ organization, user }: Call): Answer {
  const { currencies, facts } = organization;
  if (currencies.length === 0) return { status: 204 };
  const since = zohoTime(Date.UTC(2019, 2, 4, 2), facts.timeZone);
  const by = userReference(organization, user.id);
  const rendered = currencies.map((currency) => ({
    symbol: currency.symbol,
    created_time: since,
    is_active: true,
    exchange_rate: String(currency.exchangeRate),
    format: {
      numeral_system: 'International',
      decimal_places: '2',
      decimal_separator: 'Period',
      thousand_separator: 'Comma',
    },
    created_by: by,
    prefix_symbol: true,
    is_base: currency.isBase,
    modified_time: since,
    name: currency.name,
    modified_by: by,
    id: currency.id,
    iso_code: currency.isoCode,
  }));
  return { status: 200, body: { currencies: rendered } };
}

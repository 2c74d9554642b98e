import type { CrmSchema } from '../../app/ports/crm-metadata.ts';
import { numberOf, textOf, type ZohoRecord } from './zoho-record.ts';

/** Which way an exchange rate of a record leads to the home currency. */
type RateDirection = NonNullable<CrmSchema['rateDirection']>;

/**
 * Roughly how many units one US dollar buys (2025). Wide of the mark by half is near enough: a rate and its inverse are told
 * apart by orders of magnitude, and pairs of like value are left undecided.
 */
const unitsPerDollar: Readonly<Record<string, number>> = {
  USD: 1,
  EUR: 0.9,
  GBP: 0.77,
  CHF: 0.85,
  AUD: 1.5,
  CAD: 1.4,
  NZD: 1.7,
  SGD: 1.33,
  CNY: 7.2,
  HKD: 7.8,
  TWD: 31,
  JPY: 148,
  KRW: 1380,
  INR: 86,
  IDR: 16_300,
  MYR: 4.4,
  PHP: 57,
  THB: 33,
  VND: 25_500,
  PKR: 280,
  BDT: 121,
  LKR: 298,
  AED: 3.67,
  SAR: 3.75,
  QAR: 3.64,
  ILS: 3.6,
  TRY: 39,
  EGP: 50,
  ZAR: 18,
  NGN: 1550,
  KES: 129,
  RUB: 85,
  PLN: 3.8,
  CZK: 22,
  HUF: 360,
  SEK: 9.8,
  NOK: 10.4,
  DKK: 6.7,
  MXN: 19,
  BRL: 5.6,
  CLP: 950,
  COP: 4150,
};

const directions: readonly RateDirection[] = ['divide', 'multiply'];
/** So large a share of the records that tell has to agree. */
const agreement = 0.9;

/** A pair of which one is not worth three of the other tells nothing: rates move. */
const tellingRatio = 3;
/** How far a rate may be from what is expected, either way, to be taken for one at all. */
const plausibleRatio = 2.5;

/**
 * Which way the rates of records point, by records in currencies whose worth is known roughly; `undefined` while no record
 * tells, or more than one in ten contradicts: somebody may have typed a rate. Zoho does not document it.
 */
export function rateDirection(
  records: readonly ZohoRecord[],
  homeCurrency: string,
): { direction: RateDirection; told: number } | undefined {
  const said = records.flatMap((record) => directionBy(record, homeCurrency) ?? []);
  const shareOf = (direction: RateDirection) =>
    said.filter((each) => each === direction).length / said.length;
  const direction = directions.find((each) => shareOf(each) >= agreement);
  return direction && { direction, told: said.length };
}

function directionBy(record: ZohoRecord, homeCurrency: string): RateDirection | undefined {
  const home = unitsPerDollar[homeCurrency];
  const foreign = unitsPerDollar[textOf(record['Currency']) ?? ''];
  const rate = numberOf(record['Exchange_Rate']);
  if (home === undefined || foreign === undefined || rate === undefined || rate <= 0)
    return undefined;
  const foreignPerHome = foreign / home;
  if (distance(foreignPerHome) < Math.log(tellingRatio)) return undefined;
  if (distance(rate / foreignPerHome) < Math.log(plausibleRatio)) return 'divide';
  return distance(rate * foreignPerHome) < Math.log(plausibleRatio) ? 'multiply' : undefined;
}

/** How far a ratio is from one, either way. */
function distance(ratio: number): number {
  return Math.abs(Math.log(ratio));
}

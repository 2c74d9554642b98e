import type { Language } from '../../core/text.ts';
import type { RecordSeed } from '../organization-seed.ts';
import type { SeededRandom } from '../seeded-random.ts';
import { daysBefore, inOfficeHours } from './calendar.ts';
import { companyName, inventBrand } from './company-names.ts';
import { demoId, demoUsers } from './demo-organization.ts';
import { chinesePlaces, foreignPlaces, type Place } from './places.ts';
import { inventPurchases, type Story, stories } from './purchase-history.ts';
import { misspeltIndustries, type Trade, trades } from './trades.ts';

/** An account of the demo book and what its deals are made from. */
export interface DemoAccount {
  readonly record: RecordSeed & { readonly id: string };
  readonly name: string;
  readonly isChinese: boolean;
  readonly trade: Trade;
  readonly place: Place;
  readonly ownerId: string;
  /** Days before today on which it bought, nearest first. */
  readonly purchases: readonly number[];
  /** What it typically spends at once, in yuan. */
  readonly dealSize: number;
  /** Share of services among what it buys, 0–1. */
  readonly serviceShare: number;
  readonly buysThroughChannel: boolean;
}

const accountCount = 1000;
const chineseShare: Readonly<Record<Language, number>> = { zh: 0.6, en: 0.2 };
const firstNumber = 1_000_000;

/** The thousand accounts of the demo book. */
export function createDemoAccounts(
  random: SeededRandom,
  today: string,
  language: Language,
): DemoAccount[] {
  const names = new Set<string>();
  return Array.from({ length: accountCount }, (_, index) => {
    const isChinese = index % 10 < chineseShare[language] * 10;
    return createAccount(random, today, index, isChinese, names);
  });
}

function createAccount(
  random: SeededRandom,
  today: string,
  index: number,
  isChinese: boolean,
  names: Set<string>,
): DemoAccount {
  const trade = random.weighted(trades.map((candidate) => [candidate, candidate.weight] as const));
  const place = random.pick(isChinese ? chinesePlaces : foreignPlaces);
  const name = freshName(random, trade, place, isChinese, names);
  const story: Story = random.weighted(stories);
  const purchases = inventPurchases(random, story);
  const employees = Math.max(
    3,
    Math.round(trade.medianEmployees * Math.exp(1.1 * random.normal())),
  );
  const ownerId = random.weighted([
    [demoUsers.rep, 35],
    [demoUsers.colleagues[0], 30],
    [demoUsers.colleagues[1], 28],
    [demoUsers.manager, 7],
  ]);
  const ageDays = (purchases.at(-1) ?? random.whole(500)) + 20 + random.whole(200);
  const buysThroughChannel = random.next() < 0.22;
  return {
    name,
    isChinese,
    trade,
    place,
    ownerId,
    purchases,
    dealSize: 32_000 * (employees / 150) ** 0.35 * Math.exp(0.95 * random.normal()),
    serviceShare: Math.min(0.95, Math.max(0.05, trade.serviceShare + 0.2 * random.normal())),
    buysThroughChannel,
    record: {
      id: demoId(firstNumber + index),
      Account_Name: name,
      Account_Type: accountType(random, story, buysThroughChannel),
      ...unlessUnknown(random, 0.06, { Industry: industryOf(random, trade, isChinese, index) }),
      ...unlessUnknown(random, 0.1, { Employees: employees }),
      ...unlessUnknown(random, 0.14, { Annual_Revenue: revenueOf(random, employees) }),
      Ownership: ownership(random),
      Website: `https://www.example.com/${index + 1}`,
      Billing_City: place.city,
      Billing_State: place.state,
      ...unlessUnknown(random, 0.04, { Billing_Country: place.country }),
      Owner: { id: ownerId },
      Created_By: { id: ownerId },
      Modified_By: { id: ownerId },
      Created_Time: inOfficeHours(daysBefore(today, ageDays), random.next()),
      Modified_Time: inOfficeHours(daysBefore(today, purchases[0] ?? ageDays), random.next()),
    },
  };
}

function freshName(
  random: SeededRandom,
  trade: Trade,
  place: Place,
  isChinese: boolean,
  names: Set<string>,
): string {
  for (;;) {
    const brand = inventBrand(random, isChinese);
    const name = companyName(random, brand, trade, place, isChinese);
    if (names.has(name)) continue;
    names.add(name);
    return name;
  }
}

/** One in fifty accounts carries a spelling that is no value of the picklist. */
function industryOf(random: SeededRandom, trade: Trade, isChinese: boolean, index: number): string {
  if (index % 49 === 17)
    return random.pick<string>(misspeltIndustries[isChinese ? 'chinese' : 'english']);
  if (random.next() < 0.02) return isChinese ? '政府机构' : 'Government/Military';
  return isChinese && random.next() < 0.75 ? trade.industry : trade.zohoIndustry;
}

function accountType(random: SeededRandom, story: Story, isChannel: boolean): string {
  if (random.next() < 0.02) return '个人客户';
  if (story === 'never') return random.next() < 0.85 ? 'Prospect' : 'Other';
  return isChannel && random.next() < 0.3 ? random.pick(['Distributor', 'Reseller']) : 'Customer';
}

function ownership(random: SeededRandom): string {
  return random.weighted([
    ['Private', 62],
    ['Public', 14],
    ['Subsidiary', 12],
    ['Government', 5],
    ['Other', 7],
  ]);
}

function revenueOf(random: SeededRandom, employees: number): number {
  const perHead = 450_000 * Math.exp(0.5 * random.normal());
  return Math.round((employees * perHead) / 10_000) * 10_000;
}

function unlessUnknown<T extends object>(
  random: SeededRandom,
  probability: number,
  values: T,
): T | Record<string, never> {
  return random.next() < probability ? {} : values;
}

import type { Language } from '../../core/text.ts';
import type { RecordSeed } from '../organization-seed.ts';
import type { SeededRandom } from '../seeded-random.ts';
import { daysBefore, inOfficeHours, workingDayBefore } from './calendar.ts';
import type { DemoAccount } from './demo-accounts.ts';
import { channelPipeline, demoId, products, standardPipeline } from './demo-organization.ts';

type Outcome = 'Closed Won' | 'Closed Lost' | 'Open';

/** A deal before it has an id. */
export type DemoDeal = Record<string, unknown> & { Created_Time: string };

const dealCount = 10_000;
const openShare = 0.34;
const firstNumber = 2_000_000;

const leadSources = [
  'Cold Call',
  'Partner',
  'Trade Show',
  'Web Research',
  'External Referral',
  'Chat',
];
const lossReasons = [
  'Price',
  'Competition',
  'Lack of response',
  'Expectation Mismatch',
  'Future Interest',
  'Other',
];

/** The ten thousand deals of the demo book: every purchase a won one, the rest lost or still open. */
export function createDemoDeals(
  random: SeededRandom,
  today: string,
  accounts: readonly DemoAccount[],
  language: Language,
): DemoDeal[] {
  const deals = accounts.flatMap((account) =>
    account.purchases.map((days, index) => {
      const isFirst = index === account.purchases.length - 1;
      return createDeal(random, today, account, 'Closed Won', days, isFirst, language);
    }),
  );
  while (deals.length < dealCount) {
    const account = random.pick(accounts);
    const isNew = account.purchases.length === 0;
    const [outcome, days] =
      random.next() < openShare
        ? (['Open', openDay(random)] as const)
        : (['Closed Lost', lossDay(random, account)] as const);
    deals.push(createDeal(random, today, account, outcome, days, isNew, language));
  }
  return deals;
}

/** Deals with ids in the order in which they were made. */
export function numberDeals(deals: readonly DemoDeal[]): RecordSeed[] {
  const inOrder = [...deals].sort((a, b) => (a.Created_Time < b.Created_Time ? -1 : 1));
  return inOrder.map((deal, index) => ({ id: demoId(firstNumber + index), ...deal }));
}

/** Most open deals are to be closed in the coming months; one in eight is overdue. */
function openDay(random: SeededRandom): number {
  return random.next() < 0.125 ? 1 + random.whole(40) : -random.whole(120);
}

/** Lost deals lie in the time in which the account was a customer, or in the last two years. */
function lossDay(random: SeededRandom, { purchases }: DemoAccount): number {
  const first = purchases.at(-1) ?? 0;
  return 1 + random.whole(Math.max(first + 60, 730));
}

function createDeal(
  random: SeededRandom,
  today: string,
  account: DemoAccount,
  outcome: Outcome,
  days: number,
  isFirst: boolean,
  language: Language,
): DemoDeal {
  const pipeline = account.buysThroughChannel ? channelPipeline : standardPipeline;
  const stages = pipeline.stages.filter((stage) => stage.forecastType === outcome);
  const wantsService = random.next() < account.serviceShare;
  const { name } = random.pick(products.filter(({ isService }) => isService === wantsService));
  const product = name[language];
  const closingDate = workingDayBefore(today, days);
  const cycleDays = 5 + Math.round(30 * Math.exp(0.6 * random.normal()));
  const createdDays = Math.max(days, 0) + cycleDays;
  const touchedDays = outcome === 'Open' ? 1 + random.whole(Math.min(cycleDays, 30)) : days;
  const owner = { id: account.ownerId };
  return {
    Deal_Name: `${account.name.slice(0, 40)} ${product} ${closingDate.slice(0, 7)}`,
    Account_Name: { id: account.record.id, name: account.name },
    Amount: amountOf(random, account.dealSize),
    Closing_Date: closingDate,
    Pipeline: pipeline.name,
    Stage: random.pick(stages).name,
    Type: isFirst ? 'New Business' : 'Existing Business',
    Lead_Source: random.pick(leadSources),
    Product_Line: product,
    ...(outcome === 'Closed Lost' && { Reason_For_Loss__s: random.pick(lossReasons) }),
    Owner: owner,
    Created_By: owner,
    Modified_By: owner,
    Created_Time: inOfficeHours(daysBefore(today, createdDays), random.next()),
    Modified_Time: inOfficeHours(daysBefore(today, touchedDays), random.next()),
  };
}

function amountOf(random: SeededRandom, dealSize: number): number {
  return Math.max(500, Math.round((dealSize * Math.exp(0.45 * random.normal())) / 100) * 100);
}

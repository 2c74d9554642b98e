import type { SeededRandom } from '../seeded-random.ts';
import { daysBefore } from './calendar.ts';
import type { DemoDeal } from './demo-deals.ts';
import { channelPipeline, standardPipeline } from './demo-organization.ts';

/** How many deals carry which fault; 200 of 10,000 together. */
const faults = { withoutAmount: 80, withoutAccount: 50, inTheFuture: 35, negative: 35 } as const;

const wonStages: ReadonlySet<unknown> = new Set(
  [...standardPipeline.stages, ...channelPipeline.stages]
    .filter((stage) => stage.forecastType === 'Closed Won')
    .map((stage) => stage.name),
);

/** Puts the faults of a real book into won deals: no amount, no account, a date to come, money given back. */
export function spoilDeals(
  random: SeededRandom,
  today: string,
  deals: readonly DemoDeal[],
): DemoDeal[] {
  const won = deals.filter((deal) => wonStages.has(deal['Stage']));
  const victims = new Set<DemoDeal>();
  const take = (count: number): Set<DemoDeal> => {
    const taken = new Set<DemoDeal>();
    while (taken.size < count) {
      const deal = random.pick(won);
      if (!victims.has(deal)) taken.add(deal);
      victims.add(deal);
    }
    return taken;
  };
  const withoutAmount = take(faults.withoutAmount);
  const withoutAccount = take(faults.withoutAccount);
  const inTheFuture = take(faults.inTheFuture);
  const negative = take(faults.negative);
  return deals.map((deal) => {
    if (withoutAmount.has(deal)) return { ...deal, Amount: null };
    if (withoutAccount.has(deal)) return { ...deal, Account_Name: null };
    if (inTheFuture.has(deal))
      return { ...deal, Closing_Date: daysBefore(today, -1 - random.whole(90)) };
    return negative.has(deal) ? { ...deal, Amount: -Number(deal['Amount']) } : deal;
  });
}

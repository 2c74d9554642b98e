import { createDemoAccounts } from './demo/demo-accounts.ts';
import { createDemoDeals, numberDeals } from './demo/demo-deals.ts';
import { demoOrganization } from './demo/demo-organization.ts';
import { groupAccounts } from './demo/group-accounts.ts';
import { spoilDeals } from './demo/spoil-deals.ts';
import type { OrganizationSeed } from './organization-seed.ts';
import { createSeededRandom } from './seeded-random.ts';

export { demoUsers } from './demo/demo-organization.ts';

/**
 * A company in Shanghai with 1,000 accounts and 10,000 deals, dated back from `today` (`YYYY-MM-DD`): whoever has a rhythm,
 * is late, went silent or came back does so on that day. The same seed and day give the same book.
 */
export function createDemoBook({ seed, today }: { seed: number; today: string }): OrganizationSeed {
  const random = createSeededRandom(seed);
  const accounts = groupAccounts(random, createDemoAccounts(random, today));
  const deals = spoilDeals(random, today, createDemoDeals(random, today, accounts));
  return {
    ...demoOrganization(),
    records: {
      Accounts: accounts.map(({ record }) => record),
      Deals: numberDeals(deals),
    },
  };
}

import type { Language } from '../core/text.ts';
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
 * is late, went silent or came back does so on that day. The same seed, day and language give the same book.
 *
 * @param language in which its people work, and for `en` most of its customers too. @default 'zh'
 */
export function createDemoBook({
  seed,
  today,
  language = 'zh',
}: {
  seed: number;
  today: string;
  language?: Language;
}): OrganizationSeed {
  const random = createSeededRandom(seed);
  const accounts = groupAccounts(random, createDemoAccounts(random, today, language));
  const deals = spoilDeals(random, today, createDemoDeals(random, today, accounts, language));
  return {
    ...demoOrganization(language),
    records: {
      Accounts: accounts.map(({ record }) => record),
      Deals: numberDeals(deals),
    },
  };
}

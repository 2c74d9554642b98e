import type { AccountWithDeals } from '../../app/ports/mirror-store.ts';
import type { AccountFacts, DealFacts } from '../../core/facts.ts';
import { fromJson } from '../json.ts';

/** Accounts with their deals, both in the order given; deals of other accounts are left out. */
export function withDeals(
  accounts: { account_id: string; facts: string }[],
  deals: { account_id: string | null; facts: string }[],
): AccountWithDeals[] {
  const byId = new Map<string | null, AccountWithDeals>();
  for (const { account_id, facts } of accounts) {
    byId.set(account_id, { account: fromJson<AccountFacts>(facts), deals: [] });
  }
  for (const { account_id, facts } of deals) {
    byId.get(account_id)?.deals.push(fromJson<DealFacts>(facts));
  }
  return [...byId.values()];
}

import type { AccountFacts, DealFacts } from '../../core/facts.ts';
import type { CrmAccountRecord, CrmDealRecord, CrmModule } from './crm.ts';

/** An account with its deals. */
export interface AccountWithDeals {
  account: AccountFacts;
  deals: DealFacts[];
}

/** The organization's accounts and deals as last read from the CRM. */
export interface MirrorStore {
  /** Inserts or replaces; older than what is held (by `modifiedAt`) is ignored. Answers the accounts whose class may change: each account itself, and its old and new parent. */
  putAccounts(organizationId: string, records: CrmAccountRecord[]): Promise<string[]>;
  /** Inserts or replaces, likewise. Answers the accounts whose class may change: those the deals belonged to and belong to now. */
  putDeals(organizationId: string, records: CrmDealRecord[]): Promise<string[]>;
  /** Removes records. Answers the accounts whose class may change: owners of deals, parents and children of accounts. */
  remove(organizationId: string, module: CrmModule, ids: string[]): Promise<string[]>;
  /** The given accounts together with every account of their groups (all linked by parent, up and down; a cycle is one group), each with its deals. */
  readGroups(organizationId: string, accountIds: string[]): Promise<AccountWithDeals[]>;
  /** Every account with its deals, by account id, in batches; memory stays bounded by the batch. */
  readAll(organizationId: string): AsyncIterable<AccountWithDeals[]>;
  /** Deals that belong to no account we hold, in batches. */
  readStrayDeals(organizationId: string): AsyncIterable<DealFacts[]>;
  count(organizationId: string): Promise<{ accounts: number; deals: number }>;
}

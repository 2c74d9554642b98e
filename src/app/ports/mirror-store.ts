import type { AccountFacts, DealFacts } from '../../core/facts.ts';
import type { CrmAccountRecord, CrmDealRecord } from './crm.ts';
import type { CrmModule } from './crm-metadata.ts';
import type { ClassifyCause } from './inbox-store.ts';

/** An account with its deals. */
export interface AccountWithDeals {
  account: AccountFacts;
  deals: DealFacts[];
}

/** Why and when the accounts that a change affects are marked in the inbox. */
export interface Marking {
  cause: ClassifyCause;
  now: number;
}

/**
 * The organization's accounts and deals as last read from the CRM. A change answers the accounts whose class it may
 * change and, with a `marking`, marks them in the inbox in the same step: once the mirror holds the new state nobody can
 * tell any more which account a deal was moved away from.
 */
export interface MirrorStore {
  /** Inserts or replaces; older than what is held (by `modifiedAt`) is ignored. Answers the accounts whose class may change: each account itself, and its old and new parent; ignored records and those that tell the facts already held affect none. */
  putAccounts(
    organizationId: string,
    records: CrmAccountRecord[],
    marking?: Marking,
  ): Promise<string[]>;
  /** Inserts or replaces, likewise. Answers the accounts whose class may change: those the deals belonged to and belong to now. */
  putDeals(organizationId: string, records: CrmDealRecord[], marking?: Marking): Promise<string[]>;
  /** Removes records. Answers the accounts whose class may change: owners of deals, parents and children of accounts. */
  remove(
    organizationId: string,
    module: CrmModule,
    ids: string[],
    marking?: Marking,
  ): Promise<string[]>;
  /** Notes of accounts up to which change of their records (`modifiedAt`) we know what our own fields hold; those that are not held are ignored. */
  noteSeen(
    organizationId: string,
    records: { accountId: string; modifiedAt: number }[],
  ): Promise<void>;
  /** Forgets that of accounts; of all when none are given. Removing an account forgets it too. */
  forgetSeen(organizationId: string, accountIds?: string[]): Promise<void>;
  /** What was noted of an account; `undefined` when nothing is known. */
  seenAt(organizationId: string, accountId: string): Promise<number | undefined>;
  /** The given accounts together with every account of their groups (all linked by parent, up and down; a cycle is one group), each with its deals. */
  readGroups(organizationId: string, accountIds: string[]): Promise<AccountWithDeals[]>;
  /** Every account with its deals, by account id, in batches; memory stays bounded by the batch. */
  readAll(organizationId: string): AsyncIterable<AccountWithDeals[]>;
  /** Deals that belong to no account we hold, in batches. */
  readStrayDeals(organizationId: string): AsyncIterable<DealFacts[]>;
  count(organizationId: string): Promise<{ accounts: number; deals: number }>;
}

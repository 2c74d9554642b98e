import type { CrmModule } from './crm-metadata.ts';

/** A record that the CRM said has changed; it may be gone. */
export interface ChangedRecord {
  organizationId: string;
  module: CrmModule;
  recordId: string;
}

/** Why an account is to be classified again. */
export type ClassifyCause =
  | 'backfill'
  | 'record-changed'
  | 'time-passed'
  | 'policy-changed'
  | 'calibration'
  | 'override';

/** An entry taken from the inbox; give it back when its work is durable. */
interface Taken<Entry> {
  entry: Entry;
  /** Grows with every mark, so that a mark that arrives while the work is under way is not lost. */
  version: number;
}

/**
 * Work as state: what has to be looked at again, one row per record or account however often it is marked.
 * Entries survive a crash until settled.
 */
export interface InboxStore {
  /** Marks records as changed. Concurrent calls share one commit (group commit); each resolves after it. */
  markRecords(records: ChangedRecord[], now: number): Promise<void>;
  /** The longest waiting changed records of an organization; they stay until settled. */
  takeRecords(organizationId: string, limit: number): Promise<Taken<ChangedRecord>[]>;
  /** Removes entries that were not marked again since they were taken. */
  settleRecords(taken: Taken<ChangedRecord>[]): Promise<void>;
  markAccounts(
    organizationId: string,
    accountIds: string[],
    cause: ClassifyCause,
    now: number,
  ): Promise<void>;
  takeAccounts(
    organizationId: string,
    limit: number,
  ): Promise<Taken<{ accountId: string; cause: ClassifyCause; markedAt: number }>[]>;
  settleAccounts(organizationId: string, taken: Taken<{ accountId: string }>[]): Promise<void>;
  /** Organizations with anything waiting, longest waiting first. */
  organizationsWaiting(): Promise<string[]>;
  /** How much waits. */
  count(organizationId: string): Promise<{ records: number; accounts: number }>;
}

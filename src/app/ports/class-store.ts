import type { ClassifyCause } from './inbox-store.ts';

/** The classes of an account as last decided, and what its CRM record was last given. */
export interface StoredClasses {
  accountId: string;
  /** Dimension id → effective class id. */
  classes: Record<string, string>;
  /** Field key → value last written to the CRM; absent keys were never written. */
  written: Record<string, string | null>;
  policyVersion: string;
  calibrationId: string;
  /** The day the classes hold for. */
  asOf: number;
  decidedAt: number;
}

/** One change of one class, with what caused it. */
export interface ClassChange {
  accountId: string;
  dimension: string;
  from: string | undefined;
  to: string;
  cause: ClassifyCause;
  policyVersion: string;
  calibrationId: string;
  /** JSON of the measures the decision rests on. */
  inputs: string;
  at: number;
}

export interface ClassStore {
  /** Those of the accounts that have classes, in no promised order. */
  find(organizationId: string, accountIds: string[]): Promise<StoredClasses[]>;
  /** Saves decisions and appends the changes to the history, in one step. */
  save(organizationId: string, decisions: StoredClasses[], changes: ClassChange[]): Promise<void>;
  /** Notes what the CRM now holds for accounts written to: the values given replace those noted, others stay. */
  saveWritten(
    organizationId: string,
    written: { accountId: string; values: Record<string, string | null> }[],
  ): Promise<void>;
  /** Forgets accounts and their history. */
  remove(organizationId: string, accountIds: string[]): Promise<void>;
  /** Every account's classes, by account id, in batches. */
  readAll(organizationId: string): AsyncIterable<StoredClasses[]>;
  /** Newest first. */
  history(organizationId: string, accountId: string, limit: number): Promise<ClassChange[]>;
}

/** A person's class, which stands above the computed one. */
export interface Override {
  accountId: string;
  dimension: string;
  value: string;
  /** Zoho user id, or `undefined` when the CRM does not tell who edited the field. */
  by: string | undefined;
  why: string;
  /** Last day it holds; absent = until removed. */
  until?: number | undefined;
  at: number;
}

export interface OverrideStore {
  /** Inserts or replaces the one override of an account in a dimension. */
  save(organizationId: string, override: Override): Promise<void>;
  remove(organizationId: string, accountId: string, dimension: string): Promise<void>;
  find(organizationId: string, accountIds: string[]): Promise<Override[]>;
  list(organizationId: string): Promise<Override[]>;
}

import type { ClassifyCause } from './inbox-store.ts';

/** The classes of an account as last decided, what its CRM record should hold, and what it was last given. */
export interface StoredClasses {
  accountId: string;
  /** Dimension id → computed class id. */
  classes: Record<string, string>;
  /** Dimension id → class id in force: a person's choice where there is one, else the computed class. */
  inForce: Record<string, string>;
  /** Dimension id → day on which the account entered the class in force; never before it was first classified. */
  since: Record<string, number>;
  /** The first play of its strategy, with the day an event sets for it; texts are rewritten only when this or a class changes. */
  firstPlay: string | undefined;
  /** Field key → value its record should hold: a class id or a text; `null` for empty. */
  desired: Record<string, string | null>;
  /** Field key → value last written to the CRM; a key that was never written is absent. */
  written: Record<string, string | null>;
  /** Field key → value of a write that was begun and of which nobody heard how it ended: it may have arrived. */
  attempted: Record<string, string | null>;
  /** Field key → value that a bulk write under way puts there, ours whatever is decided meanwhile; empty while none does. */
  inBulk: Record<string, string>;
  policyVersion: string;
  calibrationId: string;
  /** The day the classes hold for. */
  asOf: number;
  decidedAt: number;
  /** The first day on which time alone changes a class, under the calibration it was decided by; absent where none does. */
  nextFlipOn: number | undefined;
}

/** What a bulk write puts into the fields of one account. */
export interface BulkValues {
  accountId: string;
  values: Record<string, string>;
}

/** What became of writing to one account: its fields now hold `values` (others stay as noted before), or it may be tried again at `retryAt` (never, if absent, until its desired values change). */
export type WriteResult =
  | { accountId: string; values: Record<string, string | null> }
  | { accountId: string; error: string; retryAt?: number | undefined };

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
  find(organizationId: string, accountIds: string[]): Promise<StoredClasses[]>;
  /** Saves decisions and appends the changes to the history, in one step. `written`, `attempted` and `inBulk` of an account already held stay. */
  save(organizationId: string, decisions: StoredClasses[], changes: ClassChange[]): Promise<void>;
  /** Accounts, or those of the given ones, whose desired values differ from what was written and that may be tried at `now`, by account id; without those that a bulk write has in hand. */
  unwritten(
    organizationId: string,
    limit: number,
    now: number,
    among?: string[],
  ): Promise<StoredClasses[]>;
  /** How many accounts differ from what was written, whether or not they may be tried by now. */
  countUnwritten(organizationId: string): Promise<number>;
  /**
   * Notes what is about to be written, so that a value that arrives although its answer is lost is known as ours. Holds
   * until the next {@link saveWritten} of the account.
   */
  saveAttempts(
    organizationId: string,
    attempts: { accountId: string; values: Record<string, string | null> }[],
  ): Promise<void>;
  /** Notes what the CRM now holds, or why it refused; either ends what was attempted. */
  saveWritten(organizationId: string, results: WriteResult[]): Promise<void>;
  /** Notes what a bulk write is about to put into accounts; they are in its hand until it ends or is given up. */
  beginBulk(organizationId: string, writes: BulkValues[]): Promise<void>;
  /** Accounts in the hand of a bulk write, by account id. */
  inBulk(organizationId: string, limit: number): Promise<StoredClasses[]>;
  /** Notes what became of accounts in a bulk write, as {@link saveWritten} does. */
  endBulk(organizationId: string, results: WriteResult[]): Promise<void>;
  /** Gives accounts back of which nobody knows what a bulk write did to them: its values count as attempted. */
  releaseBulk(organizationId: string, accountIds: string[]): Promise<void>;
  /** Lets everything that was refused be tried again now. */
  retryAll(organizationId: string): Promise<void>;
  /** Why accounts could not be written, newest first, and when that may be tried again. */
  writeErrors(
    organizationId: string,
    limit: number,
  ): Promise<{ accountId: string; error: string; retryAt: number | undefined }[]>;
  remove(organizationId: string, accountIds: string[]): Promise<void>;
  /** Accounts of which time alone changes a class up to a day, soonest first. */
  flippingUntil(organizationId: string, day: number, limit: number): Promise<StoredClasses[]>;
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

import type { AccountFacts, DealFacts } from '../../core/facts.ts';
import type { Language } from '../../core/text.ts';
import type {
  CrmAccountRecord,
  CrmConnection,
  CrmDealRecord,
  CrmModule,
  CrmOrganization,
  CrmSchema,
} from './crm.ts';

/**
 * What Tierwise remembers. Every member is one atomic step and is durable when it resolves (a crash or power cut
 * after that loses nothing). Instants are epoch milliseconds, days are `core/day` numbers, ids are strings.
 * No member ever answers with another organization's rows. Trouble with the database is `store-unavailable`.
 */
export interface Store {
  organizations: OrganizationStore;
  connections: ConnectionStore;
  signIns: SignInStore;
  mirror: MirrorStore;
  inbox: InboxStore;
  channels: ChannelStore;
  calibrations: CalibrationStore;
  policies: PolicyStore;
  classes: ClassStore;
  overrides: OverrideStore;
  runs: RunStore;
  credits: CreditStore;
  schedule: ScheduleStore;
  /** Whether the database answers. */
  ping(): Promise<void>;
  /** Ends open work and releases the file or the connections. */
  close(): Promise<void>;
}

/** An organization that installed Tierwise. */
export interface Organization {
  id: string;
  profile: CrmOrganization;
  connection: CrmConnection;
  /** Language of the fields and texts written to its CRM; chosen at install, never changed by itself. */
  language: Language;
  schema: CrmSchema;
  /** The class fields we created or found, by field key; absent until installed. */
  fields: Record<string, InstalledField>;
  /** The user whose consent everything rests on. */
  connectedUserId: string;
  connectedAt: number;
  /** Everything the CRM changed before this instant has been read; absent until the first full reading. */
  readUntil?: number | undefined;
  status: 'connected' | 'disconnected';
}

/** A field of ours in an organization's CRM. */
export interface InstalledField {
  fieldId: string;
  /** Read back by id after creation: Zoho derives it from the label and does not tell. */
  apiName: string;
  /** For a picklist: class id → the value stored in Zoho. */
  values: Record<string, string>;
}

export interface OrganizationStore {
  /** Inserts or replaces. */
  save(organization: Organization): Promise<void>;
  find(organizationId: string): Promise<Organization | undefined>;
  /** All that are connected, by id. */
  list(): Promise<Organization[]>;
  /** Forgets the organization and every row of it, everywhere, tokens first. */
  purge(organizationId: string): Promise<void>;
}

/** The tokens of a connection; encrypted at rest. */
export interface Tokens {
  refreshToken: string;
  accountsUrl: string;
  accessToken?: string | undefined;
  accessTokenExpiresAt?: number | undefined;
}

export interface ConnectionStore {
  /** Inserts or replaces. */
  save(organizationId: string, tokens: Tokens): Promise<void>;
  find(organizationId: string): Promise<Tokens | undefined>;
  remove(organizationId: string): Promise<void>;
}

/** A consent under way, found again by the state that comes back in the callback. */
export interface PendingConsent {
  purpose: 'connect' | 'sign-in';
  /** Hash of the cookie of the browser that began it. */
  browserHash: string;
  language: Language;
  /** For `sign-in`: hash of the secret the widget kept, which alone may collect the result. */
  collectorHash?: string | undefined;
  expiresAt: number;
}

/** A person signed in from the widget; the access token is encrypted at rest. */
export interface WidgetSession {
  organizationId: string;
  userId: string;
  userName: string;
  isAdministrator: boolean;
  accessToken: string;
  accessTokenExpiresAt: number;
  apiDomain: string;
  expiresAt: number;
}

export interface SignInStore {
  /** Keeps a consent under way until its callback takes it; keyed by the hash of its state. */
  putConsent(stateHash: string, consent: PendingConsent): Promise<void>;
  /** Takes it out: a second call with the same state answers `undefined`, as does one after expiry. */
  takeConsent(stateHash: string, now: number): Promise<PendingConsent | undefined>;
  /** Keeps a session, keyed by the hash of its id. */
  putSession(idHash: string, session: WidgetSession): Promise<void>;
  /** The session, unless over. */
  findSession(idHash: string, now: number): Promise<WidgetSession | undefined>;
  removeSession(idHash: string): Promise<void>;
  /** Forgets what is over. */
  sweep(now: number): Promise<void>;
}

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

/** A record that the CRM said has changed. */
export interface ChangedRecord {
  organizationId: string;
  module: CrmModule;
  recordId: string;
  isDeleted: boolean;
}

/** Why an account is to be classified again. */
export type ClassifyCause =
  | 'backfill'
  | 'record-changed'
  | 'time-passed'
  | 'policy-changed'
  | 'calibration'
  | 'override';

/** An entry taken from the inbox; give it back to {@link InboxStore.settle} when its work is durable. */
export interface Taken<Entry> {
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

/** A notification channel of an organization. */
export interface Channel {
  channelId: string;
  organizationId: string;
  /** Hash of the token that Zoho repeats in every call. */
  tokenHash: string;
  /** Hash of the secret in the URL. */
  urlSecretHash: string;
  expiresAt: number;
}

export interface ChannelStore {
  save(channel: Channel): Promise<void>;
  /** By channel id alone: a notification names no organization. */
  find(channelId: string): Promise<Channel | undefined>;
  list(organizationId: string): Promise<Channel[]>;
  remove(channelIds: string[]): Promise<void>;
  /** The workflow-webhook door of an organization: hashes of its URL secret and header token. */
  saveWebhook(webhook: {
    organizationId: string;
    urlSecretHash: string;
    tokenHash: string;
  }): Promise<void>;
  findWebhook(
    urlSecretHash: string,
  ): Promise<{ organizationId: string; tokenHash: string } | undefined>;
}

/** A stored calibration: `payload` is the core's `Calibration` as JSON. */
export interface CalibrationStore {
  save(
    organizationId: string,
    calibration: { id: string; asOf: number; payload: string; createdAt: number },
  ): Promise<void>;
  latest(organizationId: string): Promise<{ id: string; payload: string } | undefined>;
  find(organizationId: string, id: string): Promise<{ id: string; payload: string } | undefined>;
  /** Newest first. */
  list(
    organizationId: string,
    limit: number,
  ): Promise<{ id: string; asOf: number; createdAt: number }[]>;
}

/** A published policy: `payload` is the core's `Policy` as JSON. */
export interface PolicyStore {
  publish(
    organizationId: string,
    policy: { version: string; payload: string; author: string; note: string; publishedAt: number },
  ): Promise<void>;
  current(organizationId: string): Promise<{ version: string; payload: string } | undefined>;
  list(
    organizationId: string,
  ): Promise<{ version: string; author: string; note: string; publishedAt: number }[]>;
}

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
  find(organizationId: string, accountIds: string[]): Promise<StoredClasses[]>;
  /** Saves decisions and appends the changes to the history, in one step. */
  save(organizationId: string, decisions: StoredClasses[], changes: ClassChange[]): Promise<void>;
  /** Notes what the CRM now holds for accounts written to. */
  saveWritten(
    organizationId: string,
    written: { accountId: string; values: Record<string, string | null> }[],
  ): Promise<void>;
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

/** A long piece of work and how far it has come. */
export interface Run {
  id: string;
  kind: 'install' | 'backfill' | 'classify-all' | 'write-back' | 'nightly';
  state: 'running' | 'finished' | 'failed';
  /** What is being done now (`read-accounts`, `write` …). */
  step: string;
  done: number;
  /** How much there is in all; absent while unknown. */
  total?: number | undefined;
  /** Where to go on after a stop (JSON). */
  cursor?: string | undefined;
  startedAt: number;
  updatedAt: number;
  /** Error code, when failed. */
  error?: string | undefined;
}

export interface RunStore {
  /** Inserts or replaces. */
  save(organizationId: string, run: Run): Promise<void>;
  find(organizationId: string, runId: string): Promise<Run | undefined>;
  /** Newest first. */
  list(organizationId: string, limit: number): Promise<Run[]>;
}

export interface CreditStore {
  /** Adds calls to the ledger. Concurrent calls share a commit. */
  add(
    calls: { organizationId: string; operation: string; credits: number; at: number }[],
  ): Promise<void>;
  /** Credits and calls by operation since an instant. */
  spent(
    organizationId: string,
    since: number,
  ): Promise<{ operation: string; calls: number; credits: number }[]>;
}

export interface ScheduleStore {
  /** Claims one firing of a schedule: `true` for exactly one caller over all instances. */
  claimFiring(name: string, firesAt: number): Promise<boolean>;
  /** Takes or renews the lease on an organization's work: `true` when `owner` holds it until `until`. */
  takeLease(organizationId: string, owner: string, now: number, until: number): Promise<boolean>;
  releaseLease(organizationId: string, owner: string): Promise<void>;
}

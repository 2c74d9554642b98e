import type { AccountFacts, DealFacts } from '../../core/facts.ts';
import type {
  CrmField,
  CrmFieldCreation,
  CrmModule,
  CrmOrganization,
  CrmPicklistValue,
  CrmSchema,
  CrmUser,
  CrmView,
  CrmViewCreation,
  CrmViewFilter,
  NewCrmField,
} from './crm-metadata.ts';

/** Which organization a call is for and where its API lives. Tokens stay inside the adapter. */
export interface CrmConnection {
  organizationId: string;
  /** The API's address for this organization, as the token answer named it (`https://www.zohoapis.eu`). */
  apiDomain: string;
  /** Whether the work can wait: it leaves a part of the credit budget to what people do in the CRM meanwhile. */
  isBackground?: boolean;
}

/** An account as read, with the time of its last change and the present values of chosen fields. */
export interface CrmAccountRecord {
  facts: AccountFacts;
  modifiedAt: number;
  /** Values of the fields asked for beside the facts, by API name; an empty field is `null`. */
  values: Record<string, string | null>;
}

/** A deal as read, with the time of its last change. */
export interface CrmDealRecord {
  facts: DealFacts;
  modifiedAt: number;
}

/** One page of a reading; `next` is given back to read on and is absent on the last page. */
export interface CrmPage<Row> {
  rows: Row[];
  next?: string | undefined;
}

/** What to read: everything, what changed since an instant, or given ids (≤ 50). */
export interface CrmReading {
  changedSince?: number;
  ids?: string[];
  /** `next` of the page before. */
  next?: string;
  /** API names of fields to return beside the facts (accounts only). */
  beside?: string[];
}

/** What the CRM is to write out in bulk: a module, or the part of it that `next` of the part before names. */
export interface CrmBulkRead {
  module: CrmModule;
  next?: string;
  /** Posted to when the job has ended. A hint and no more: it may never come, and anybody can send it. */
  callbackUrl: string;
  /** API names of fields to return beside the facts (accounts only). */
  beside?: string[];
}

/** How far a bulk job is. Once done it holds `rows` records for a day, and `next` names what did not fit into it. */
export type CrmBulkState =
  | { state: 'running' }
  | { state: 'done'; rows: number; next?: string | undefined }
  | { state: 'failed'; detail: string };

/** New values of accounts as they lie at the CRM, to be written in bulk. */
export interface CrmBulkFile {
  fileId: string;
  /** API names of the fields it has values of, in their order. */
  columns: string[];
}

/** What the CRM is to write in bulk. */
export interface CrmBulkWrite {
  file: CrmBulkFile;
  /** Posted to when the job has ended; no more than a hint. Nobody when absent. */
  callbackUrl?: string;
}

/** How far a bulk write is. Once done, `result` names the file that tells what became of each account. */
export type CrmBulkWriteState =
  | { state: 'running' }
  | { state: 'done'; result: string }
  | { state: 'failed'; detail: string };

/** New values of an account's fields, by API name; `null` empties a field. */
export interface CrmAccountUpdate {
  id: string;
  values: Record<string, string | null>;
}

/** What became of one update. `mend` says what has to happen before it can succeed. */
export type CrmUpdateOutcome =
  | { id: string; ok: true }
  | {
      id: string;
      ok: false;
      code: string;
      detail: string;
      mend: 'later' | 'read-again' | 'record-gone' | 'field' | 'permission';
      /** When the record was changed last, of one that is to be read again. */
      modifiedAt?: number | undefined;
    };

/** A subscription to changes of the facts that classes rest on: the CRM posts to `url` and repeats `token` until `expiresAt`. */
export interface CrmChannel {
  channelId: string;
  url: string;
  token: string;
  /** At most a week ahead. */
  expiresAt: number;
}

/**
 * One organization's CRM, in our words. Every member throws {@link AppError} with `crm-unavailable`,
 * `crm-rate-limited`, `crm-access-revoked`, `crm-permission-missing` or `crm-refused`; no member retries a write.
 */
export interface Crm {
  readOrganization(connection: CrmConnection): Promise<CrmOrganization>;
  /** The user whose consent the connection rests on. */
  readConnectedUser(connection: CrmConnection): Promise<CrmUser>;
  /**
   * Reads fields and stages once: what every later reading needs, together with the fields of Accounts that had to
   * be read for it, so that an installation need not ask for them again.
   */
  readSchema(
    connection: CrmConnection,
    organization: CrmOrganization,
  ): Promise<{ schema: CrmSchema; accountFields: CrmField[] }>;
  listAccountFields(connection: CrmConnection): Promise<CrmField[]>;
  /** Creates fields on Accounts, as many calls as Zoho's limit of five a call asks; answers in the given order. */
  createAccountFields(
    connection: CrmConnection,
    fields: NewCrmField[],
  ): Promise<CrmFieldCreation[]>;
  /** Deletes a custom field of Accounts and what stands in it; one that is gone already is no error. */
  deleteAccountField(connection: CrmConnection, fieldId: string): Promise<void>;
  /** Adds values to a picklist of Accounts. */
  addPicklistValues(
    connection: CrmConnection,
    fieldId: string,
    values: CrmPicklistValue[],
  ): Promise<void>;
  /** The lists of accounts that the connected user sees, the CRM's own among them. */
  listAccountViews(connection: CrmConnection): Promise<{ viewId: string; name: string }[]>;
  /** What a list filters by; `undefined` where it is gone or filters in a way that none of ours does. */
  readAccountView(connection: CrmConnection, viewId: string): Promise<CrmViewFilter | undefined>;
  /** Makes lists; answers in the given order. `crm-refused` where the organization's API cannot make any. */
  createAccountViews(connection: CrmConnection, views: CrmView[]): Promise<CrmViewCreation[]>;
  /** Deletes lists; those that are gone already are no error. */
  deleteAccountViews(connection: CrmConnection, viewIds: string[]): Promise<void>;
  readAccounts(
    connection: CrmConnection,
    schema: CrmSchema,
    reading: CrmReading,
  ): Promise<CrmPage<CrmAccountRecord>>;
  readDeals(
    connection: CrmConnection,
    schema: CrmSchema,
    reading: CrmReading,
  ): Promise<CrmPage<CrmDealRecord>>;
  /** How many records of a module the connected user may see. */
  countRecords(connection: CrmConnection, module: CrmModule): Promise<number>;
  /** Has up to 200,000 records written out, at a fixed price of 50 credits; answers the id of the job. */
  startBulkRead(connection: CrmConnection, schema: CrmSchema, read: CrmBulkRead): Promise<string>;
  /** `crm-refused` when there is no such job. */
  lookAtBulkRead(connection: CrmConnection, jobId: string): Promise<CrmBulkState>;
  /** The accounts of a job that is done, in batches, as {@link Crm.readAccounts} reads them; memory stays bounded. `crm-refused` when they are gone. */
  readBulkAccounts(
    connection: CrmConnection,
    schema: CrmSchema,
    jobId: string,
    beside?: string[],
  ): AsyncIterable<CrmAccountRecord[]>;
  /** The deals of a job that is done, likewise. */
  readBulkDeals(
    connection: CrmConnection,
    schema: CrmSchema,
    jobId: string,
  ): AsyncIterable<CrmDealRecord[]>;
  /** Ids of records deleted since an instant. */
  listDeleted(connection: CrmConnection, module: CrmModule, since: number): Promise<string[]>;
  /**
   * Writes fields of up to 100 accounts in one call, firing no automation of the customer's; answers in the given order. A single
   * account may be written on condition that its record was not changed since an instant, told to the second; else it is
   * to be read again.
   */
  updateAccounts(
    connection: CrmConnection,
    updates: CrmAccountUpdate[],
    unmodifiedSince?: number,
  ): Promise<CrmUpdateOutcome[]>;
  /**
   * Leaves new values of up to 25,000 accounts, of no more than 25 MB, with the CRM; nothing is written yet. None may be
   * `null`: a bulk write cannot empty a field, and leaves what it has no value of as it is.
   */
  uploadUpdates(connection: CrmConnection, updates: CrmAccountUpdate[]): Promise<CrmBulkFile>;
  /**
   * Has them written, at a fixed price of 500 credits; answers the id of the job. Whether this fires automation of the
   * customer's is not known. After `crm-unavailable` nobody knows whether there is such a job.
   */
  startBulkWrite(connection: CrmConnection, write: CrmBulkWrite): Promise<string>;
  /** `crm-refused` when there is no such job. */
  lookAtBulkWrite(connection: CrmConnection, jobId: string): Promise<CrmBulkWriteState>;
  /** What became of the accounts of a job that is done, in batches; `unknown-data-center` when the file is where no token may be sent. */
  readBulkWriteResult(connection: CrmConnection, result: string): AsyncIterable<CrmUpdateOutcome[]>;
  /** Subscribes; answers the expiry the CRM really granted, which may be sooner than asked. */
  openChannel(
    connection: CrmConnection,
    schema: CrmSchema,
    channel: CrmChannel,
  ): Promise<{ expiresAt: number }>;
  closeChannels(connection: CrmConnection, channelIds: string[]): Promise<void>;
  /** The connected user's living subscriptions, ours and those of other programs that he connected. */
  listChannels(connection: CrmConnection): Promise<{ channelId: string; expiresAt: number }[]>;
}

/** How the CRM prices and counts our calls; the adapter reports each call once. */
export interface CrmCall {
  organizationId: string;
  /** Stable name of the operation (`read-accounts`, `update-accounts` …). */
  operation: string;
  /** API credits by Zoho's price list. */
  credits: number;
  /** HTTP status; 0 when no answer came. */
  status: number;
  milliseconds: number;
  /** Credits left to the whole organization, all its integrations together; told only once half are used. */
  creditsLeft?: number | undefined;
}

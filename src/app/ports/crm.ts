import type { AccountFacts, DealFacts, DealOutcome } from '../../core/facts.ts';
import type { Language } from '../../core/text.ts';

/** Which organization a call is for and where its API lives. Tokens stay inside the adapter. */
export interface CrmConnection {
  organizationId: string;
  /** The API's address for this organization, as the token answer named it (`https://www.zohoapis.eu`). */
  apiDomain: string;
  /** Whether the work can wait: it leaves a part of the credit budget to what people do in the CRM meanwhile. */
  isBackground?: boolean;
}

/** What the CRM says about an organization. */
export interface CrmOrganization {
  /** Zoho's `zgid`; also our id of the organization. */
  id: string;
  name: string;
  /** The part of a record's web address that names the organization (`org808232144`). */
  domainName: string;
  /** IANA name. */
  timeZone: string;
  /** ISO 4217 code of the home currency. */
  currency: string;
  hasMultipleCurrencies: boolean;
  /** ISO 3166-1 alpha-2, where the CRM tells it. */
  countryCode?: string | undefined;
  /** State or province and city of its own address, as written in the CRM; absent where it has none. */
  state?: string | undefined;
  city?: string | undefined;
  edition: CrmEdition;
  /** Licences bought; the credit budget depends on them. */
  users: number;
  environment: 'production' | 'sandbox' | 'developer';
}

/** Zoho CRM's editions as far as they differ for us. */
export type CrmEdition = 'free' | 'standard' | 'professional' | 'enterprise' | 'ultimate';

/** A person of the organization. */
export interface CrmUser {
  id: string;
  name: string;
  email: string;
  profileName: string;
  isAdministrator: boolean;
  language: Language;
}

/** The modules whose records decide classes. */
export type CrmModule = 'Accounts' | 'Deals';

/** A field of a module, as the organization has it. */
export interface CrmField {
  id: string;
  apiName: string;
  label: string;
  /** Zoho's data type (`picklist`, `text`, `currency` …). */
  dataType: string;
  isCustom: boolean;
  /** The picklist's values, in order; empty for other types. */
  values: string[];
  /** What people read beside the field, where it has such a text. */
  tooltip?: string | undefined;
  /** Whether the connected user's profile may not change it, where the CRM tells that. */
  isReadOnly?: boolean | undefined;
}

/** A value of a picklist with its colour (`#rrggbb`). */
export interface CrmPicklistValue {
  value: string;
  colour: string;
}

/** A field to create on Accounts. */
export interface NewCrmField {
  /** Ours, to find the answer again. */
  key: string;
  /** ≤ 25 characters. */
  label: string;
  tooltip: string;
  type: 'picklist' | 'text';
  /** For a picklist: the values, in display order. */
  values: CrmPicklistValue[];
}

/** What became of one field to create: its id, or why the CRM refused. */
export type CrmFieldCreation =
  | { key: string; fieldId: string }
  | {
      key: string;
      refusal: 'duplicate-label' | 'limit-reached' | 'no-permission' | 'other';
      detail: string;
    };

/** What a list of accounts filters by: a field of this API name that is a value, or has words in it. */
export interface CrmViewFilter {
  field: string;
  comparator: 'is' | 'contains';
  value: string;
}

/** A list of accounts ("custom view") to make, for everybody to see. */
export interface CrmView {
  /** ≤ 50 characters. */
  name: string;
  filter: CrmViewFilter;
  /** API names of the fields it shows. */
  columns: string[];
}

/** What became of one list to make: its id, or the CRM's words against it. */
export type CrmViewCreation = { viewId: string } | { refusal: string };

/** How each stage of the organization's deal pipelines ends. */
export interface CrmStage {
  /** The value stored in the deal (`actual_value`), whatever the screen shows. */
  value: string;
  outcome: DealOutcome;
}

/**
 * What the adapter must know of an organization to turn its records into facts. Plain data; made once by
 * {@link Crm.readSchema}, kept by the store and handed in again with every read.
 */
export interface CrmSchema {
  timeZone: string;
  currency: string;
  hasMultipleCurrencies: boolean;
  /** How a record's own exchange rate leads to the home currency; absent while no record has told, then it divides. */
  rateDirection?: 'divide' | 'multiply' | undefined;
  /** How many records told that. */
  ratesTold?: number | undefined;
  stages: CrmStage[];
  /** API names of the standard fields that exist here; others are not asked for. */
  accountFields: string[];
  dealFields: string[];
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
      mend: 'later' | 'record-gone' | 'field' | 'permission';
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
  /** Writes fields of up to 100 accounts in one call, firing no automation of the customer's; answers in the given order. */
  updateAccounts(
    connection: CrmConnection,
    updates: CrmAccountUpdate[],
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

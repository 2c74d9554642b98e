import type { Language } from '../../core/text.ts';
import type { CrmConnection } from './crm.ts';
import type { CrmOrganization, CrmSchema, CrmViewFilter } from './crm-metadata.ts';

/** An organization that installed Tierwise. */
export interface Organization {
  id: string;
  profile: CrmOrganization;
  connection: CrmConnection;
  /** Language of the fields and texts written to its CRM; chosen at install, never changed by itself. */
  language: Language;
  schema: CrmSchema;
  /** Keys of the class fields that whoever connected it chose. */
  chosenFields: string[];
  /** The class fields we created or found, by field key; empty until installed. */
  fields: Record<string, InstalledField>;
  /** The lists of accounts we made or that have to be made by hand; absent until installed. */
  views?: InstalledView[] | undefined;
  /** The user whose consent everything rests on. */
  connectedUserId: string;
  connectedAt: number;
  /** When it was last connected again; absent while it never was. */
  reconnectedAt?: number | undefined;
  /** Everything the CRM changed before this instant has been read; absent until the first full reading. */
  readUntil?: number | undefined;
  status: 'connected' | 'disconnected';
  /** Since when nothing is written to its CRM, because a run was undone; absent while we write. */
  writesPausedAt?: number | undefined;
  /** When an administrator confirmed that a bulk write set off none of its automation, and in whose name; absent until then. */
  bulkWriteConfirmedAt?: number | undefined;
  bulkWriteConfirmedBy?: string | undefined;
  /** The bulk write under way; absent while there is none. */
  bulkWrite?: OpenBulkWrite | undefined;
  /** When a bulk write last came to nothing; absent while none has. */
  bulkWriteFailedAt?: number | undefined;
  /** Whether its CRM refused, when that was last tried, to change a record on a condition that was not met; absent until then. */
  conditions?: { minded: boolean; at: number } | undefined;
  /** Part of its daily API credits that we may spend, 0–1; the usual one when absent. */
  creditShare?: number | undefined;
  /** Since when Zoho has refused our access without a break; absent while it does not. */
  accessLostAt?: number | undefined;
  /** When its CRM told that Tierwise was uninstalled there: it is to be forgotten. */
  uninstalledAt?: number | undefined;
}

/** A bulk write of an organization that has not been taken over. */
export interface OpenBulkWrite {
  /** In whose name it writes. */
  runId: string;
  begunAt: number;
  /** `preparing`: the CRM knows of no job. `starting`: it may know one. `waiting`: it does, by its id. */
  step: 'preparing' | 'starting' | 'waiting';
  jobId?: string | undefined;
}

/** A field of ours in an organization's CRM. */
export interface InstalledField {
  fieldId: string;
  /** Read back by id after creation: Zoho derives it from the label and does not tell. */
  apiName: string;
  /** For a picklist: class id → the value stored in Zoho. */
  values: Record<string, string>;
}

/** A list of accounts in an organization's CRM. */
export interface InstalledView {
  key: string;
  name: string;
  filter: CrmViewFilter;
  /** Absent where the CRM did not let us make it. */
  viewId?: string | undefined;
}

/** A row of the database that belongs to an organization, with JSON read. */
export interface KeptRow {
  table: string;
  row: Record<string, unknown>;
}

export interface OrganizationStore {
  /** Inserts or replaces. */
  save(organization: Organization): Promise<void>;
  /** Replaces parts of an organization and leaves the rest as it is by then; an unknown organization stays unknown. */
  change(organizationId: string, parts: Partial<Omit<Organization, 'id'>>): Promise<void>;
  find(organizationId: string): Promise<Organization | undefined>;
  /** All that are connected, by id. */
  list(): Promise<Organization[]>;
  /** All of which anything is kept, by id, disconnected ones among them. */
  listAll(): Promise<Organization[]>;
  /**
   * Every row that is kept on an organization, table by table, in batches; tokens and hashes of secrets left out. Rows
   * written meanwhile may be among them.
   */
  readKept(organizationId: string): AsyncIterable<KeptRow[]>;
  /**
   * Forgets the organization and every row of it, everywhere, tokens first; `Store.scrub` then clears the files. Not one step
   * but many short ones: when it fails or is cut short, calling it again finishes it.
   */
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
  /** Inserts or replaces, and ends a renewal that was claimed before: what that brings is of earlier tokens. */
  save(organizationId: string, tokens: Tokens): Promise<void>;
  find(organizationId: string): Promise<Tokens | undefined>;
  remove(organizationId: string): Promise<void>;
  /**
   * Claims the renewal of an organization's access token: `true` for one caller over all processes, until it is ended or
   * `until` has come. Without a connection nobody gets it.
   */
  claimRefresh(organizationId: string, now: number, until: number): Promise<boolean>;
  /**
   * Keeps the access token that a renewal brought, as long as its claim, which lasts until exactly then, stands. Tokens that were
   * saved, renewed or removed by others meanwhile stay as they are.
   */
  saveRenewed(
    organizationId: string,
    until: number,
    renewed: { accessToken: string; accessTokenExpiresAt: number },
  ): Promise<void>;
  /** Ends the claim that lasts until exactly then; another's stays. */
  endRefresh(organizationId: string, until: number): Promise<void>;
}

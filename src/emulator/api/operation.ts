import type { IncomingHttpHeaders } from 'node:http';
import type { Grant } from '../accounts/grants.ts';
import type { BulkJobs } from '../bulk/bulk-jobs.ts';
import type { BulkWrites, UploadedFile } from '../bulk/bulk-writes.ts';
import type { ConcurrencyGate } from '../limits/concurrency.ts';
import type { CreditLedger } from '../limits/credits.ts';
import type { FaultPlan } from '../limits/faults.ts';
import type { ChannelRegistry } from '../notifications/channels.ts';
import type { Organization, User } from '../organization/organization.ts';
import type { RequestLog } from '../request-log.ts';
import type { PageTokens } from './page-tokens.ts';

/** An organization with all that stands around it in the emulator. */
export interface Tenant {
  readonly organization: Organization;
  readonly credits: CreditLedger;
  readonly gate: ConcurrencyGate;
  readonly faults: FaultPlan;
  readonly channels: ChannelRegistry;
  readonly pageTokens: PageTokens;
  readonly bulkJobs: BulkJobs;
  readonly bulkWrites: BulkWrites;
  readonly requests: RequestLog;
}

/** One call of the API, as its handler sees it. */
export interface Call {
  readonly tenant: Tenant;
  readonly organization: Organization;
  /** On whose behalf the token acts. */
  readonly user: User;
  readonly grant: Grant;
  /** Values of the placeholders in the operation's path. */
  readonly params: Readonly<Partial<Record<string, string>>>;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  /** The parsed body; `undefined` when there is none, {@link unreadable} when it is no JSON. */
  readonly body: unknown;
  /** The file in a multipart body, where there is one. */
  readonly file?: UploadedFile | undefined;
  /** Origin of the API. */
  readonly apiUrl: string;
}

/** Stands for a body that is no JSON. */
export const unreadable = Symbol('unreadable body');

/** What the API answers; without a body for 204 and 304, with a file in its place where one is downloaded. */
export interface Answer {
  readonly status: number;
  readonly body?: Readonly<Record<string, unknown>>;
  readonly file?: DownloadedFile;
}

/** A file as an answer. */
interface DownloadedFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
}

/** One row of the router table: everything Zoho's documentation says of an operation but its behaviour. */
export interface Operation {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `/crm/v8`, below `/crm` with `/bulk` for `/bulk/v8`, or with `/results` for `/v2/crm`; placeholders in braces. */
  readonly path: string;
  readonly handle: (call: Call) => Answer | Promise<Answer>;
  /** Credits it costs. */
  readonly price: (call: Call) => number;
  /** OAuth scope it needs, or several of which it needs each; placeholders are filled from the path. */
  readonly scope: string | readonly string[];
  /** Query parameters that would change the answer at Zoho and are not emulated. */
  readonly leavesOut?: readonly string[];
  /** Whether it falls under the sub-concurrency limit. */
  readonly isCostly?: (call: Call) => boolean;
}

import type { Router } from 'express';
import type { Client } from './accounts/accounts-state.ts';
import type { Exchange } from './api/exchange.ts';
import type { Clock } from './clock.ts';
import type { Faults } from './limits/faults.ts';
import type { User } from './organization/organization.ts';
import type { OrganizationHandle } from './organization-handle.ts';
import type { OrganizationSeed } from './organization-seed.ts';

/** How an emulator is to be. */
export interface EmulatorOptions {
  /** Of the API; 0 (default) takes a free one. */
  port?: number;
  /** Of the accounts server; 0 (default) takes a free one. */
  accountsPort?: number;
  /** Default the machine's. */
  clock?: Clock;
  /** Zoho's short name of the data center, default `us`. Several data centers are several emulators. */
  location?: string;
  organizations: readonly OrganizationSeed[];
  /** Rows of a bulk job; default Zoho's 200,000. With fewer, a book need not be that large to take several jobs. */
  bulkRowsPerJob?: number;
  /** More pages on the API's origin: everything that is not of the API. */
  pages?: (context: PagesContext) => Router;
  /** Hears of every API call and its answer, except those that a fault disfigured. */
  observe?: (exchange: Exchange) => void;
}

/** What mounted pages may use. */
export interface PagesContext {
  readonly apiUrl: string;
  readonly accountsUrl: string;
  readonly organizations: readonly OrganizationHandle[];
  /**
   * Who is signed in, by the Cookie header of a request to the API's origin (browsers send cookies of 127.0.0.1 to all
   * of its ports); `undefined` when nobody is. Send the browser to `{accountsUrl}/signin?serviceurl=…` then.
   */
  signedIn(cookies: string | undefined): SignedIn | undefined;
}

/** A signed-in person and who he is in each of his organizations. */
export interface SignedIn {
  readonly email: string;
  readonly memberships: readonly { readonly zgid: string; readonly user: User }[];
}

/** A consent as it would have been given in a browser. */
interface GrantedConsent {
  readonly clientId: string;
  readonly zgid: string;
  readonly userId: string;
  readonly scopes: readonly string[];
}

/** A running Zoho CRM on this machine. */
export interface Emulator {
  /** Origin of the API, the double of `https://www.zohoapis.com`. */
  readonly apiUrl: string;
  /** Origin of the accounts server, the double of `https://accounts.zoho.com`. */
  readonly accountsUrl: string;
  /** Registers a program, as in Zoho's API console. */
  registerClient(client: Client): void;
  /** The organization with this `zgid`; throws when there is none. */
  organization(zgid: string): OrganizationHandle;
  /** Tokens as offline access gives them after a consent. */
  grantTokens(consent: GrantedConsent): { accessToken: string; refreshToken: string };
  /** What can be made to go wrong on the accounts server; its operations are `POST /oauth/v2/token` and so on. */
  readonly accountsFaults: Faults;
  /** Ends everything at once: open requests, deliveries, timers; both ports are free afterwards. */
  stop(): Promise<void>;
}

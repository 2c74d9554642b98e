import type { CrmOrganization, CrmUser } from './crm-metadata.ts';

/** Why a consent is asked: to connect an organization for good, or to learn who a person is. */
export type ConsentPurpose = 'connect' | 'sign-in';

/** Access granted by a consent. */
export interface Grant {
  accessToken: string;
  /** Epoch milliseconds. */
  expiresAt: number;
  /** Present for `connect` (offline access) only. */
  refreshToken?: string | undefined;
  apiDomain: string;
  /** Address of the accounts server that issued it; always one of the known data centers. */
  accountsUrl: string;
}

/** Zoho's OAuth 2.0, and what a token proves about the person who consented. */
export interface CrmIdentity {
  /**
   * The address to send a browser to.
   *
   * @param state opaque to Zoho, comes back unchanged
   * @param dataCenter where consent starts (`com`, `eu`, `com.cn` …); the default one when absent
   */
  consentUrl(request: {
    purpose: ConsentPurpose;
    state: string;
    redirectUri: string;
    dataCenter?: string | undefined;
  }): string;
  /**
   * Exchanges the callback's code. The accounts server named by the callback must be a known one, else
   * `unknown-data-center`: the client secret is never posted to a host that only a callback names.
   * A code that is wrong, old or used is `sign-in-expired`.
   */
  redeemCode(request: {
    purpose: ConsentPurpose;
    code: string;
    accountsServer: string | undefined;
    redirectUri: string;
  }): Promise<Grant>;
  /** Who consented, and in which organization: asked of the CRM with the grant's own token. */
  identify(grant: Grant): Promise<{ user: CrmUser; organization: CrmOrganization }>;
  /**
   * Whether a signed-in person may read an account, by asking the CRM as that person; costs the organization a
   * credit. `crm-access-revoked` once the token is over.
   */
  mayReadAccount(
    session: Pick<Grant, 'accessToken' | 'apiDomain'> & { organizationId: string },
    accountId: string,
  ): Promise<boolean>;
  /** Which of up to 50 accounts a signed-in person may read, asked likewise; costs the organization a credit. */
  readableAccounts(
    session: Pick<Grant, 'accessToken' | 'apiDomain'> & { organizationId: string },
    accountIds: string[],
  ): Promise<string[]>;
  /** Withdraws a refresh token; an unknown one is no error. */
  revoke(token: { refreshToken: string; accountsUrl: string }): Promise<void>;
}

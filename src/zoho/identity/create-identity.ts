import { AppError } from '../../app/errors.ts';
import type { Clock } from '../../app/ports/clock.ts';
import type { CrmCall } from '../../app/ports/crm.ts';
import type { ConsentPurpose, CrmIdentity } from '../../app/ports/crm-identity.ts';
import { createCallCrm } from '../crm/call-crm.ts';
import type { DataCenters } from '../data-centers.ts';
import { consentUrl } from '../oauth/consent-url.ts';
import type { OAuthClient } from '../oauth/request-token.ts';
import type { Send } from '../transport.ts';
import { identify } from './identify.ts';
import { mayReadAccount } from './may-read-account.ts';
import { readableAccounts } from './readable-accounts.ts';
import { redeemCode } from './redeem-code.ts';
import { revokeToken } from './revoke-token.ts';

/** The identity port over Zoho's accounts servers and, for what a token proves, over its CRM. */
export function createIdentity(deps: {
  clients: Record<ConsentPurpose, OAuthClient>;
  dataCenters: DataCenters;
  clock: Clock;
  send: Send;
  onCall: (call: CrmCall) => void;
}): CrmIdentity {
  const { clients, dataCenters, clock, send } = deps;
  /** Calls as the person whose token it is: a token that is over cannot be renewed. */
  const callAs = (accessToken: string, onCall: (call: CrmCall) => void) =>
    createCallCrm({ accessToken: fixedToken(accessToken), dataCenters, send, onCall });

  return {
    consentUrl: ({ purpose, state, redirectUri, dataCenter }) =>
      consentUrl({
        accountsUrl: dataCenters.byId(dataCenter).accountsUrl,
        clientId: clients[purpose].id,
        purpose,
        state,
        redirectUri,
      }),
    redeemCode: ({ purpose, accountsServer, code, redirectUri }) =>
      redeemCode(
        { client: clients[purpose], dataCenters, clock, send },
        { purpose, accountsServer, code, redirectUri },
      ),
    async identify({ accessToken, apiDomain }) {
      // Whose credits these calls spend is known only once they have told.
      const calls: CrmCall[] = [];
      const call = callAs(accessToken, (made) => calls.push(made));
      const identity = await identify(call, apiDomain);
      const organizationId = identity.organization.id;
      for (const made of calls) deps.onCall({ ...made, organizationId });
      return identity;
    },
    mayReadAccount: ({ accessToken, apiDomain, organizationId }, accountId) =>
      mayReadAccount(callAs(accessToken, deps.onCall), { organizationId, apiDomain }, accountId),
    readableAccounts: ({ accessToken, apiDomain, organizationId }, accountIds) =>
      readableAccounts(callAs(accessToken, deps.onCall), { organizationId, apiDomain }, accountIds),
    revoke: async ({ refreshToken, accountsUrl }) =>
      revokeToken(send, dataCenters.byAccountsUrl(accountsUrl).accountsUrl, refreshToken),
  };
}

function fixedToken(accessToken: string) {
  return async (_organizationId: string, rejected?: string) => {
    if (rejected !== undefined) throw new AppError('crm-access-revoked');
    return accessToken;
  };
}

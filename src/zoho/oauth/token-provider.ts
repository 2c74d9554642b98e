import { AppError } from '../../app/errors.ts';
import type { Clock } from '../../app/ports/clock.ts';
import type { CrmCall } from '../../app/ports/crm.ts';
import type { ConnectionStore, Tokens } from '../../app/ports/organization-store.ts';
import type { DataCenters } from '../data-centers.ts';
import { observedSend } from '../observed-send.ts';
import type { Send } from '../transport.ts';
import { type OAuthClient, requestToken } from './request-token.ts';
import { tokenRefusal } from './token-refusal.ts';

/**
 * A valid access token of an organization.
 *
 * @param rejected a token that Zoho has just refused; it is not given out again
 */
export type AccessTokenOf = (organizationId: string, rejected?: string) => Promise<string>;

/** A token this close to its end could expire under way. */
const marginMs = 60_000;
/** How long one process may take to renew a token before another tries: longer than an exchange can last. */
const claimMs = 60_000;
/** How often a process looks whether another has renewed the token it waits for. */
const lookEveryMs = 100;

/**
 * Keeps access tokens fresh. The store is the only memory: a connection removed or renewed there is gone or renewed
 * here at once, and a token that another process refreshed is used instead of asking again (Zoho issues ten per
 * refresh token in ten minutes). However many calls wait for an organization, in however many processes, one request is
 * under way: whoever claims it in the store makes it, the others wait for what it brings.
 *
 * Throws `organization-not-connected`, `crm-access-revoked`, `crm-rate-limited`, `crm-unavailable`, `crm-refused`.
 */
export function createTokenProvider(deps: {
  tokens: Pick<ConnectionStore, 'find' | 'claimRefresh' | 'saveRenewed' | 'endRefresh'>;
  client: OAuthClient;
  dataCenters: DataCenters;
  clock: Clock;
  send: Send;
  onCall: (call: CrmCall) => void;
  /** Ends the waiting for what another process renews: for a server that stops. */
  closed?: AbortSignal | undefined;
}): AccessTokenOf {
  const underWay = new Map<string, Promise<string>>();

  async function storedToken(organizationId: string, rejected: string | undefined) {
    const tokens = await deps.tokens.find(organizationId);
    if (!tokens) throw new AppError('organization-not-connected');
    return { tokens, usable: usableToken(tokens, rejected, deps.clock.now()) };
  }

  /** @param until names the claim: what is stored without it is newer than what we hold */
  async function refresh(organizationId: string, tokens: Tokens, until: number): Promise<string> {
    const { accountsUrl } = deps.dataCenters.byAccountsUrl(tokens.accountsUrl);
    const startedAt = deps.clock.now();
    // No API credits, but a limit of its own: reported like any call.
    const call = { organizationId, operation: 'refresh-token', credits: 0 };
    const send = observedSend(deps.send, ({ status, milliseconds }) =>
      deps.onCall({ ...call, status, milliseconds }),
    );
    const answer = await requestToken(send, accountsUrl, deps.client, {
      grant_type: 'refresh_token',
      refresh_token: tokens.refreshToken,
    });
    if ('refusal' in answer) throw tokenRefusal(answer.refusal, 'crm-access-revoked');
    const { accessToken, apiDomain, expiresInMs } = answer.tokens;
    deps.dataCenters.apiUrl(apiDomain);
    const accessTokenExpiresAt = startedAt + expiresInMs;
    await deps.tokens.saveRenewed(organizationId, until, { accessToken, accessTokenExpiresAt });
    return accessToken;
  }

  async function renew(organizationId: string, rejected: string | undefined): Promise<string> {
    for (;;) {
      const { usable } = await storedToken(organizationId, rejected);
      if (usable !== undefined) return usable;
      const now = deps.clock.now();
      const until = now + claimMs;
      if (await deps.tokens.claimRefresh(organizationId, now, until)) {
        try {
          return await renewClaimed(organizationId, rejected, until);
        } finally {
          await deps.tokens.endRefresh(organizationId, until);
        }
      }
      if (deps.closed?.aborted) throw new AppError('crm-unavailable', 'Tierwise stops');
      await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
    }
  }

  /** Looks once more: another process may have renewed it between our look and our claim. */
  async function renewClaimed(
    organizationId: string,
    rejected: string | undefined,
    until: number,
  ): Promise<string> {
    const { tokens, usable } = await storedToken(organizationId, rejected);
    return usable ?? (await refresh(organizationId, tokens, until));
  }

  return async (organizationId, rejected) => {
    const { usable } = await storedToken(organizationId, rejected);
    if (usable !== undefined) return usable;
    let renewal = underWay.get(organizationId);
    if (!renewal) {
      renewal = renew(organizationId, rejected).finally(() => underWay.delete(organizationId));
      underWay.set(organizationId, renewal);
    }
    return await renewal;
  };
}

function usableToken(tokens: Tokens, rejected: string | undefined, now: number) {
  const { accessToken, accessTokenExpiresAt = 0 } = tokens;
  const isFresh = accessTokenExpiresAt - now > marginMs;
  return isFresh && accessToken !== rejected ? accessToken : undefined;
}

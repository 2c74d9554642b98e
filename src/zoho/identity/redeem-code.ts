import { AppError } from '../../app/errors.ts';
import type { Clock } from '../../app/ports/clock.ts';
import type { ConsentPurpose, Grant } from '../../app/ports/crm-identity.ts';
import type { DataCenters } from '../data-centers.ts';
import { type OAuthClient, requestToken } from '../oauth/request-token.ts';
import { tokenRefusal } from '../oauth/token-refusal.ts';
import type { Send } from '../transport.ts';

/** Exchanges a callback's code for tokens, at the accounts server it names if that is one we know. */
export async function redeemCode(
  deps: { client: OAuthClient; dataCenters: DataCenters; clock: Clock; send: Send },
  callback: {
    purpose: ConsentPurpose;
    code: string;
    accountsServer: string | undefined;
    redirectUri: string;
  },
): Promise<Grant> {
  const { dataCenters } = deps;
  const { accountsUrl } =
    callback.accountsServer === undefined
      ? dataCenters.byId(undefined)
      : dataCenters.byAccountsUrl(callback.accountsServer);
  const startedAt = deps.clock.now();
  const answer = await requestToken(deps.send, accountsUrl, deps.client, {
    grant_type: 'authorization_code',
    code: callback.code,
    redirect_uri: callback.redirectUri,
  });
  if ('refusal' in answer) throw tokenRefusal(answer.refusal, 'sign-in-expired');
  const { accessToken, refreshToken, apiDomain, expiresInMs } = answer.tokens;
  if (callback.purpose === 'connect' && refreshToken === undefined)
    throw new AppError('consent-refused', 'Zoho gave no lasting access');
  return {
    accessToken,
    expiresAt: startedAt + expiresInMs,
    refreshToken,
    apiDomain: dataCenters.apiUrl(apiDomain),
    accountsUrl,
  };
}

import type { ConsentPurpose } from '../../app/ports/crm-identity.ts';
import { scopes } from './scopes.ts';

/** The address on an accounts server at which a person is asked for consent. https://www.zoho.com/crm/developer/docs/api/v8/auth-request.html */
export function consentUrl(request: {
  accountsUrl: string;
  purpose: ConsentPurpose;
  clientId: string;
  redirectUri: string;
  state: string;
}): string {
  const url = new URL('/oauth/v2/auth', request.accountsUrl);
  url.search = new URLSearchParams({
    response_type: 'code',
    client_id: request.clientId,
    redirect_uri: request.redirectUri,
    scope: scopes[request.purpose].map((scope) => scope.name).join(','),
    state: request.state,
    ...(request.purpose === 'connect'
      ? // Without `prompt` a person who consented before gets no refresh token.
        { access_type: 'offline', prompt: 'consent' }
      : { access_type: 'online' }),
  }).toString();
  return url.href;
}

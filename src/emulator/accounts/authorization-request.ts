import type { AccountsState, AuthorizationRequest } from './accounts-state.ts';

/** Why Zoho shows an error page instead of asking for consent. */
export type AuthorizationProblem =
  | 'ERROR_invalid_client'
  | 'ERROR_invalid_redirect_uri'
  | 'ERROR_invalid_response_type'
  | 'ERROR_invalid_scope'
  | 'ERROR_invalid_access_type';

const scopeName = /^[A-Za-z]+(\.[A-Za-z_]+){1,4}$/;

/** Reads what a browser was sent to ask for. Scopes are separated by commas, as only Zoho does it. */
export function readAuthorizationRequest(
  state: AccountsState,
  query: URLSearchParams,
): AuthorizationRequest | AuthorizationProblem {
  const client = state.clients.get(query.get('client_id') ?? '');
  if (!client) return 'ERROR_invalid_client';
  const redirectUri = query.get('redirect_uri') ?? '';
  if (!client.redirectUris.includes(redirectUri)) return 'ERROR_invalid_redirect_uri';
  if (query.get('response_type') !== 'code') return 'ERROR_invalid_response_type';
  const scopes = (query.get('scope') ?? '').split(',');
  if (!scopes.every((scope) => scopeName.test(scope))) return 'ERROR_invalid_scope';
  const accessType = query.get('access_type') ?? 'online';
  if (accessType !== 'online' && accessType !== 'offline') return 'ERROR_invalid_access_type';
  return {
    client,
    redirectUri,
    scopes,
    isOffline: accessType === 'offline',
    state: query.get('state') ?? undefined,
  };
}

import type { AccountsState, Client } from './accounts-state.ts';
import { tokenLimits } from './grants.ts';

/** A JSON answer of the accounts server. */
export interface TokenAnswer {
  status: number;
  body: Record<string, unknown>;
}

/**
 * Answers `POST /oauth/v2/token`. Refusals come with HTTP 200 and an `error`
 * (https://www.zoho.com/crm/developer/docs/api/v8/access-refresh.html); only throttling has a status of its own.
 */
export function answerTokenRequest(state: AccountsState, form: URLSearchParams): TokenAnswer {
  const client = state.clients.get(form.get('client_id') ?? '');
  if (!client) return refuse('invalid_client');
  if (client.clientSecret !== form.get('client_secret')) return refuse('invalid_client_secret');
  switch (form.get('grant_type')) {
    case 'authorization_code':
      return exchangeCode(state, client, form);
    case 'refresh_token':
      return refresh(state, client, form);
    default:
      return refuse('unsupported_grant_type');
  }
}

function exchangeCode(state: AccountsState, client: Client, form: URLSearchParams): TokenAnswer {
  const code = state.grants.redeemCode(form.get('code') ?? '');
  if (!code || code.grant.clientId !== client.clientId) return refuse('invalid_code');
  if (code.redirectUri !== form.get('redirect_uri')) return refuse('invalid_redirect_uri');
  const { grants } = state;
  const refreshToken = code.givesRefreshToken ? grants.issueRefreshToken(code.grant) : undefined;
  return tokens(state, grants.issueAccessToken(code.grant, refreshToken), {
    ...(refreshToken !== undefined && { refresh_token: refreshToken }),
    scope: code.grant.scopes.join(' '),
  });
}

function refresh(state: AccountsState, client: Client, form: URLSearchParams): TokenAnswer {
  const made = state.grants.refresh(form.get('refresh_token') ?? '', client.clientId);
  if (made === undefined) return refuse('invalid_code');
  return made === 'throttled' ? throttled : tokens(state, made.accessToken, {});
}

function tokens(
  state: AccountsState,
  accessToken: string,
  more: { refresh_token?: string; scope?: string },
): TokenAnswer {
  const body = {
    access_token: accessToken,
    ...more,
    api_domain: state.urls.api,
    token_type: 'Bearer',
    expires_in: tokenLimits.accessTokenLifetimeMs / 1000,
  };
  return { status: 200, body };
}

function refuse(error: string): TokenAnswer {
  return { status: 200, body: { error } };
}

const throttled: TokenAnswer = {
  status: 400,
  body: {
    error_description:
      'You have made too many requests continuously. Please try again after some time.',
    error: 'Access Denied',
    status: 'failure',
  },
};

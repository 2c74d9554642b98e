import { randomBytes } from 'node:crypto';
import {
  type AccountsState,
  type AuthorizationRequest,
  consentKey,
  type Membership,
  membershipsOf,
} from './accounts-state.ts';
import { readAuthorizationRequest } from './authorization-request.ts';
import { consentPage } from './consent-page.ts';
import { languageOf, renderPage } from './page.ts';
import { sessionIn } from './session-cookie.ts';

/** What the accounts server sends a browser: a page, or another address. */
export type BrowserAnswer =
  | { status: number; html: string; setCookie?: string }
  | { location: string; setCookie?: string };

/** What of a browser's request matters here. */
export interface BrowserRequest {
  url: URL;
  cookies: string | undefined;
  acceptLanguage: string | undefined;
}

/**
 * Answers `GET /oauth/v2/auth`: the sign-in page first if need be, then the consent page, unless the same person has
 * accepted the same client and scopes before and the client does not insist (`prompt=consent`).
 */
export function authorize(state: AccountsState, browser: BrowserRequest): BrowserAnswer {
  const { url } = browser;
  const language = languageOf(browser.acceptLanguage);
  const request = readAuthorizationRequest(state, url.searchParams);
  if (typeof request === 'string')
    return { status: 400, html: renderPage(request, `<h1>${request}</h1>`, language) };
  const email = state.sessions.get(sessionIn(browser.cookies) ?? '');
  if (email === undefined)
    return { location: `/signin?serviceurl=${encodeURIComponent(url.pathname + url.search)}` };
  const memberships = membershipsOf(state, email);
  const earlier = state.consents.get(consentKey(email, request.client, request.scopes));
  const member = memberships.find(({ organization }) => organization.facts.zgid === earlier);
  if (member && url.searchParams.get('prompt') !== 'consent')
    return grantTo(state, request, member, false);
  const ticket = randomBytes(16).toString('hex');
  state.waiting.set(ticket, request);
  return { status: 200, html: consentPage(request, ticket, memberships, language) };
}

/** Answers the click on Accept or Reject. */
export function decide(
  state: AccountsState,
  browser: BrowserRequest,
  form: URLSearchParams,
): BrowserAnswer {
  const language = languageOf(browser.acceptLanguage);
  const ticket = form.get('ticket') ?? '';
  const request = state.waiting.get(ticket);
  const email = state.sessions.get(sessionIn(browser.cookies) ?? '');
  const member = membershipsOf(state, email ?? '').find(
    ({ organization }) => organization.facts.zgid === form.get('zgid'),
  );
  if (!request || !email || !member)
    return { status: 400, html: renderPage('Expired', '<h1>ERROR_request_expired</h1>', language) };
  state.waiting.delete(ticket);
  if (form.get('decision') !== 'accept')
    return { location: callback(request, { error: 'access_denied' }) };
  const key = consentKey(email, request.client, request.scopes);
  state.consents.set(key, member.organization.facts.zgid);
  return grantTo(state, request, member, request.isOffline);
}

function grantTo(
  state: AccountsState,
  request: AuthorizationRequest,
  { organization, user }: Membership,
  givesRefreshToken: boolean,
): BrowserAnswer {
  const grant = {
    clientId: request.client.clientId,
    zgid: organization.facts.zgid,
    userId: user.id,
    scopes: request.scopes,
  };
  const { redirectUri } = request;
  const code = state.grants.issueCode({ grant, redirectUri, givesRefreshToken });
  const { location, urls } = state;
  return { location: callback(request, { code, location, 'accounts-server': urls.accounts }) };
}

function callback(request: AuthorizationRequest, answer: Record<string, string>): string {
  const url = new URL(request.redirectUri);
  for (const [name, value] of Object.entries(answer)) url.searchParams.set(name, value);
  if (request.state !== undefined) url.searchParams.set('state', request.state);
  return url.href;
}

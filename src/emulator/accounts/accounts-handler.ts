import { randomBytes } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { payloadOf } from '../api/send-answer.ts';
import type { FaultPlan } from '../limits/faults.ts';
import { playFault, takesEffect } from '../limits/play-fault.ts';
import { type AccountsState, membershipsOf } from './accounts-state.ts';
import { authorize, type BrowserAnswer, type BrowserRequest, decide } from './authorize.ts';
import { readForm } from './form.ts';
import { languageOf, renderPage } from './page.ts';
import { sessionCookie, sessionIn } from './session-cookie.ts';
import { signInPage } from './sign-in-page.ts';
import { answerTokenRequest, type TokenAnswer } from './token-endpoint.ts';

interface Deps {
  state: AccountsState;
  faults: FaultPlan;
  stopped: AbortSignal;
}

type Route = (
  state: AccountsState,
  browser: BrowserRequest,
  form: URLSearchParams,
) => BrowserAnswer | TokenAnswer;

const routes: Readonly<Record<string, Route>> = {
  'GET /oauth/v2/auth': authorize,
  'POST /oauth/v2/approve': decide,
  'GET /signin': (state, { acceptLanguage }, form) => ({
    status: 200,
    html: signInPage(state, form.get('serviceurl') ?? '/', languageOf(acceptLanguage)),
  }),
  'POST /signin': signIn,
  'GET /logout': signOut,
  'POST /oauth/v2/token': (state, _, form) => answerTokenRequest(state, form),
  'POST /oauth/v2/token/revoke': revoke,
};

/** Handles every request to the accounts server, the double of `accounts.zoho.com`. */
export function createAccountsHandler(deps: Deps): RequestListener {
  return (request, response) => {
    handle(deps, request, response).catch(() => response.destroy());
  };
}

async function handle(
  { state, faults, stopped }: Deps,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  // Resolved against the origin, a path that begins with two slashes would name another host.
  const url = new URL(`${state.urls.accounts}${request.url ?? '/'}`);
  const operation = `${request.method} ${url.pathname}`;
  const route = routes[operation];
  const browser: BrowserRequest = {
    url,
    cookies: request.headers.cookie,
    acceptLanguage: request.headers['accept-language'],
  };
  const form = await readForm(request, url);
  const fault = faults.drawForRequest(operation, undefined);
  if (fault && !takesEffect(fault) && (await playFault(fault, response, nothing, stopped))) return;
  const answer = isPlain(fault?.kind)
    ? { status: fault?.status ?? 500, body: { error: 'general_error' } }
    : (route?.(state, browser, form) ?? notFound(browser));
  const payload = 'body' in answer ? payloadOf(answer) : nothing;
  if (fault && takesEffect(fault) && (await playFault(fault, response, payload, stopped))) return;
  send(response, answer);
}

const nothing = payloadOf({ status: 204 });

function isPlain(kind: string | undefined): boolean {
  return kind === 'server-error' || kind === 'throttled' || kind === 'unauthorized';
}

function send(response: ServerResponse, answer: BrowserAnswer | TokenAnswer): void {
  if ('setCookie' in answer && answer.setCookie) response.setHeader('set-cookie', answer.setCookie);
  response.setHeader('cache-control', 'no-store');
  if ('location' in answer) {
    response.writeHead(302, { location: answer.location }).end();
  } else if ('html' in answer) {
    response.writeHead(answer.status, { 'content-type': 'text/html;charset=UTF-8' });
    response.end(answer.html);
  } else {
    response.writeHead(answer.status, { 'content-type': 'application/json;charset=UTF-8' });
    response.end(JSON.stringify(answer.body));
  }
}

function signIn(state: AccountsState, _: BrowserRequest, form: URLSearchParams): BrowserAnswer {
  const email = form.get('email') ?? '';
  const next = form.get('serviceurl') ?? '/';
  const isOurs = next.startsWith('/') && !next.startsWith('//');
  const location = isOurs || next.startsWith(`${state.urls.api}/`) ? next : '/';
  if (membershipsOf(state, email).length === 0) return { location: '/signin' };
  const session = randomBytes(24).toString('hex');
  state.sessions.set(session, email);
  return { location, setCookie: sessionCookie(session) };
}

function signOut(state: AccountsState, { cookies }: BrowserRequest): BrowserAnswer {
  state.sessions.delete(sessionIn(cookies) ?? '');
  return { location: '/signin', setCookie: sessionCookie(undefined) };
}

/** Zoho answers an unknown token with a page, not with JSON. */
function revoke(
  state: AccountsState,
  { acceptLanguage }: BrowserRequest,
  form: URLSearchParams,
): BrowserAnswer | TokenAnswer {
  if (state.grants.revoke(form.get('token') ?? ''))
    return { status: 200, body: { status: 'success' } };
  const body = '<h1>invalid_token</h1>';
  return { status: 400, html: renderPage('Error', body, languageOf(acceptLanguage)) };
}

function notFound({ acceptLanguage }: BrowserRequest): BrowserAnswer {
  const html = renderPage('404', '<h1>404</h1>', languageOf(acceptLanguage));
  return { status: 404, html };
}

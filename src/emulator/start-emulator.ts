import { setMaxListeners } from 'node:events';
import type { RequestListener, ServerResponse } from 'node:http';
import express from 'express';
import { createAccountsHandler } from './accounts/accounts-handler.ts';
import { type AccountsState, membershipsOf } from './accounts/accounts-state.ts';
import { createGrants, type Grants } from './accounts/grants.ts';
import { sessionIn } from './accounts/session-cookie.ts';
import { handleApiRequest, isOfApi } from './api/api-handler.ts';
import { internalError } from './api/common-answers.ts';
import type { Tenant } from './api/operation.ts';
import { sendAnswer } from './api/send-answer.ts';
import { systemClock } from './clock.ts';
import { createTenants } from './create-tenants.ts';
import type { Emulator, EmulatorOptions, SignedIn } from './emulator.ts';
import { createFaultPlan } from './limits/faults.ts';
import { listenOnLoopback } from './loopback-server.ts';
import { startNotifier } from './notifications/notifier.ts';
import { createOrganizationHandle, type OrganizationHandle } from './organization-handle.ts';

/** Starts an emulated Zoho CRM: an API server and an accounts server on 127.0.0.1. */
export async function startEmulator(options: EmulatorOptions): Promise<Emulator> {
  const clock = options.clock ?? systemClock;
  const stopping = new AbortController();
  const stopped = stopping.signal;
  // Everything that waits listens for the end.
  setMaxListeners(0, stopped);
  const urls = { api: '', accounts: '' };
  const grants = createGrants(clock);
  const tenants = createTenants({ ...options, clock, stopped });
  const state = createAccountsState(options, tenants, grants, urls);
  const accountsFaults = createFaultPlan();
  const app = express().disable('x-powered-by');

  const handleAccounts = createAccountsHandler({ state, faults: accountsFaults, stopped });
  const accounts = await listenOnLoopback(handleAccounts, options.accountsPort ?? 0);
  const deps = { grants, tenants, urls, stopped, observe: options.observe };
  const handleApi: RequestListener = (request, response) => {
    if (isOfApi(request.url ?? ''))
      handleApiRequest(deps, request, response).catch((error: Error) => giveUp(error, response));
    else app(request, response);
  };
  const api = await listenOnLoopback(handleApi, options.port ?? 0).catch(async (error: unknown) => {
    await accounts.stop();
    throw error;
  });
  Object.assign(urls, { api: api.url, accounts: accounts.url });

  const handles = createHandles(tenants, grants, api.url, stopped);
  if (options.pages)
    app.use(
      options.pages({
        apiUrl: api.url,
        accountsUrl: accounts.url,
        organizations: [...handles.values()],
        signedIn: (cookies) => signedIn(state, cookies),
      }),
    );

  return {
    apiUrl: api.url,
    accountsUrl: accounts.url,
    accountsFaults,
    registerClient: (client) => {
      state.clients.set(client.clientId, client);
    },
    organization(zgid) {
      const handle = handles.get(zgid);
      if (!handle) throw new Error(`this emulator has no organization ${zgid}`);
      return handle;
    },
    grantTokens: (consent) => {
      const refreshToken = grants.issueRefreshToken(consent);
      return { accessToken: grants.issueAccessToken(consent, refreshToken), refreshToken };
    },
    async stop() {
      stopping.abort();
      await Promise.all([api.stop(), accounts.stop()]);
    },
  };
}

/** A client that went away needs no answer; whatever else is thrown is a fault of the emulator, and says so. */
function giveUp(error: Error, response: ServerResponse): void {
  if (response.headersSent || response.socket?.destroyed !== false) {
    response.destroy();
    return;
  }
  process.emitWarning(error);
  sendAnswer(response, internalError);
}

function createAccountsState(
  { location = 'us' }: EmulatorOptions,
  tenants: ReadonlyMap<string, Tenant>,
  grants: Grants,
  urls: AccountsState['urls'],
): AccountsState {
  const organizations = new Map([...tenants].map(([zgid, tenant]) => [zgid, tenant.organization]));
  return {
    organizations,
    clients: new Map(),
    grants,
    sessions: new Map(),
    waiting: new Map(),
    consents: new Map(),
    urls,
    location,
  };
}

function createHandles(
  tenants: ReadonlyMap<string, Tenant>,
  grants: Grants,
  apiUrl: string,
  stopped: AbortSignal,
): Map<string, OrganizationHandle> {
  const handles = new Map<string, OrganizationHandle>();
  for (const [zgid, tenant] of tenants) {
    const { organization, channels, faults } = tenant;
    const deliveries = startNotifier({ organization, channels, faults, apiUrl, stopped });
    const endTokensOf = (userId: string) => grants.revokeUser(zgid, userId);
    handles.set(zgid, createOrganizationHandle({ tenant, deliveries, endTokensOf }));
  }
  return handles;
}

function signedIn(state: AccountsState, cookies: string | undefined): SignedIn | undefined {
  const email = state.sessions.get(sessionIn(cookies) ?? '');
  if (email === undefined) return undefined;
  const memberships = membershipsOf(state, email).map(({ organization, user }) => ({
    zgid: organization.facts.zgid,
    user,
  }));
  return { email, memberships };
}

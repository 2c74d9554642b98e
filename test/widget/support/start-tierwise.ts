import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createApp } from '../../../src/app/create-app.ts';
import { AppError } from '../../../src/app/errors.ts';
import type { Crm } from '../../../src/app/ports/crm.ts';
import type { CrmIdentity } from '../../../src/app/ports/crm-identity.ts';
import type { CrmOrganization } from '../../../src/app/ports/crm-metadata.ts';
import type { InstallProgress } from '../../../src/app/show-progress.ts';
import { widgetFields } from '../../../src/app/widget-fields.ts';
import { sdkPath } from '../../../src/emulator/pages/assets.ts';
import type { AccountCard, Language } from '../../../src/http/contract.ts';
import { createExpressApp, openServer } from '../../../src/http/create-server.ts';
import { createSqliteStore } from '../../../src/store/sqlite-store.ts';

/** Our server with its real sign-in, session and store; what it knows of accounts is what the test says. */
export interface TestTierwise {
  url: string;
  /** Answers `GET /api/accounts/:id` for whoever may read the account; an error code becomes that failure. */
  showAccount: (accountId: string, language: Language) => AccountCard | 'crm-unavailable';
  /** Ids of the accounts that the signed-in person may read in the CRM; all when absent. */
  readable: Set<string> | undefined;
  /** Whether the organization of who signs in is connected. */
  setConnected(isConnected: boolean): Promise<void>;
  /** Every colour that a class can have. */
  colours: string[];
  progress: InstallProgress;
  /** A signed link to the progress. */
  progressLink(): string;
  /** Moves the server's clock ahead. */
  advance(milliseconds: number): void;
  stop(): Promise<void>;
}

const organization: CrmOrganization = {
  id: '808232144',
  name: 'Zylker',
  domainName: 'org808232144',
  timeZone: 'Asia/Shanghai',
  currency: 'CNY',
  hasMultipleCurrencies: false,
  edition: 'enterprise',
  users: 3,
  environment: 'production',
};

/**
 * @param crmUrl where the CRM's pages are; its consent page too
 */
export async function startTestTierwise(crmUrl: string): Promise<TestTierwise> {
  const folder = mkdtempSync(join(tmpdir(), 'tierwise-widget-'));
  const secretKey = randomBytes(32).toString('base64');
  const store = await createSqliteStore({ path: join(folder, 'tierwise.db'), secretKey });
  const server = await openServer(0, 'localhost');
  const url = `http://localhost:${server.port}`;
  const fields = widgetFields();
  let ahead = 0;
  const clock = { now: () => Date.now() + ahead };
  const ignore = () => {};
  const log = { debug: ignore, info: ignore, warn: ignore, error: ignore };

  const identity: CrmIdentity = {
    consentUrl: ({ state, redirectUri }) =>
      `${crmUrl}/consent?${new URLSearchParams({ state, redirect_uri: redirectUri })}`,
    redeemCode: async () => ({
      accessToken: 'token',
      expiresAt: clock.now() + 3_600_000,
      apiDomain: crmUrl,
      accountsUrl: crmUrl,
    }),
    identify: async () => ({
      organization,
      user: {
        id: '1',
        name: 'Rey Pan',
        email: 'rey@zylker.example',
        profileName: 'Standard',
        isAdministrator: false,
        language: 'en',
      },
    }),
    mayReadAccount: async (_, accountId) => tierwise.readable?.has(accountId) ?? true,
    readableAccounts: async (_, accountIds) =>
      accountIds.filter((id) => tierwise.readable?.has(id) ?? true),
    revoke: async () => {},
  };
  // Nobody connects an organization here, so nothing is ever asked of the CRM.
  const crm = {} as Crm;
  const app = createApp({
    store,
    crm,
    identity,
    clock,
    log,
    publicUrl: url,
    secretKey,
    stopping: new AbortController().signal,
    wakeWorker: ignore,
  });
  const tierwise: TestTierwise = {
    url,
    showAccount: () => 'crm-unavailable',
    readable: undefined,
    async setConnected(isConnected) {
      await store.organizations.save({
        id: organization.id,
        profile: organization,
        connection: { organizationId: organization.id, apiDomain: crmUrl },
        language: 'en',
        schema: { ...organization, stages: [], accountFields: [], dealFields: [] },
        chosenFields: [],
        fields: {},
        connectedUserId: '1',
        connectedAt: clock.now(),
        status: isConnected ? 'connected' : 'disconnected',
      });
    },
    colours: [...new Set(fields.flatMap(({ colours }) => Object.values(colours)))],
    progress: {
      organizationName: organization.name,
      state: 'running',
      step: 'create-fields',
      steps: [
        'create-fields',
        'subscribe',
        'read-accounts',
        'read-deals',
        'classify',
        'write',
        'create-views',
        'done',
      ],
      done: 0,
      total: undefined,
      error: undefined,
      credits: 0,
      listsToMake: [],
    },
    progressLink: () => app.showProgress.linkFor(organization.id),
    advance(milliseconds) {
      ahead += milliseconds;
    },
    async stop() {
      await server.stop();
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  await tierwise.setConnected(true);
  server.serve(
    createExpressApp({
      ...app,
      clock,
      async showAccount(_, accountId, language) {
        const card = tierwise.showAccount(accountId, language);
        if (card === 'crm-unavailable') throw new AppError(card, 'a test');
        return card;
      },
      showProgress: { ...app.showProgress, show: async () => tierwise.progress },
      ping: store.ping,
      log,
      publicUrl: url,
      frameAncestors: [crmUrl, crmUrl.replace('127.0.0.1', '*.localhost')],
      widgetDirectory: fileURLToPath(new URL('../../../dist/widget', import.meta.url)),
      widgetSettings: {
        sdkUrl: crmUrl + sdkPath,
        fields,
        dataCenters: ['com', 'eu', 'com.cn'],
      },
    }),
  );
  return tierwise;
}

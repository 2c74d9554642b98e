import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Run } from '../../app/ports/run-store.ts';
import type { Config } from '../../config.ts';
import { dayOf, formatDay } from '../../core/day.ts';
import type { Language } from '../../core/text.ts';
import { createDemoBook, demoUsers } from '../../emulator/demo-book.ts';
import type { Emulator } from '../../emulator/emulator.ts';
import type { OrganizationHandle } from '../../emulator/organization-handle.ts';
import { sdkPath } from '../../emulator/pages/assets.ts';
import { createCrmPages } from '../../emulator/pages/create-crm-pages.ts';
import { startEmulator } from '../../emulator/start-emulator.ts';
import { startTierwise, type Tierwise } from '../../main.ts';
import { createVisitor } from './create-visitor.ts';

/** A whole world on one machine: an emulated Zoho CRM and a Tierwise connected to it. */
export interface Demo {
  emulator: Emulator;
  organization: OrganizationHandle;
  tierwise: Tierwise;
  /** Connects the organization as its administrator would in a browser. */
  connect(language: Language): Promise<void>;
  /** The installation, as far as it has come. */
  progress(): Promise<Run | undefined>;
  /** Stops everything and removes what it kept. */
  stop(): Promise<void>;
}

/** How a demo is to be. */
export interface DemoOptions {
  /** Seed of the book; the same seed gives the same accounts. */
  seed: number;
  language: Language;
  logLevel: Config['logLevel'];
}

/** Starts emulator and server on free ports with secrets made for this run; nothing is connected yet. */
export async function startDemo({ seed, language, logLevel }: DemoOptions): Promise<Demo> {
  const folder = mkdtempSync(join(tmpdir(), 'tierwise-demo-'));
  const today = formatDay(dayOf(Date.now(), 'Asia/Shanghai'));
  let widgetUrl: string | undefined;
  const emulator = await startEmulator({
    organizations: [createDemoBook({ seed, today, language })],
    pages: createCrmPages({
      widget: () => (widgetUrl === undefined ? undefined : { title: 'Tierwise', url: widgetUrl }),
    }),
  });
  const clients = { connect: aClient(), signIn: aClient() };
  const tierwise = await startTierwise({
    port: 0,
    host: 'localhost',
    publicUrl: 'http://localhost:0',
    databasePath: join(folder, 'tierwise.db'),
    secretKey: randomBytes(32).toString('base64'),
    zoho: {
      connectClient: clients.connect,
      signInClient: clients.signIn,
      dataCenter: 'local',
      emulator: { apiUrl: emulator.apiUrl, accountsUrl: emulator.accountsUrl },
    },
    widgetSdkUrl: emulator.apiUrl + sdkPath,
    nightlyHour: 2,
    logLevel,
  });
  widgetUrl = `${tierwise.publicUrl}/widget/index.html`;
  for (const { id, secret } of Object.values(clients)) {
    emulator.registerClient({
      clientId: id,
      clientSecret: secret,
      redirectUris: [`${tierwise.publicUrl}/oauth/callback`],
      name: 'Tierwise',
    });
  }
  const organization = emulator.organization(createDemoBook({ seed, today }).zgid);

  return {
    emulator,
    organization,
    tierwise,
    connect: (language) => consentAsAdministrator(tierwise, organization, language),
    async progress() {
      const runs = await tierwise.store.runs.list(organization.zgid, 1);
      return runs[0];
    },
    async stop() {
      await tierwise.stop();
      await emulator.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function aClient(): { id: string; secret: string } {
  return {
    id: `1000.${randomBytes(15).toString('hex').toUpperCase()}`,
    secret: randomBytes(21).toString('hex'),
  };
}

/** Goes the administrator's way through sign-in and consent, page by page. */
async function consentAsAdministrator(
  { publicUrl }: Tierwise,
  organization: OrganizationHandle,
  language: Language,
): Promise<void> {
  const email = organization.users.find(({ id }) => id === demoUsers.admin)?.email ?? '';
  const visitor = createVisitor(language);
  const signIn = await visitor.open(`${publicUrl}/connect?dataCenter=local&language=${language}`);
  const consent = await visitor.submit(signIn, { email });
  const arrived = await visitor.submit(consent, { zgid: organization.zgid, decision: 'accept' });
  if (!arrived.url.startsWith(publicUrl) || arrived.status !== 200) {
    throw new Error(`the consent ended at ${new URL(arrived.url).pathname} with ${arrived.status}`);
  }
}

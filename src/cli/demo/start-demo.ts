import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Log } from '../../app/ports/log.ts';
import type { Run } from '../../app/ports/run-store.ts';
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

/** A whole world on one machine: an emulated Zoho CRM and a Tierwise that can be connected to it. */
export interface Demo {
  emulator: Emulator;
  organization: OrganizationHandle;
  tierwise: Tierwise;
  /** Connects the organization as its administrator would in a browser. */
  connect(): Promise<void>;
  /** The installation, as far as it has come. */
  progress(): Promise<Run | undefined>;
  /** Stops server and emulator. */
  stop(): Promise<void>;
}

/** How a demo is to be. */
export interface DemoOptions {
  /** Seed of the book; the same seed gives the same accounts. */
  seed: number;
  /** Of the CRM's people, and of the class fields. */
  language: Language;
  /** An existing folder for the database. */
  folder: string;
  log: Log;
  /** Told what is begun. */
  onStep?: (step: 'emulator' | 'server') => void;
}

/** Starts emulator and server on free ports with secrets made for this run; nothing is connected yet. */
export async function startDemo(options: DemoOptions): Promise<Demo> {
  const { seed, language, folder, log, onStep } = options;
  const today = formatDay(dayOf(Date.now(), 'Asia/Shanghai'));
  onStep?.('emulator');
  const book = createDemoBook({ seed, today, language });
  const widget = { title: 'Tierwise', url: '' };
  const emulator = await startEmulator({
    organizations: [book],
    pages: createCrmPages({ widget: () => (widget.url === '' ? undefined : widget) }),
  });
  onStep?.('server');
  const clients = { connect: aClient(), signIn: aClient() };
  const tierwise = await startServer(emulator, clients, folder, log).catch(
    async (error: unknown) => {
      await emulator.stop();
      throw error;
    },
  );
  widget.url = `${tierwise.publicUrl}/widget/index.html`;
  for (const { id, secret } of Object.values(clients)) {
    emulator.registerClient({
      clientId: id,
      clientSecret: secret,
      redirectUris: [`${tierwise.publicUrl}/oauth/callback`],
      name: 'Tierwise',
    });
  }
  const organization = emulator.organization(book.zgid);

  return {
    emulator,
    organization,
    tierwise,
    connect: () => consentAsAdministrator(tierwise, organization, language),
    async progress() {
      const runs = await tierwise.store.runs.list(organization.zgid, 1);
      return runs[0];
    },
    async stop() {
      // The CRM first: work under way then ends at once instead of being finished for nobody.
      await emulator.stop();
      await tierwise.stop();
    },
  };
}

interface Client {
  id: string;
  secret: string;
}

function startServer(
  emulator: Emulator,
  clients: { connect: Client; signIn: Client },
  folder: string,
  log: Log,
): Promise<Tierwise> {
  const { apiUrl, accountsUrl } = emulator;
  const config = {
    port: 0,
    host: 'localhost',
    publicUrl: 'http://localhost:0',
    databasePath: join(folder, 'tierwise.db'),
    secretKey: randomBytes(32).toString('base64'),
    zoho: {
      connectClient: clients.connect,
      signInClient: clients.signIn,
      dataCenter: 'local',
      emulator: { apiUrl, accountsUrl },
    },
    widgetSdkUrl: apiUrl + sdkPath,
    nightlyHour: 2,
    logLevel: 'warn' as const,
  };
  return startTierwise(config, { log });
}

function aClient(): Client {
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

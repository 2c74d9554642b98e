import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Log } from '../../src/app/ports/log.ts';
import type { AccountWithDeals } from '../../src/app/ports/mirror-store.ts';
import { createVisitor } from '../../src/cli/demo/create-visitor.ts';
import type { Config } from '../../src/config.ts';
import type { Clock } from '../../src/emulator/clock.ts';
import type { Emulator, EmulatorOptions } from '../../src/emulator/emulator.ts';
import type { OrganizationHandle } from '../../src/emulator/organization-handle.ts';
import type { OrganizationSeed } from '../../src/emulator/organization-seed.ts';
import { startEmulator } from '../../src/emulator/start-emulator.ts';
import { startTierwise, type Tierwise } from '../../src/main.ts';

/** An emulated Zoho CRM with one organization and a real Tierwise beside it, each on its own port. */
export interface World {
  emulator: Emulator;
  organization: OrganizationHandle;
  tierwise: Tierwise;
  clock: TestClock;
  /** Everything logged at warn and above. */
  complaints: Complaint[];
  /** Connects as the organization's first administrator and waits until the installation has ended. */
  install(language?: 'en' | 'zh'): Promise<void>;
  /** Waits until every notification has arrived and nothing waits to be done. */
  settle(): Promise<void>;
  /** Accounts and deals as Tierwise holds them. */
  mirrored(): Promise<AccountWithDeals[]>;
  stop(): Promise<void>;
}

/** The emulator's and Tierwise's clock: the machine's, moved ahead as tests please. */
export interface TestClock extends Clock {
  advance(milliseconds: number): void;
}

interface Complaint {
  values: Record<string, unknown>;
  message: string;
}

/** Starts a world. */
export async function startWorld(
  seed: OrganizationSeed,
  options: {
    config?: Partial<Config>;
    /** More pages of the CRM; see the emulator's option. */
    pages?: EmulatorOptions['pages'];
  } = {},
): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'tierwise-world-'));
  const clock = aClock();
  const emulator = await startEmulator({
    organizations: [seed],
    clock,
    ...(options.pages && { pages: options.pages }),
  });
  const clients = { connect: aClient(), signIn: aClient() };
  const complaints: Complaint[] = [];
  const config: Config = {
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
    widgetSdkUrl: `${emulator.apiUrl}/js-sdk/ZohoEmbededAppSDK.min.js`,
    nightlyHour: 2,
    logLevel: 'warn',
    ...options.config,
  };
  const tierwise = await startTierwise(config, clock, collectingLog(complaints));
  for (const { id, secret } of Object.values(clients)) {
    emulator.registerClient({
      clientId: id,
      clientSecret: secret,
      redirectUris: [`${tierwise.publicUrl}/oauth/callback`],
    });
  }
  const organization = emulator.organization(seed.zgid);

  return {
    emulator,
    organization,
    tierwise,
    clock,
    complaints,
    async install(language = 'en') {
      await consent(tierwise.publicUrl, organization, language);
      await tierwise.worker.idle();
      const [run] = await tierwise.store.runs.list(seed.zgid, 1);
      if (run?.state !== 'finished') {
        throw new Error(`the installation ended as ${run?.state} in ${run?.step}: ${run?.error}`);
      }
    },
    async settle() {
      await organization.notificationsSettled();
      await tierwise.worker.idle();
    },
    async mirrored() {
      const all: AccountWithDeals[] = [];
      for await (const batch of tierwise.store.mirror.readAll(seed.zgid)) all.push(...batch);
      return all;
    },
    async stop() {
      await tierwise.stop();
      await emulator.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Goes through sign-in and consent as the organization's first user. */
async function consent(
  publicUrl: string,
  organization: OrganizationHandle,
  language: string,
): Promise<void> {
  const visitor = createVisitor(language);
  const signIn = await visitor.open(`${publicUrl}/connect?dataCenter=local&language=${language}`);
  const asked = await visitor.submit(signIn, { email: organization.users[0]?.email ?? '' });
  const arrived = await visitor.submit(asked, { zgid: organization.zgid, decision: 'accept' });
  if (arrived.status !== 200)
    throw new Error(`consent ended with ${arrived.status}: ${arrived.html}`);
}

function aClient(): { id: string; secret: string } {
  return { id: `1000.${randomBytes(8).toString('hex')}`, secret: randomBytes(16).toString('hex') };
}

function aClock(): TestClock {
  let ahead = 0;
  return {
    now: () => Date.now() + ahead,
    advance(milliseconds) {
      ahead += milliseconds;
    },
  };
}

function collectingLog(complaints: Complaint[]): Log {
  const ignore = (): void => {};
  const collect = (values: Record<string, unknown>, message: string): void => {
    complaints.push({ values, message });
  };
  return { debug: ignore, info: ignore, warn: collect, error: collect };
}

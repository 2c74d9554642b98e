import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Log } from '../../src/app/ports/log.ts';
import type { AccountWithDeals } from '../../src/app/ports/mirror-store.ts';
import type { Organization } from '../../src/app/ports/organization-store.ts';
import type { Run } from '../../src/app/ports/run-store.ts';
import { createVisitor, type VisitedPage } from '../../src/cli/demo/create-visitor.ts';
import type { Config } from '../../src/config.ts';
import type { Clock } from '../../src/emulator/clock.ts';
import type { Emulator, EmulatorOptions } from '../../src/emulator/emulator.ts';
import type { OrganizationHandle } from '../../src/emulator/organization-handle.ts';
import type { OrganizationSeed } from '../../src/emulator/organization-seed.ts';
import { startEmulator } from '../../src/emulator/start-emulator.ts';
import { type StartOptions, startTierwise, type Tierwise } from '../../src/main.ts';
import { zohoDate } from './a-sales-book.ts';

/** An emulated Zoho CRM with organizations and a real Tierwise beside it, each on its own port. */
export interface World {
  emulator: Emulator;
  /** The first organization. */
  organization: OrganizationHandle;
  /** The one that runs now; see {@link World.restart}. */
  readonly tierwise: Tierwise;
  clock: TestClock;
  /** The settings Tierwise runs under. */
  config: Config;
  /** The database file. */
  databasePath: string;
  /** Everything logged at warn and above. */
  complaints: Complaint[];
  /** Consents as the organization's first administrator and waits until the work has ended, however it ended. */
  connect(wishes?: ConnectWishes): Promise<{ arrived: VisitedPage; run: Run | undefined }>;
  /** The same, and fails unless the installation has finished. */
  install(language?: 'en' | 'zh', fields?: string): Promise<void>;
  /** Waits until every notification has arrived and nothing waits to be done. */
  settle(): Promise<void>;
  /** Moves the clock to three in the morning (UTC+8) so many days ahead, and lets the night pass. */
  sleepUntilMorning(days?: number): Promise<void>;
  /** Does what happens every few minutes. */
  stayCurrent(): Promise<void>;
  /** Accounts and deals as Tierwise holds them. */
  mirrored(): Promise<AccountWithDeals[]>;
  /** The organization as Tierwise knows it. */
  known(): Promise<Organization>;
  /** What stands in our fields of an account in the CRM, by field key. */
  fieldsOf(accountId: string): Promise<Record<string, unknown>>;
  /** Lets somebody win a deal with an account, on the day the clock shows; answers its id. */
  win(accountId: string, how?: { amount?: number; daysAgo?: number }): string;
  /** Does what a person does in the CRM's own page: sets fields of ours, by field key. */
  setFields(accountId: string, values: Record<string, string | null>): Promise<void>;
  /** Requests to the API since the last call of this, as `GET /{module}`; credits by the way. */
  newRequests(): { operations: string[]; credits: number };
  /** Records as Tierwise has tried to write them since the last call of this, whether or not the CRM took them; but not where a condition of its own kept it from that. */
  newWrites(): ({ id: string } & Record<string, unknown>)[];
  /** Stops Tierwise and starts it again on the same port and database. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** How to connect. */
interface ConnectWishes {
  language?: 'en' | 'zh';
  /** Keys of class fields, joined by commas. */
  fields?: string;
  /** Who consents; the first user when absent. */
  email?: string;
  zgid?: string;
  decision?: 'accept' | 'reject';
}

/** The emulator's and Tierwise's clock: runs as the machine's, from a noon in UTC+8, moved ahead as tests please. */
interface TestClock extends Clock {
  advance(milliseconds: number): void;
}

/** A line of the log. */
interface Complaint {
  values: Record<string, unknown>;
  message: string;
}

/** How a world is to be. */
export interface WorldOptions extends Omit<StartOptions, 'clock'> {
  config?: Partial<Config>;
  /** More organizations of the same CRM. */
  others?: OrganizationSeed[];
  /** More pages of the CRM; see the emulator's option. */
  pages?: EmulatorOptions['pages'];
  /** See the emulator's option. */
  bulkRowsPerJob?: number;
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Starts a world. */
export async function startWorld(
  seed: OrganizationSeed,
  { config: changes, others = [], pages, bulkRowsPerJob, ...options }: WorldOptions = {},
): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'tierwise-world-'));
  const clock = aClock();
  let writes: ReturnType<World['newWrites']> = [];
  const emulator = await startEmulator({
    organizations: [seed, ...others],
    clock,
    ...(pages && { pages }),
    ...(bulkRowsPerJob !== undefined && { bulkRowsPerJob }),
    observe({ operation, body, answer }) {
      if (operation !== 'PUT /{module}' || answer.status === 412) return;
      writes.push(...(body as { data: typeof writes }).data);
    },
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
    ...changes,
  };
  const log = options.log ?? collectingLog(complaints);
  // What happens every five minutes happens in tests when they say so, whatever the time of day.
  const start = () =>
    startTierwise(config, {
      pause: async () => {},
      isScheduled: false,
      ...options,
      clock,
      log,
    });
  let tierwise = await start();
  config.port = tierwise.port;
  config.publicUrl = tierwise.publicUrl;
  for (const { id, secret } of Object.values(clients)) {
    emulator.registerClient({
      clientId: id,
      clientSecret: secret,
      redirectUris: [`${tierwise.publicUrl}/oauth/callback`],
    });
  }
  const organization = emulator.organization(seed.zgid);
  let requestsSeen = 0;

  const world: World = {
    emulator,
    organization,
    get tierwise() {
      return tierwise;
    },
    clock,
    config,
    databasePath: config.databasePath,
    complaints,
    async connect(wishes = {}) {
      const zgid = wishes.zgid ?? seed.zgid;
      const arrived = await consent(tierwise.publicUrl, emulator.organization(zgid), wishes);
      await tierwise.worker.idle();
      const runs = await tierwise.store.runs.list(zgid, 20);
      return { arrived, run: runs.find(({ kind }) => kind === 'install') };
    },
    async install(language = 'en', fields) {
      const { arrived, run } = await world.connect({ language, ...(fields && { fields }) });
      if (run?.state === 'finished') return;
      throw new Error(
        `the installation ended as ${run?.state} in ${run?.step} (${run?.error}), at ${arrived.url}`,
      );
    },
    async settle() {
      await organization.notificationsSettled();
      await tierwise.worker.idle();
      await organization.notificationsSettled();
      await tierwise.worker.idle();
    },
    async sleepUntilMorning(days = 1) {
      const now = clock.now() + 8 * hourMs;
      const morning = Math.floor(now / dayMs) * dayMs + days * dayMs + 3 * hourMs;
      clock.advance(morning - now);
      await tierwise.schedule.fire('nightly');
      await world.settle();
    },
    async stayCurrent() {
      clock.advance(2 * 60_000);
      await tierwise.schedule.fire('stay-current');
      await world.settle();
    },
    async mirrored() {
      const all: AccountWithDeals[] = [];
      for await (const batch of tierwise.store.mirror.readAll(seed.zgid)) all.push(...batch);
      return all;
    },
    async known() {
      const found = await tierwise.store.organizations.find(seed.zgid);
      if (!found) throw new Error('the organization is not connected');
      return found;
    },
    async fieldsOf(accountId) {
      const record: Record<string, unknown> = organization.record('Accounts', accountId) ?? {};
      const { fields } = await world.known();
      return Object.fromEntries(
        Object.entries(fields).map(([key, { apiName }]) => [key, record[apiName]]),
      );
    },
    win(accountId, { amount = 10_000, daysAgo = 0 } = {}) {
      return organization.createRecord('Deals', {
        Deal_Name: 'Order',
        Stage: 'Closed Won',
        Amount: amount,
        Closing_Date: zohoDate(clock.now() - daysAgo * dayMs),
        Account_Name: { id: accountId },
      });
    },
    async setFields(accountId, values) {
      const { fields } = await world.known();
      const named = Object.entries(values).map(([key, value]) => [fields[key]?.apiName, value]);
      organization.updateRecord('Accounts', accountId, Object.fromEntries(named));
    },
    newRequests() {
      const fresh = organization.requests.slice(requestsSeen);
      requestsSeen = organization.requests.length;
      return {
        operations: fresh.map(({ operation }) => operation),
        credits: fresh.reduce((sum, { credits }) => sum + credits, 0),
      };
    },
    newWrites() {
      const fresh = writes;
      writes = [];
      return fresh;
    },
    async restart() {
      await tierwise.stop();
      tierwise = await start();
    },
    async stop() {
      await tierwise.stop();
      await emulator.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return world;
}

/** Goes through sign-in and consent, page by page. */
async function consent(
  publicUrl: string,
  organization: OrganizationHandle,
  { language = 'en', fields, email, decision = 'accept' }: ConnectWishes,
): Promise<VisitedPage> {
  const visitor = createVisitor(language);
  const query = new URLSearchParams({ dataCenter: 'local', language, ...(fields && { fields }) });
  const signIn = await visitor.open(`${publicUrl}/connect?${query}`);
  if (signIn.url.startsWith(publicUrl)) return signIn;
  const asked = await visitor.submit(signIn, {
    email: email ?? organization.users[0]?.email ?? '',
  });
  return visitor.submit(asked, { zgid: organization.zgid, decision });
}

function aClient(): { id: string; secret: string } {
  return { id: `1000.${randomBytes(8).toString('hex')}`, secret: randomBytes(16).toString('hex') };
}

function aClock(): TestClock {
  const now = Date.now();
  const noon = Math.ceil(now / dayMs) * dayMs + 4 * hourMs;
  let ahead = noon - now;
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

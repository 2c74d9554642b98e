import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Store } from '../../src/app/ports/store.ts';
import { createVisitor } from '../../src/cli/demo/create-visitor.ts';
import type { Config } from '../../src/config.ts';
import type { Exchange } from '../../src/emulator/api/exchange.ts';
import type { Emulator } from '../../src/emulator/emulator.ts';
import type { OrganizationHandle } from '../../src/emulator/organization-handle.ts';
import { startEmulator } from '../../src/emulator/start-emulator.ts';
import { createSqliteStore } from '../../src/store/sqlite-store.ts';
import { type DataCenter, localDataCenter } from '../../src/zoho/data-centers.ts';
import { startTradeServer, type TradeServer } from './start-trade-server.ts';
import { createTradeClock, type TradeClock } from './trade-clock.ts';
import { type TradingOrganization, tradingOrganization } from './trading-organizations.ts';

/** An organization at work. */
export interface Trader extends TradingOrganization {
  organization: OrganizationHandle;
  emulator: Emulator;
  dataCenterId: string;
}

/** Several Zoho data centers with organizations, and one Tierwise in a process of its own that serves all of them. */
export interface Market {
  traders: readonly Trader[];
  emulators: readonly Emulator[];
  clock: TradeClock;
  server: TradeServer;
  /** The server's own database, opened a second time. */
  store: Store;
  /** Consents for an organization as a person in a browser does; whether an installation has begun. */
  connect(trader: Trader): Promise<boolean>;
  /** Lets a while pass in no time, for everybody. */
  advance(milliseconds: number): void;
  /** Lets the clock run as fast as was asked for: until then no poll falls into an installation. */
  hurry(): void;
  /** Resolves when every notification has been delivered and the server has nothing more to do. */
  settle(): Promise<void>;
  /** Does what happens every few minutes, and waits until it is done. */
  stayCurrent(): Promise<void>;
  close(): Promise<void>;
}

/** How a market is to be. */
export interface MarketOptions {
  organizations: number;
  seed: number;
  /** How many times as fast as the machine's its clock runs once there is trade. */
  rate: number;
  /** Hears of every exchange with the API that no fault disfigured. */
  observe: (exchange: Exchange) => void;
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** Deadline of a call, in simulated time that of the product: half a minute; never less than real work takes. */
const crmTimeoutMs = 30_000;
const leastTimeoutMs = 1200;
const locations = [
  ['com', 'us'],
  ['eu', 'eu'],
  ['in', 'in'],
  ['com.cn', 'cn'],
] as const;

/** Opens a market on which nobody is connected yet. */
export async function openMarket(options: MarketOptions): Promise<Market> {
  const { seed, rate, observe } = options;
  const clock = createTradeClock(Math.ceil(Date.now() / dayMs) * dayMs + 4 * hourMs);
  const dataCenters = locations.slice(0, options.organizations);
  const all = Array.from({ length: options.organizations }, (_, index) =>
    tradingOrganization(index, { seed, now: clock.now(), dataCenters: dataCenters.length }),
  );
  const emulators = await Promise.all(
    dataCenters.map(([, location], index) =>
      startEmulator({
        clock,
        location,
        observe,
        organizations: all.filter((one) => one.dataCenter === index).map((one) => one.seed),
      }),
    ),
  );
  const trusted = dataCenters.map(
    ([id, location], index): DataCenter => ({
      ...localDataCenter(emulators[index] as Emulator),
      id,
      location,
    }),
  );
  const traders = all.map((one): Trader => {
    const emulator = emulators[one.dataCenter] as Emulator;
    const organization = emulator.organization(one.seed.zgid);
    return { ...one, emulator, organization, dataCenterId: trusted[one.dataCenter]?.id ?? '' };
  });
  const folder = mkdtempSync(join(tmpdir(), 'tierwise-trade-'));
  const config = configOf(folder);
  const server = await startTradeServer({
    config,
    dataCenters: trusted,
    crmTimeoutMs: Math.max(leastTimeoutMs, crmTimeoutMs / rate),
    pace: () => clock.pace,
  });
  for (const emulator of emulators) registerClients(emulator, config);
  const store = await createSqliteStore({ path: config.databasePath, secretKey: config.secretKey });

  const market: Market = {
    traders,
    emulators,
    clock,
    server,
    store,
    async connect({ language, dataCenterId, admin, seed: { zgid } }) {
      const begunAt = clock.now();
      const visitor = createVisitor(language);
      const query = new URLSearchParams({ dataCenter: dataCenterId, language });
      try {
        const signIn = await visitor.open(`${server.publicUrl}/connect?${query}`);
        const asked = await visitor.submit(signIn, { email: admin });
        await visitor.submit(asked, { zgid, decision: 'accept' });
      } catch {
        // A page that a fault disfigured has no form to go on with.
        return false;
      }
      const runs = await store.runs.list(zgid, 5);
      return runs.some(({ kind, startedAt }) => kind === 'install' && startedAt >= begunAt);
    },
    advance(milliseconds) {
      clock.advance(milliseconds);
      server.setPace(clock.pace);
    },
    hurry() {
      clock.hurry(rate);
      server.setPace(clock.pace);
    },
    async settle() {
      for (let turn = 0; turn < 2; turn++) {
        await Promise.all(traders.map(({ organization }) => organization.notificationsSettled()));
        await server.ask('idle');
      }
    },
    async stayCurrent() {
      await server.ask('stay-current');
      await market.settle();
    },
    async close() {
      await server.stop();
      await store.close();
      await Promise.all(emulators.map((emulator) => emulator.stop()));
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return market;
}

function configOf(folder: string): Config {
  return {
    port: 0,
    host: 'localhost',
    publicUrl: 'http://localhost:0',
    databasePath: join(folder, 'tierwise.db'),
    secretKey: randomBytes(32).toString('base64'),
    zoho: {
      connectClient: aClient(),
      signInClient: aClient(),
      dataCenter: 'com',
      emulator: undefined,
    },
    widgetSdkUrl: 'https://live.zwidgets.com/js-sdk/1.5/ZohoEmbededAppSDK.min.js',
    nightlyHour: 2,
    logLevel: 'warn',
  };
}

function aClient(): { id: string; secret: string } {
  return { id: `1000.${randomBytes(8).toString('hex')}`, secret: randomBytes(16).toString('hex') };
}

function registerClients(emulator: Emulator, { zoho, publicUrl }: Config): void {
  for (const { id, secret } of [zoho.connectClient, zoho.signInClient]) {
    const redirectUris = [`${publicUrl}/oauth/callback`];
    emulator.registerClient({ clientId: id, clientSecret: secret, redirectUris });
  }
}

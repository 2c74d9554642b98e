import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { createBookCall } from './app/book-call.ts';
import { type App, createApp } from './app/create-app.ts';
import { createCreditBudget } from './app/create-credit-budget.ts';
import type { Clock } from './app/ports/clock.ts';
import type { Log } from './app/ports/log.ts';
import type { Store } from './app/ports/store.ts';
import { widgetFields } from './app/widget-fields.ts';
import type { Config } from './config.ts';
import { dataCentersOf } from './data-centers-of.ts';
import { createExpressApp, type OpenServer, openServer } from './http/create-server.ts';
import { zohoFrameAncestors } from './http/middleware/security-headers.ts';
import { createSchedule, type Schedule } from './jobs/create-schedule.ts';
import { createWorker, type Worker } from './jobs/create-worker.ts';
import { createSqliteStore } from './store/sqlite-store.ts';
import { createZoho } from './zoho/create-zoho.ts';
import type { DataCenter } from './zoho/data-centers.ts';

/** A running Tierwise. */
export interface Tierwise {
  /** Our own address, as configured. */
  publicUrl: string;
  port: number;
  app: App;
  store: Store;
  worker: Worker;
  schedule: Schedule;
  /** Takes no more requests and work, gives what is under way two seconds to end, closes the database. */
  stop(): Promise<void>;
}

/** What a server may be given in place of the usual. */
export interface StartOptions {
  /** Default the machine's. */
  clock?: Clock;
  /** Default lines of JSON on standard output. */
  log?: Log;
  /** Default Zoho's own, and the emulator's that the settings name. */
  dataCenters?: readonly DataCenter[];
  /** Deadline of one exchange with Zoho; default half a minute. */
  crmTimeoutMs?: number;
  /** Whether anything happens by the clock of the machine; default true. */
  isScheduled?: boolean;
  /** From how many accounts on they are written in bulk; default as Zoho's prices say. */
  bulkWriteFrom?: number;
  /** How a purge waits until calls under way have ended; default the machine's timer. */
  pause?: (milliseconds: number) => Promise<void>;
}

/** How long calls of the CRM that are under way may take to end when the server stops. */
const graceMs = 2000;

/** Starts everything, in the order in which one part needs the other. What was started is stopped when a later part fails. */
export async function startTierwise(config: Config, options: StartOptions = {}): Promise<Tierwise> {
  const dataCenters = options.dataCenters ?? dataCentersOf(config.zoho);
  const server = await openServer(config.port, config.host);
  try {
    const { databasePath: path, secretKey } = config;
    const store = await createSqliteStore({ path, secretKey });
    try {
      return await startOn({ config, options, dataCenters, server, store });
    } catch (error) {
      await store.close();
      throw error;
    }
  } catch (error) {
    await server.stop();
    throw error;
  }
}

async function startOn(parts: {
  config: Config;
  options: StartOptions;
  dataCenters: readonly DataCenter[];
  server: OpenServer;
  store: Store;
}): Promise<Tierwise> {
  const { config, options, dataCenters, server, store } = parts;
  const {
    clock = { now: Date.now },
    log = createLog(config.logLevel),
    crmTimeoutMs,
    pause,
    bulkWriteFrom,
    isScheduled = true,
  } = options;
  const { connectClient, signInClient, emulator } = config.zoho;
  const publicUrl = withPort(config.publicUrl, server.port);
  const stopping = new AbortController();
  const closing = new AbortController();
  const budget = createCreditBudget({ store, clock });
  const bookCall = createBookCall({ store, clock, log });
  const { crm, identity } = await createZoho({
    clients: { connect: connectClient, 'sign-in': signInClient },
    tokens: store.connections,
    clock,
    dataCenters,
    onCall(call) {
      const { organizationId, creditsLeft } = call;
      if (creditsLeft !== undefined) budget.hear(organizationId, creditsLeft);
      bookCall(call);
    },
    admit: budget.admit,
    closed: closing.signal,
    ...(crmTimeoutMs !== undefined && { timeoutMs: crmTimeoutMs }),
  });
  const app = createApp({
    store,
    crm,
    identity,
    clock,
    log,
    publicUrl,
    secretKey: config.secretKey,
    stopping: stopping.signal,
    wakeWorker: () => worker.wake(),
    ...(pause && { pause }),
    ...(bulkWriteFrom !== undefined && { bulkWriteFrom }),
  });
  const worker = createWorker({ store, clock, log, operations: app, owner: randomUUID() });
  const schedule = createSchedule({
    store,
    clock,
    log,
    nightlyHour: config.nightlyHour,
    wakeWorker: worker.wake,
    forgetLostOrganizations: app.forgetLostOrganizations,
  });
  server.serve(
    createExpressApp({
      ...app,
      ping: store.ping,
      clock,
      log,
      publicUrl,
      frameAncestors: emulator ? [...zohoFrameAncestors, emulator.apiUrl] : zohoFrameAncestors,
      widgetDirectory: fileURLToPath(new URL('../dist/widget', import.meta.url)),
      widgetSettings: {
        sdkUrl: config.widgetSdkUrl,
        fields: widgetFields(),
        dataCenters: dataCenters.map(({ id }) => id),
      },
    }),
  );
  worker.start();
  if (isScheduled) schedule.start();
  log.info({ port: server.port, publicUrl }, 'tierwise is up');

  async function stopAll(): Promise<void> {
    const patience = setTimeout(() => closing.abort(), graceMs);
    const ends = [schedule.stop(), server.stop(), worker.stop()];
    stopping.abort();
    await Promise.all(ends);
    clearTimeout(patience);
    await store.close();
    log.info({}, 'tierwise has stopped');
  }

  /** Whoever stops it again waits for the same end. */
  let stopped: Promise<void> | undefined;
  const stop = () => {
    stopped ??= stopAll();
    return stopped;
  };

  return { publicUrl, port: server.port, app, store, worker, schedule, stop };
}

/** An address that names port 0 gets the port that was picked. */
function withPort(address: string, port: number): string {
  return address.replace(/:0$/, `:${port}`);
}

/** Names under which a secret could reach the log. */
const secretNames = [
  'accessToken',
  'refreshToken',
  'token',
  'bearer',
  'ticket',
  'secret',
  'secretKey',
  'authorization',
  'cookie',
];

/** A log of JSON lines from which secrets are cut by name, wherever they sit. */
function createLog(level: Config['logLevel']): Log {
  const paths = secretNames.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);
  return pino({ level, redact: { paths, censor: '[secret]' } });
}

import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { type App, createApp } from './app/create-app.ts';
import type { Clock } from './app/ports/clock.ts';
import type { Log } from './app/ports/log.ts';
import type { Store } from './app/ports/store.ts';
import { widgetFields } from './app/widget-fields.ts';
import type { Config } from './config.ts';
import { createExpressApp, openServer } from './http/create-server.ts';
import { zohoFrameAncestors } from './http/middleware/security-headers.ts';
import { createSchedule } from './jobs/create-schedule.ts';
import { createWorker, type Worker } from './jobs/create-worker.ts';
import { createSqliteStore } from './store/sqlite-store.ts';
import { createZoho } from './zoho/create-zoho.ts';
import { localDataCenter, zohoDataCenters } from './zoho/data-centers.ts';

/** A running Tierwise. */
export interface Tierwise {
  /** Our own address, as configured. */
  publicUrl: string;
  port: number;
  app: App;
  store: Store;
  worker: Worker;
  /** Stops taking requests and work, lets what is under way end, closes the database. */
  stop(): Promise<void>;
}

/** Starts everything, in the order in which one part needs the other. */
export async function startTierwise(
  config: Config,
  clock: Clock = { now: Date.now },
  log: Log = createLog(config.logLevel),
): Promise<Tierwise> {
  const owner = randomUUID();
  const server = await openServer(config.port, config.host);
  const publicUrl = withPort(config.publicUrl, server.port);
  const store = await createSqliteStore({ path: config.databasePath, secretKey: config.secretKey });
  const { emulator, ...zoho } = config.zoho;
  const dataCenters = emulator ? [localDataCenter(emulator), ...zohoDataCenters] : zohoDataCenters;
  const { crm, identity } = await createZoho({
    clients: { connect: zoho.connectClient, 'sign-in': zoho.signInClient },
    tokens: store.connections,
    clock,
    dataCenters,
    onCall: ({ organizationId, operation, credits }) => {
      const call = { organizationId, operation, credits, at: clock.now() };
      store.credits.add([call]).catch((error: unknown) => {
        log.error({ err: error, operation }, 'a call was not added to the credit ledger');
      });
    },
  });
  const app = createApp({
    store,
    crm,
    identity,
    clock,
    log,
    publicUrl,
    secretKey: config.secretKey,
    wakeWorker: () => worker.wake(),
  });
  const worker = createWorker({ store, clock, log, operations: app, owner });
  const schedule = createSchedule({
    store,
    clock,
    log,
    operations: app,
    owner,
    nightlyHour: config.nightlyHour,
    wakeWorker: worker.wake,
  });
  server.serve(
    createExpressApp({
      ...app,
      ping: store.ping,
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
  schedule.start();
  log.info({ port: server.port, publicUrl }, 'tierwise is up');

  return {
    publicUrl,
    port: server.port,
    app,
    store,
    worker,
    async stop() {
      await schedule.stop();
      await server.stop();
      await worker.stop();
      await store.close();
      log.info({}, 'tierwise has stopped');
    },
  };
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

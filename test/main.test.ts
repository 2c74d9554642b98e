import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../src/config.ts';
import { startTierwise } from '../src/main.ts';
import { anOrganization } from './emulator/support/an-organization.ts';
import { consentAtZoho, follow } from './http/support/consent-at-zoho.ts';
import { startWorld } from './support/start-world.ts';

const silent = () => {};
const log = { debug: silent, info: silent, warn: silent, error: silent };

describe('starting Tierwise', () => {
  let folder: string;
  let environment: Record<string, string>;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tierwise-main-'));
    environment = {
      PORT: String(await freePort()),
      HOST: 'localhost',
      PUBLIC_URL: 'https://tierwise.example/',
      DATABASE_PATH: join(folder, 'tierwise.db'),
      SECRET_KEY: Buffer.alloc(32, 1).toString('base64'),
      ZOHO_CLIENT_ID: '1000.A',
      ZOHO_CLIENT_SECRET: 'a',
      ZOHO_SIGN_IN_CLIENT_ID: '1000.B',
      ZOHO_SIGN_IN_CLIENT_SECRET: 'b',
    };
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const start = () => startTierwise(readConfig(environment), { log });

  it('gives back the port when the database cannot be opened', async () => {
    writeFileSync(environment['DATABASE_PATH'] ?? '', 'this is no database'.repeat(100));

    await expect(start()).rejects.toMatchObject({ code: 'store-unavailable' });
    await expectFree(environment['PORT']);
  });

  it('gives back port and database when the key is not the database’s', async () => {
    const first = await start();
    await first.stop();
    const { SECRET_KEY } = environment;
    environment['SECRET_KEY'] = Buffer.alloc(32, 2).toString('base64');

    await expect(start()).rejects.toMatchObject({ code: 'secret-key-unusable' });
    await expectFree(environment['PORT']);
    environment['SECRET_KEY'] = SECRET_KEY ?? '';
    await (await start()).stop();
  });

  it('leaves the database alone when the port is taken', async () => {
    const taken = await listen(Number(environment['PORT']));

    await expect(start()).rejects.toThrow('EADDRINUSE');
    taken.close();
  });

  it('needs a data center that it can reach', async () => {
    environment['ZOHO_DATA_CENTER'] = 'local';

    await expect(start()).rejects.toBeInstanceOf(ConfigError);
    await expectFree(environment['PORT']);
  });

  it('answers at the port, and not after it has stopped, however often it is stopped', async () => {
    const tierwise = await start();
    const url = `http://localhost:${tierwise.port}/readyz`;
    expect((await fetch(url)).status).toBe(200);
    await Promise.all([tierwise.stop(), tierwise.stop()]);

    await expect(fetch(url)).rejects.toThrow();
    await expectFree(environment['PORT']);
    await expect(tierwise.store.ping()).rejects.toMatchObject({ code: 'store-unavailable' });
  });

  it('stops although the CRM does not answer, and goes on with the work when it starts again', async () => {
    const world = await startWorld(anOrganization(), { crmTimeoutMs: 30_000 });
    const mend = world.organization.faults.inject({ kind: 'hang', operation: 'GET /{module}' });
    const { callback, cookie } = await consentAtZoho(world, '/connect?dataCenter=local');
    await follow(callback, cookie);
    // Subscribed: now the accounts are read, for ever.
    while (world.organization.watches.length === 0) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    const askedAt = performance.now();
    await world.tierwise.stop();
    expect(performance.now() - askedAt).toBeLessThan(20_000);

    mend();
    await world.restart();
    await world.tierwise.worker.idle();
    const [run] = await world.tierwise.store.runs.list(world.organization.zgid, 1);
    expect(run?.state).toBe('finished');
    await world.stop();
  });
});

function listen(port: number): Promise<Server> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once('error', reject).listen(port, 'localhost', () => resolve(server));
  });
}

async function freePort(): Promise<number> {
  const server = await listen(0);
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

async function expectFree(port: string | undefined): Promise<void> {
  const server = await listen(Number(port));
  await new Promise((resolve) => server.close(resolve));
}

import { createHmac, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uninstallKey } from '../../../src/app/receive-uninstall.ts';
import { run } from '../../../src/cli/organizations/uninstall-function.ts';
import { anOrganization, known } from '../../emulator/support/an-organization.ts';
import { startWorld, type World } from '../../support/start-world.ts';
import { printFunction } from '../support/print-function.ts';
import { runDeluge } from '../support/run-deluge.ts';

describe('POST /zoho/uninstall', () => {
  let world: World;

  beforeAll(async () => {
    world = await startWorld(anOrganization());
    await world.install();
  });

  afterAll(() => world.stop());

  /** The call as the Deluge function makes it. */
  function aCall(changes: { organizationId?: string; timestamp?: number; key?: string } = {}) {
    const organizationId = changes.organizationId ?? known.zgid;
    const timestamp = String(changes.timestamp ?? world.clock.now());
    const nonce = randomUUID();
    const key = changes.key ?? uninstallKey(world.config.secretKey);
    const text = `${organizationId}.${timestamp}.${nonce}`;
    const signature = createHmac('sha256', key).update(text).digest('hex');
    return { organizationId, timestamp, nonce, signature };
  }

  async function post(call: Record<string, string>, asForm = true): Promise<number> {
    const body = asForm ? new URLSearchParams(call) : JSON.stringify(call);
    const url = `${world.tierwise.publicUrl}/zoho/uninstall`;
    const response = await fetch(url, { method: 'POST', body });
    return response.status;
  }

  const isKnown = async () => (await world.known()).uninstalledAt === undefined;

  it('believes nobody who cannot sign', async () => {
    const call = aCall();
    const foreign = aCall({ key: uninstallKey(Buffer.alloc(32, 9).toString('base64')) });

    expect(await post({ ...call, organizationId: '1' })).toBe(403);
    expect(await post({ ...call, nonce: randomUUID() })).toBe(403);
    expect(await post({ ...call, timestamp: String(Number(call.timestamp) + 1) })).toBe(403);
    expect(await post(foreign)).toBe(403);
    expect(await post({ ...call, signature: 'short' })).toBe(400);
    expect(await isKnown()).toBe(true);
  });

  it.each([-6, 6])('believes no call of %i minutes away', async (minutes) => {
    const timestamp = world.clock.now() + minutes * 60_000;

    expect(await post(aCall({ timestamp }))).toBe(403);
    expect(await isKnown()).toBe(true);
  });

  it('takes POST alone', async () => {
    const response = await fetch(`${world.tierwise.publicUrl}/zoho/uninstall`);

    expect(response.status).toBe(405);
  });

  it('accepts an organization that is not known, and does nothing', async () => {
    expect(await post(aCall({ organizationId: '123' }), false)).toBe(202);
  });

  it('spares an organization that connected again after the call was made', async () => {
    const call = aCall();
    world.clock.advance(1000);
    await world.connect();

    expect(await post(call)).toBe(202);
    expect(await isKnown()).toBe(true);
  });

  it('ends channels and access and leaves nothing of the organization, once', async () => {
    const { refreshToken = '' } = (await world.tierwise.store.connections.find(known.zgid)) ?? {};
    const call = aCall();

    expect(await post(call)).toBe(202);
    await expect.poll(() => world.tierwise.store.organizations.find(known.zgid)).toBeUndefined();

    expect(world.organization.watches).toEqual([]);
    expect(await isWithdrawn(refreshToken)).toBe(true);
    await expect.poll(() => traces(known.zgid)).toBe(0);
    expect(traces('Zylker')).toBe(0);

    await world.install();
    expect(await post(call)).toBe(403);
    expect(await isKnown()).toBe(true);
  }, 60_000);

  it('is gone on with by the sweep when it was cut short', async () => {
    const { store } = world.tierwise;
    await store.organizations.change(known.zgid, { uninstalledAt: world.clock.now() });
    world.clock.advance(60_000);
    await world.tierwise.schedule.fire('sweep');

    expect(await store.organizations.find(known.zgid)).toBeUndefined();
  }, 60_000);

  it('believes the printed function', async () => {
    const printed = await printFunction(run, [], {
      publicUrl: world.tierwise.publicUrl,
      secretKey: world.config.secretKey,
    });
    const installParamMap = new Map([['organizationId', '808']]);

    expect(await runDeluge(printed, { installParamMap }, world.clock.now())).toBe(202);
    const muchLater = world.clock.now() + 3_600_000;
    expect(await runDeluge(printed, { installParamMap }, muchLater)).toBe(403);
  });

  async function isWithdrawn(refreshToken: string): Promise<boolean> {
    const { id, secret } = world.config.zoho.connectClient;
    const body = new URLSearchParams({
      grant_type: 'refresh_token',
      client_id: id,
      client_secret: secret,
      refresh_token: refreshToken,
    });
    const url = `${world.emulator.accountsUrl}/oauth/v2/token`;
    const answer = (await (await fetch(url, { method: 'POST', body })).json()) as object;
    return 'error' in answer;
  }

  /** How often a text stands in the database or its companions. */
  function traces(text: string): number {
    const folder = dirname(world.databasePath);
    const files = readdirSync(folder).map((name) => readFileSync(`${folder}/${name}`, 'latin1'));
    return files.reduce((sum, bytes) => sum + bytes.split(text).length - 1, 0);
  }
});

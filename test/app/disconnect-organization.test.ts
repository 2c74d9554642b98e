import { readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDisconnectOrganization } from '../../src/app/disconnect-organization.ts';
import { accessLostForMs } from '../../src/app/forget-lost-organizations.ts';
import { createPurgeOrganization } from '../../src/app/purge-organization.ts';
import { createZoho } from '../../src/zoho/create-zoho.ts';
import { localDataCenter } from '../../src/zoho/data-centers.ts';
import { anOrganization, known } from '../emulator/support/an-organization.ts';
import { clientOf } from '../emulator/support/api-client.ts';
import { startWorld, type World } from '../support/start-world.ts';
import { anotherOrganization, other } from '../support/two-organizations.ts';

const silent = () => {};
const log = { debug: silent, info: silent, warn: silent, error: silent };

describe('leaving an organization', () => {
  let world: World;
  let databasePath: string;

  beforeEach(async () => {
    world = await startWorld(anOrganization(), { others: [anotherOrganization()] });
    databasePath = world.databasePath;
    await world.install();
  });

  afterEach(() => world.stop());

  /** The operations as a command beside the server has them, without the wait for calls under way. */
  async function beside(pause: () => Promise<void> = async () => {}) {
    const { store } = world.tierwise;
    const { apiUrl, accountsUrl } = world.emulator;
    const { connectClient, signInClient } = world.config.zoho;
    const { crm, identity } = await createZoho({
      clients: { connect: connectClient, 'sign-in': signInClient },
      tokens: store.connections,
      clock: world.clock,
      onCall: () => {},
      dataCenters: [localDataCenter({ apiUrl, accountsUrl })],
    });
    const dependencies = { store, crm, identity, clock: world.clock, log };
    return {
      disconnect: createDisconnectOrganization(dependencies),
      purge: createPurgeOrganization({ ...dependencies, pause }),
    };
  }

  /** How often a text stands in the database or its companions. */
  function traces(text: string): number {
    const folder = dirname(databasePath);
    const files = readdirSync(folder).map((name) => readFileSync(`${folder}/${name}`, 'latin1'));
    return files.reduce((sum, bytes) => sum + bytes.split(text).length - 1, 0);
  }

  const customFields = () => {
    const fields = Object.values(world.organization.records('Accounts')[0] ?? {});
    return fields.length;
  };

  const listsInCrm = async () => {
    const admin = clientOf(world.emulator);
    const { body } = await admin.get('/settings/custom_views?module=Accounts');
    return (body.custom_views as { name: string }[]).map(({ name }) => name);
  };

  it('ends channels and access at Zoho, and keeps what is known', async () => {
    const { disconnect } = await beside();
    const tokens = await world.tierwise.store.connections.find(known.zgid);

    const left = await disconnect(known.zgid);

    expect(left).toMatchObject({ channels: 'closed', access: 'withdrawn', trouble: undefined });
    expect(world.organization.watches).toEqual([]);
    expect(await world.tierwise.store.channels.list(known.zgid)).toEqual([]);
    expect(await world.tierwise.store.connections.find(known.zgid)).toBeUndefined();
    expect((await world.known()).status).toBe('disconnected');
    expect(await world.mirrored()).not.toEqual([]);
    const { connectClient } = world.config.zoho;
    const answer = await fetch(`${world.emulator.accountsUrl}/oauth/v2/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'refresh_token',
        refresh_token: tokens?.refreshToken ?? '',
        client_id: connectClient.id,
        client_secret: connectClient.secret,
      }),
    });
    expect(await answer.json()).toEqual({ error: 'invalid_code' });
  });

  it('is gone on with by connecting again', async () => {
    const { disconnect } = await beside();
    await disconnect(known.zgid);

    await world.install();

    expect((await world.known()).status).toBe('connected');
    expect(world.organization.watches.length).toBeGreaterThan(0);
  });

  it('ends the pause of an undo: who connects again wants classes to be written', async () => {
    const { disconnect } = await beside();
    await world.tierwise.store.organizations.change(known.zgid, {
      writesPausedAt: world.clock.now(),
    });
    await disconnect(known.zgid);

    expect((await world.known()).writesPausedAt).toBeUndefined();
  });

  it('leaves fields and lists in the CRM unless asked, and then none of ours', async () => {
    const { disconnect } = await beside();
    const before = customFields();
    const ours = Object.keys((await world.known()).fields).length;
    await disconnect(known.zgid);
    expect(customFields()).toBe(before);
    expect(await listsInCrm()).toHaveLength(12);
    await world.install();

    const left = await disconnect(known.zgid, { removeFields: true });

    expect(left.views).toEqual({ removed: 11, left: [] });
    expect(await listsInCrm()).toEqual(['All Accounts']);
    expect(left.fields).toEqual({ removed: ours, left: [] });
    expect(customFields()).toBe(before - ours);
    expect((await world.known()).fields).toEqual({});
  });

  it('keeps the token when Zoho does not answer, so that it can be withdrawn the next time', async () => {
    const { disconnect } = await beside();
    const mend = world.emulator.accountsFaults.inject({ kind: 'server-error' });

    const first = await disconnect(known.zgid);
    mend();
    const second = await disconnect(known.zgid);

    expect(first).toMatchObject({ access: 'left', trouble: { code: 'crm-unavailable' } });
    expect(second).toMatchObject({ access: 'withdrawn', trouble: undefined });
  });

  it('goes through although the access is gone', async () => {
    const { disconnect } = await beside();
    world.organization.setUserStatus(known.admin, 'inactive');

    const left = await disconnect(known.zgid, { removeFields: true });

    expect(left).toMatchObject({ channels: 'left', trouble: { code: 'crm-access-revoked' } });
    expect(left.fields.removed).toBe(0);
    expect((await world.known()).status).toBe('disconnected');
  });

  it('refuses an organization that nobody knows', async () => {
    const { disconnect } = await beside();

    await expect(disconnect('1')).rejects.toMatchObject({ code: 'not-found' });
  });

  it('waits for work under way, and is followed by none', async () => {
    const { disconnect } = await beside();
    const { store } = world.tierwise;
    const now = world.clock.now();
    await store.schedule.takeLease(known.zgid, 'worker', now, now + 60_000);
    const leaving = disconnect(known.zgid);
    let isOver = false;
    void leaving.then(() => {
      isOver = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(isOver).toBe(false);
    expect((await world.known()).status).toBe('disconnected');

    await store.schedule.releaseLease(known.zgid, 'worker');
    await leaving;
    world.newRequests();
    await world.stayCurrent();

    expect(world.newRequests().operations).toEqual([]);
  });

  describe('for good', () => {
    it('leaves nothing of it in the bytes of the database, and everything of others', async () => {
      const { purge } = await beside();
      await world.connect({ zgid: other.zgid, email: other.admin });
      expect(traces(known.zgid)).toBeGreaterThan(20);
      const ofOther = traces('Umbrella');
      expect(ofOther).toBeGreaterThan(0);

      await purge(known.zgid);

      expect([known.zgid, 'Zylker', 'Acme', 'First order', known.acme].map(traces)).toEqual([
        0, 0, 0, 0, 0,
      ]);
      expect(traces('Umbrella')).toBeGreaterThan(0);
      expect(await world.tierwise.store.organizations.find(known.zgid)).toBeUndefined();
      expect(world.organization.watches).toEqual([]);
    });

    it('spares an organization that connects again while it is being left', async () => {
      const { store } = world.tierwise;
      const { purge } = await beside(async () => {
        await store.organizations.change(known.zgid, { status: 'connected' });
      });

      expect(await purge(known.zgid, {}, () => true)).toBeUndefined();
      expect((await store.organizations.find(known.zgid))?.status).toBe('connected');
      expect(await store.mirror.count(known.zgid)).toEqual({ accounts: 2, deals: 1 });
    });

    it('spares an organization that is not to be forgotten any more', async () => {
      const { purge } = await beside();

      expect(await purge(known.zgid, {}, () => false)).toBeUndefined();
      expect((await world.tierwise.store.organizations.find(known.zgid))?.status).toBe('connected');
    });

    it('is not undone by calls that Zoho sends while it goes on', async () => {
      const { store } = world.tierwise;
      const stop = world.organization.faults.inject({ kind: 'notification-delayed', delayMs: 300 });
      world.organization.updateRecord('Accounts', known.acme, { Employees: 9 });
      const { app } = world.tierwise;

      await app.purgeOrganization(known.zgid);
      stop();
      await world.organization.notificationsSettled();

      expect(await store.inbox.count(known.zgid)).toEqual({ records: 0, accounts: 0 });
      expect(traces(known.zgid)).toBe(0);
    }, 30_000);

    it('waits for such calls also when it was disconnected a moment ago', async () => {
      const { notificationsSettled, updateRecord, faults } = world.organization;
      const { disconnect, purge } = await beside(notificationsSettled);
      updateRecord('Accounts', known.acme, { Employees: 8 });
      await world.settle();
      faults.inject({ kind: 'notification-delayed', delayMs: 3000 });
      updateRecord('Accounts', known.acme, { Employees: 9 });
      await disconnect(known.zgid);

      await purge(known.zgid);
      await notificationsSettled();

      expect(await world.tierwise.store.inbox.count(known.zgid)).toMatchObject({ records: 0 });
      expect(traces(known.zgid)).toBe(0);
    }, 30_000);

    it('can be repeated, and clears what an attempt cut short has left', async () => {
      const { purge } = await beside();
      const { store } = world.tierwise;
      await purge(known.zgid);
      await store.inbox.markAccounts(known.zgid, ['left over'], 'backfill', 1);

      expect(await purge(known.zgid)).toBeUndefined();

      expect(traces(known.zgid)).toBe(0);
    });

    it('happens by itself when Zoho has refused us for a month, not a day sooner', async () => {
      world.organization.setUserStatus(known.admin, 'inactive');
      world.clock.advance(3_600_000);
      await world.stayCurrent();
      const { accessLostAt } = await world.known();
      expect(accessLostAt).toBeGreaterThan(0);
      world.clock.advance(accessLostForMs - 86_400_000);
      await world.stayCurrent();
      await world.tierwise.schedule.fire('sweep');
      expect((await world.known()).accessLostAt).toBe(accessLostAt);

      world.clock.advance(86_400_000);
      await world.tierwise.schedule.fire('sweep');

      expect(await world.tierwise.store.organizations.find(known.zgid)).toBeUndefined();
      expect(traces(known.zgid)).toBe(0);
    }, 60_000);

    it('is repeated when it was cut short after the organization was left', async () => {
      const { store } = world.tierwise;
      await store.organizations.change(known.zgid, { accessLostAt: world.clock.now() });
      world.clock.advance(accessLostForMs);
      const { purge } = store.organizations;
      store.organizations.purge = () => Promise.reject(new Error('killed'));
      await world.tierwise.schedule.fire('sweep');
      expect((await world.known()).status).toBe('disconnected');

      store.organizations.purge = purge;
      world.clock.advance(3_600_000);
      await world.tierwise.schedule.fire('sweep');
      expect(await store.organizations.find(known.zgid)).toBeUndefined();
      expect(traces(known.zgid)).toBe(0);
    });

    it('does not happen to who connects again in the meantime', async () => {
      world.organization.setUserStatus(known.admin, 'inactive');
      world.clock.advance(3_600_000);
      await world.stayCurrent();
      world.organization.setUserStatus(known.admin, 'active');
      await world.install();

      expect((await world.known()).accessLostAt).toBeUndefined();
      world.clock.advance(accessLostForMs);
      await world.tierwise.schedule.fire('sweep');
      expect((await world.known()).status).toBe('connected');
    });
  });
});

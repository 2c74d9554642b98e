import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/app/ports/store.ts';
import { DatabaseSync } from '../../src/store/sqlite/sqlite-engine.ts';
import { createSqliteStore } from '../../src/store/sqlite-store.ts';
import { plantEverything } from './contract/everything.ts';
import { aDeal, anAccount, anOrganization, aSession, drain, freshId } from './contract/samples.ts';

const secretKey = Buffer.alloc(32, 7).toString('base64');

describe('what stands in the files', () => {
  let folder: string;
  let path: string;
  let store: Store;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tierwise-at-rest-'));
    path = join(folder, 'tierwise.db');
    store = await createSqliteStore({ path, secretKey });
  });

  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });

  /** How often a text stands in the database or its companions. */
  function traces(text: string): number {
    const files = readdirSync(folder).map((name) => readFileSync(join(folder, name)));
    return files.reduce((sum, bytes) => sum + bytes.toString('latin1').split(text).length - 1, 0);
  }

  it('is no token', async () => {
    const organizationId = freshId();
    await store.connections.save(organizationId, {
      refreshToken: '1000.planted-refresh',
      accessToken: '1000.planted-access',
      accountsUrl: 'https://accounts.zoho.eu',
    });
    const session = aSession(organizationId, { accessToken: '1000.planted-session' });
    await store.signIns.putSession('session-hash', session);
    await store.signIns.putTicket('ticket-hash', { collectorHash: 'c', session, expiresAt: 9 });

    expect(traces('accounts.zoho.eu')).toBeGreaterThan(0);
    expect(traces('planted-')).toBe(0);
  });

  it('does not open for another organization or another column', async () => {
    const [victim, thief] = [freshId(), freshId()];
    const accountsUrl = 'https://accounts.zoho.eu';
    await store.connections.save(victim, { refreshToken: 'r', accessToken: 'a', accountsUrl });
    await store.connections.save(thief, { refreshToken: 'own', accountsUrl });
    const database = new DatabaseSync(path);
    const { sealed_refresh_token, sealed_access_token } = database
      .prepare('select * from connections where org_id = ?')
      .get(victim);
    const plant = database.prepare(
      'update connections set sealed_refresh_token = ? where org_id = ?',
    );

    for (const [stolen, owner] of [
      [sealed_refresh_token, thief],
      [sealed_access_token, victim],
    ]) {
      plant.run(stolen, owner);
      await expect(store.connections.find(owner)).rejects.toMatchObject({
        code: 'secret-key-unusable',
      });
    }
    database.close();
  });

  it('is refused with another key, at once', async () => {
    const otherKey = Buffer.alloc(32, 8).toString('base64');

    await expect(createSqliteStore({ path, secretKey: otherKey })).rejects.toMatchObject({
      code: 'secret-key-unusable',
    });
  });

  it('is nothing of a purged organization, however its rows had moved about', async () => {
    const [purged, other] = [freshId(), freshId()];
    for (let round = 0; round < 12; round++) {
      for (const organizationId of [purged, other]) await churn(organizationId, round);
    }
    for (const organizationId of [purged, other]) {
      await plantEverything(store, organizationId);
      await store.organizations.save(anOrganization(organizationId));
    }
    expect(traces(purged)).toBeGreaterThan(1000);

    await store.organizations.purge(purged);
    await store.scrub();

    expect(traces(purged)).toBe(0);
    expect(traces(other)).toBeGreaterThan(1000);
  });

  /** Inserts, grows, shrinks and removes rows so that pages split, merge and overflow. */
  async function churn(organizationId: string, round: number): Promise<void> {
    const numbers = Array.from({ length: 150 }, (_, index) => (index * 7919 + round * 131) % 1000);
    const name = (n: number) => `${organizationId} ${'x'.repeat(((n + round) * 37) % 900)}`;
    await store.mirror.putAccounts(
      organizationId,
      numbers.map((n) =>
        anAccount({ id: `a${n}`, name: name(n), parentId: `${organizationId}-${n % 9}` }, round),
      ),
    );
    await store.mirror.putDeals(
      organizationId,
      numbers.map((n) =>
        aDeal({ id: `d${n}`, accountId: `${organizationId}-${n % 50}`, name: name(n) }, round),
      ),
    );
    const removed = numbers.slice(0, 60).map((n) => `d${n}`);
    await store.mirror.remove(organizationId, 'Deals', removed);
  }

  it('is a row in every table for an organization in use, and in none after its purge', async () => {
    const organizationId = freshId();
    const database = new DatabaseSync(path);
    const tables = database
      .prepare(`select m.name from sqlite_master m, pragma_table_info(m.name) c
        where m.type = 'table' and c.name = 'org_id'`)
      .all()
      .map(({ name }) => String(name));
    const used = () =>
      tables.filter((table) =>
        database.prepare(`select 1 from ${table} where org_id = ?`).get(organizationId),
      );

    await plantEverything(store, organizationId);
    expect(used()).toEqual(tables);
    const { rows: told } = await drain(store.organizations.readKept(organizationId));
    expect(new Set(told.map(({ table }) => table))).toEqual(new Set(tables));
    await store.organizations.purge(organizationId);
    expect(used()).toEqual([]);
    database.close();
  });
});

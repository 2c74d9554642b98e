import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { anAccount, freshId } from '../contract/samples.ts';

const built = (file: string) => import(/* @vite-ignore */ join(process.cwd(), 'dist/store', file));

/** Threads load what was built, so that is what these tests run. */
const { createSqliteStore }: typeof import('../../../src/store/sqlite-store.ts') =
  await built('sqlite-store.js');
const { rebuildInThread }: typeof import('../../../src/store/sqlite/rebuild-in-thread.ts') =
  await built('sqlite/rebuild-in-thread.js');

const secretKey = Buffer.alloc(32, 7).toString('base64');

describe('rebuilding a file in a thread', () => {
  let folder: string;
  let path: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tierwise-rebuild-'));
    path = join(folder, 'tierwise.db');
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  /** How often a text stands in the database or its companions. */
  function traces(text: string): number {
    const files = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'latin1'));
    return files.reduce((sum, bytes) => sum + bytes.split(text).length - 1, 0);
  }

  it('lets everybody read meanwhile, loses no write, and leaves nothing of who was purged', async () => {
    const store = await createSqliteStore({ path, secretKey });
    const [purged, other] = [freshId(), freshId()];
    for (let part = 0; part < 20; part++) {
      for (const id of [purged, other]) {
        const name = `${id} ${'x'.repeat(900)}`;
        const accounts = Array.from({ length: 1000 }, (_, n) => `${part}-${n}`);
        await store.mirror.putAccounts(
          id,
          accounts.map((account) => anAccount({ id: account, name }, part)),
        );
      }
    }
    const sizeBefore = statSync(path).size;
    await store.organizations.purge(purged);
    expect(sizeBefore).toBeGreaterThan(30e6);

    let isOver = false;
    const scrubbed = store.scrub().finally(() => {
      isOver = true;
    });
    const written = store.inbox.markAccounts(other, ['a'], 'backfill', 1);
    let readings = 0;
    for (; !isOver; readings++) await store.mirror.count(other);
    await Promise.all([scrubbed, written]);

    expect(readings).toBeGreaterThan(10);
    expect(await store.inbox.organizationsWaiting()).toEqual([other]);
    expect(await store.mirror.count(other)).toMatchObject({ accounts: 20_000 });
    expect(traces(purged)).toBe(0);
    expect(statSync(path).size).toBeLessThan(0.7 * sizeBefore);
    await store.close();
  });

  it('tells what the trouble was', async () => {
    writeFileSync(path, 'not a database, '.repeat(1000));

    await expect(rebuildInThread(path)).rejects.toMatchObject({
      code: 'store-unavailable',
      detail: 'the file is not an SQLite database',
    });
  });
});

import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DatabaseSync } from '../../src/store/sqlite/sqlite-engine.ts';
import { createSqliteStore } from '../../src/store/sqlite-store.ts';
import { freshId } from './contract/samples.ts';

const secretKey = Buffer.alloc(32, 7).toString('base64');

describe('one file in two processes', () => {
  let folder: string;
  let path: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tierwise-two-'));
    path = join(folder, 'tierwise.db');
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  it('can be made by several at once', async () => {
    const module = new URL('../../dist/store/sqlite-store.js', import.meta.url).href;
    const program = `
      const { createSqliteStore } = await import(${JSON.stringify(module)});
      const store = await createSqliteStore(${JSON.stringify({ path, secretKey })});
      const call = { organizationId: 'o', operation: 'op', credits: 1, at: 1 };
      for (let n = 0; n < 20; n++) await store.credits.add([call]);
      await store.close();`;

    await Promise.all(
      [1, 2, 3].map(() =>
        promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program]),
      ),
    );

    const store = await createSqliteStore({ path, secretKey });
    expect(await store.credits.spent('o', 0)).toEqual([
      { operation: 'op', calls: 60, credits: 60 },
    ]);
    await store.close();
  });

  it('shows each what the other has written, and leases decide who works', async () => {
    const [server, command] = await Promise.all([
      createSqliteStore({ path, secretKey }),
      createSqliteStore({ path, secretKey }),
    ]);
    const id = freshId();

    await server.inbox.markAccounts(id, ['a'], 'backfill', 1);

    expect(await command.inbox.organizationsWaiting()).toEqual([id]);
    expect(await server.schedule.takeLease(id, 'server', 0, 10)).toBe(true);
    expect(await command.schedule.takeLease(id, 'command', 1, 10)).toBe(false);
    await Promise.all([server.close(), command.close()]);
  });

  it('reads on while a write waits for the other’s lock', async () => {
    const store = await createSqliteStore({ path, secretKey });
    const other = new DatabaseSync(path);
    other.exec('begin immediate');
    const marked = store.inbox.markAccounts('o', ['a'], 'backfill', 1);

    for (let round = 0; round < 3; round++) {
      await expect(store.inbox.organizationsWaiting()).resolves.toEqual([]);
    }
    other.exec('rollback');
    await marked;
    expect(await store.inbox.organizationsWaiting()).toEqual(['o']);

    other.close();
    await store.close();
  });

  it('refuses a write when the other holds the lock too long, and goes on when it lets go', async () => {
    const store = await createSqliteStore({ path, secretKey, lockTimeoutMs: 50 });
    const other = new DatabaseSync(path);
    other.exec('begin immediate');
    const mark = () => store.inbox.markAccounts('o', ['a'], 'backfill', 1);

    await expect(mark()).rejects.toMatchObject({
      code: 'store-unavailable',
      detail: 'another process holds it locked',
    });
    await expect(store.ping()).resolves.toBeUndefined();
    other.exec('rollback');
    await expect(mark()).resolves.toBeUndefined();

    other.close();
    await store.close();
  });
});

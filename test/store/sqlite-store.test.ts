import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createSqliteStore } from '../../src/store/sqlite-store.ts';
import { anAccount, drain } from './contract/samples.ts';
import { describeStore } from './store-contract.ts';

const secretKey = Buffer.alloc(32, 7).toString('base64');
const folder = mkdtempSync(join(tmpdir(), 'tierwise-store-'));
const pathOf = (name: string) => join(folder, name);

afterAll(() => rmSync(folder, { recursive: true }));

describeStore('the SQLite store', () =>
  createSqliteStore({ path: pathOf('contract.db'), secretKey }),
);

describe('the file of an SQLite store', () => {
  it('is whole by itself once closed, so that it can be copied', async () => {
    const store = await createSqliteStore({ path: pathOf('closed.db'), secretKey });
    await store.mirror.putAccounts('o', [anAccount({ id: 'a' })]);
    await store.close();
    writeFileSync(pathOf('copy.db'), readFileSync(pathOf('closed.db')));

    const copy = await createSqliteStore({ path: pathOf('copy.db'), secretKey });

    expect(await copy.mirror.count('o')).toEqual({ accounts: 1, deals: 0 });
    await copy.close();
  });

  it('is refused when it is something else, and left alone', async () => {
    const text = 'Account Name,Amount\n'.repeat(1000);
    writeFileSync(pathOf('book.csv'), text);

    await expect(createSqliteStore({ path: pathOf('book.csv'), secretKey })).rejects.toMatchObject({
      code: 'store-unavailable',
      detail: 'the file is not an SQLite database',
    });
    expect(readFileSync(pathOf('book.csv'), 'utf8')).toBe(text);
  });

  it('is told to be damaged when it is', async () => {
    const path = pathOf('damaged.db');
    const store = await createSqliteStore({ path, secretKey });
    const accounts = Array.from({ length: 2000 }, (_, index) => anAccount({ id: `${index}` }));
    await store.mirror.putAccounts('o', accounts);
    await store.close();
    const bytes = readFileSync(path);
    writeFileSync(path, bytes.fill(0xff, Math.floor(bytes.length / 2), bytes.length));

    async function readDamaged() {
      const damaged = await createSqliteStore({ path, secretKey });
      await drain(damaged.mirror.readAll('o')).finally(() => damaged.close());
    }

    await expect(readDamaged()).rejects.toMatchObject({
      code: 'store-unavailable',
      detail: 'the file is damaged',
    });
  });

  it.each(['', 'too short', Buffer.alloc(33).toString('base64')])(
    'is not opened with the key %j',
    async (key) => {
      const opening = createSqliteStore({ path: pathOf('keyless.db'), secretKey: key });

      await expect(opening).rejects.toMatchObject({ code: 'secret-key-unusable' });
    },
  );
});

import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Store } from '../../src/app/ports/store.ts';
import { createSqliteStore } from '../../src/store/sqlite-store.ts';

/** A real store of its own. */
export interface OpenStore {
  store: Store;
  /** The database file. */
  path: string;
  /** The same database as another process has it. */
  openAgain(): Promise<Store>;
  remove(): Promise<void>;
}

/** Opens an empty store in a folder that `remove` takes away. */
export async function openStore(): Promise<OpenStore> {
  const folder = mkdtempSync(join(tmpdir(), 'tierwise-store-'));
  const path = join(folder, 'tierwise.db');
  const secretKey = randomBytes(32).toString('base64');
  const opened = [await createSqliteStore({ path, secretKey })];
  const [store] = opened as [Store];
  return {
    store,
    path,
    async openAgain() {
      const again = await createSqliteStore({ path, secretKey });
      opened.push(again);
      return again;
    },
    async remove() {
      for (const each of opened) await each.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

import { Kysely } from 'kysely';
import type { Store } from '../app/ports/store.ts';
import { createKyselyStore } from './kysely-store.ts';
import { checkpointPages, openDatabase } from './sqlite/open-database.ts';
import { rebuildFile } from './sqlite/rebuild-file.ts';
import { rebuildInThread } from './sqlite/rebuild-in-thread.ts';
import { createSqliteDialect } from './sqlite/sqlite-dialect.ts';
import type { Tables } from './tables.ts';

/**
 * The store in one SQLite file. Several processes may open it (the server and a command beside it); workers of several
 * instances belong on PostgreSQL.
 *
 * @param path made when absent, readable by its owner alone
 * @param secretKey 32 bytes in base64; encrypts the tokens
 * @param lockTimeoutMs how long a write waits for another process's. @default 60000
 */
export async function createSqliteStore({
  path,
  secretKey,
  lockTimeoutMs,
}: {
  path: string;
  secretKey: string;
  lockTimeoutMs?: number;
}): Promise<Store> {
  const database = openDatabase(path);
  const db = new Kysely<Tables>({ dialect: createSqliteDialect(database, lockTimeoutMs) });
  try {
    return await createKyselyStore({ db, scrubFiles, close }, secretKey);
  } catch (error) {
    await close();
    throw error;
  }

  async function scrubFiles(): Promise<void> {
    // Else whoever writes first after it would empty the whole log, and everybody stand still for that.
    database.exec('pragma wal_autocheckpoint = 0');
    try {
      await (rebuildInThread(path) ??
        db.connection().execute(async () => rebuildFile(database, 0)));
    } finally {
      if (database.isOpen) database.exec(`pragma wal_autocheckpoint = ${checkpointPages}`);
    }
  }

  async function close(): Promise<void> {
    await db.connection().execute(async () => {
      if (!database.isOpen) return;
      try {
        // The backport lets go of the file only when its statements are collected: leave nothing in the log until then.
        database.exec('pragma wal_checkpoint(truncate)');
      } catch {
        // The log stays as it is, and the next opening reads it.
      } finally {
        database.close();
      }
    });
  }
}

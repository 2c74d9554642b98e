import { Kysely, sql } from 'kysely';
import { AppError } from '../app/errors.ts';
import type { Store } from '../app/ports/store.ts';
import { createKyselyStore } from './kysely-store.ts';
import { openDatabase } from './sqlite/open-database.ts';
import { createSqliteDialect } from './sqlite/sqlite-dialect.ts';
import type { Tables } from './tables.ts';

/**
 * The store in one SQLite file. Several processes may open it (the server and a command beside it); workers of several
 * instances belong on PostgreSQL.
 *
 * @param path made when absent, readable by its owner alone
 * @param secretKey 32 bytes in base64; encrypts the tokens
 * @param lockTimeoutMs how long a write waits for another process's. @default 5000
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
    return await createKyselyStore({ db, scrub, close }, secretKey);
  } catch (error) {
    await close();
    throw error;
  }

  /**
   * Rebuilds the file and empties the log. `secure_delete` alone is not enough: where rows have moved between pages their
   * old copies stay in the gaps.
   */
  async function scrub(): Promise<void> {
    await sql`vacuum`.execute(db);
    const { rows } = await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(db);
    if (rows[0]?.busy !== 0) {
      throw new AppError('store-unavailable', 'another process keeps its log from being emptied');
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

import { Kysely, sql } from 'kysely';
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
 * @param lockTimeoutMs how long a write waits for another process's, blocking this one. @default 5000
 */
export async function createSqliteStore({
  path,
  secretKey,
  lockTimeoutMs = 5000,
}: {
  path: string;
  secretKey: string;
  lockTimeoutMs?: number;
}): Promise<Store> {
  const database = openDatabase(path, lockTimeoutMs);
  const db = new Kysely<Tables>({ dialect: createSqliteDialect(database) });
  try {
    return await createKyselyStore({ db, scrub }, secretKey);
  } catch (error) {
    await db.destroy();
    throw error;
  }

  /** Deleted rows are overwritten with zeros (`secure_delete`), but their old pages stand in the log until it is emptied. */
  async function scrub(): Promise<void> {
    await sql`pragma wal_checkpoint(truncate)`.execute(db);
  }
}

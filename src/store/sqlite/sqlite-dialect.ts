import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { type Dialect, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import { createSqliteDriver } from './sqlite-driver.ts';

/**
 * Kysely's way to speak to an open database file.
 *
 * @param lockTimeoutMs how long a transaction or statement waits for another process's. @default 60000
 */
export function createSqliteDialect(
  database: DatabaseSyncInstance,
  lockTimeoutMs = 60_000,
): Dialect {
  return {
    createDriver: () => createSqliteDriver(database, lockTimeoutMs),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createAdapter: () => new TransactionalSqliteAdapter(),
    createIntrospector: (db) => new SqliteIntrospector(db),
  };
}

/** SQLite can roll back table changes; Kysely leaves it unused, and a migration cut short would stay half done. */
class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

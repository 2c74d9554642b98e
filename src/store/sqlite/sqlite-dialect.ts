import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { type Dialect, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import { createSqliteDriver } from './sqlite-driver.ts';

/** Kysely's way to speak to an open database file. */
export function createSqliteDialect(database: DatabaseSyncInstance): Dialect {
  return {
    createDriver: () => createSqliteDriver(database),
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

import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { CompiledQuery, type DatabaseConnection, type Driver } from 'kysely';
import { createSqliteConnection } from './sqlite-connection.ts';
import { createTurnstile } from './turnstile.ts';

/**
 * Kysely's driver for one open database file: one connection, used by one transaction or statement at a time.
 *
 * @param lockTimeoutMs how long a transaction or statement waits for another process's
 */
export function createSqliteDriver(database: DatabaseSyncInstance, lockTimeoutMs: number): Driver {
  const turnstile = createTurnstile();
  const connection = createSqliteConnection(database, turnstile, lockTimeoutMs);

  function run(statement: string) {
    return async (on: DatabaseConnection): Promise<void> => {
      await on.executeQuery(CompiledQuery.raw(statement));
    };
  }

  return {
    async init() {},
    async acquireConnection() {
      await turnstile.enter();
      return connection;
    },
    async releaseConnection() {
      turnstile.leave();
    },
    // The write lock is taken at the start: a lock wanted halfway can be refused at once, however long one would wait.
    beginTransaction: run('begin immediate'),
    commitTransaction: run('commit'),
    async rollbackTransaction(on) {
      // After some errors (a full disk) SQLite has already rolled back by itself.
      if (database.isTransaction) await run('rollback')(on);
    },
    /** Whoever opened the database closes it. */
    async destroy() {},
  };
}

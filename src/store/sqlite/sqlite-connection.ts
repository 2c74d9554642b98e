import { setTimeout as delay, setImmediate as nextTurn } from 'node:timers/promises';
import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely';
import { createStatementCache } from './statement-cache.ts';
import { toBindable } from './to-bindable.ts';
import { isLockedError, toStoreError } from './to-store-error.ts';
import type { Turnstile } from './turnstile.ts';

/** How long statements may follow one another before everything else in the process gets a turn. */
const longestStretchMs = 8;

const lockRetryMs = 10;

/**
 * The one connection to a database file, as Kysely sees it.
 *
 * @param turnstile whoever uses the connection has entered
 * @param lockTimeoutMs how long a statement is tried again while another process holds the file locked
 */
export function createSqliteConnection(
  database: DatabaseSyncInstance,
  turnstile: Turnstile,
  lockTimeoutMs: number,
): DatabaseConnection {
  const statements = createStatementCache(database);
  let lastTurnAt = performance.now();

  /** SQLite answers at once, so that a loop of statements would never return to the event loop by itself. */
  async function letOthersRun(): Promise<void> {
    if (performance.now() - lastTurnAt < longestStretchMs) return;
    await nextTurn();
    lastTurnAt = performance.now();
  }

  /** What only reads need not wait for the lock. */
  async function letOthersIn(): Promise<void> {
    turnstile.leave();
    await delay(lockRetryMs);
    await turnstile.enter();
  }

  function run<Row>({ sql, parameters }: CompiledQuery): QueryResult<Row> {
    const { statement, answersRows } = statements.prepare(sql);
    const values = parameters.map(toBindable);
    if (!answersRows)
      return { rows: [], numAffectedRows: BigInt(statement.run(...values).changes) };
    // Rows come without a prototype; nobody who receives one should have to know.
    return { rows: statement.all(...values).map((row: object) => ({ ...row }) as Row) };
  }

  return {
    async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
      const givesUpAt = performance.now() + lockTimeoutMs;
      for (;;) {
        await letOthersRun();
        try {
          return run<Row>(query);
        } catch (error) {
          // Within a transaction the lock is ours, and a statement could not be tried again by itself.
          const isWorthRetrying = isLockedError(error) && !database.isTransaction;
          if (!isWorthRetrying || performance.now() >= givesUpAt) throw toStoreError(error);
          await letOthersIn();
        }
      }
    },
    streamQuery() {
      throw new Error('an open reading would block every writer: read by pages instead');
    },
  };
}

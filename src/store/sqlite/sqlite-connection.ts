import { setImmediate as nextTurn } from 'node:timers/promises';
import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely';
import { createStatementCache } from './statement-cache.ts';
import { toBindable } from './to-bindable.ts';
import { toStoreError } from './to-store-error.ts';

/** How long statements may follow one another before everything else in the process gets a turn. */
const longestStretchMs = 8;

/** The one connection to a database file, as Kysely sees it. */
export function createSqliteConnection(database: DatabaseSyncInstance): DatabaseConnection {
  const statements = createStatementCache(database);
  let lastTurnAt = performance.now();

  return {
    async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
      // SQLite answers at once, so that a loop of statements would never return to the event loop by itself.
      if (performance.now() - lastTurnAt > longestStretchMs) {
        await nextTurn();
        lastTurnAt = performance.now();
      }
      try {
        const { statement, answersRows } = statements.prepare(sql);
        const values = parameters.map(toBindable);
        if (answersRows) {
          // Rows come without a prototype; nobody who receives one should have to know.
          return { rows: statement.all(...values).map((row: object) => ({ ...row }) as Row) };
        }
        return { rows: [], numAffectedRows: BigInt(statement.run(...values).changes) };
      } catch (error) {
        throw toStoreError(error);
      }
    },
    streamQuery() {
      throw new Error('an open reading would block every writer: read by pages instead');
    },
  };
}

import type { DatabaseSyncInstance, StatementSyncInstance } from '@photostructure/sqlite';

/** A statement ready to run. */
export interface Prepared {
  statement: StatementSyncInstance;
  /** Whether running it gives rows (`select`, `returning`) instead of a count of changes. */
  answersRows: boolean;
}

const statementsKept = 200;

/** Prepares each text once, as long as it is among the ones last used. */
export function createStatementCache(database: DatabaseSyncInstance): {
  prepare(sql: string): Prepared;
} {
  /** In the order of their last use. */
  const kept = new Map<string, Prepared>();

  function prepareAnew(sql: string): Prepared {
    const statement = database.prepare(sql);
    return { statement, answersRows: statement.columns().length > 0 };
  }

  return {
    prepare(sql) {
      const prepared = kept.get(sql) ?? prepareAnew(sql);
      kept.delete(sql);
      kept.set(sql, prepared);
      const [leastRecent] = kept.keys();
      if (kept.size > statementsKept && leastRecent !== undefined) kept.delete(leastRecent);
      return prepared;
    },
  };
}

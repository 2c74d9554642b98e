import type { DatabaseSyncInstance } from '@photostructure/sqlite';

/** How often to look whether others have let go of the log. */
const lookEveryMs = 20;

/**
 * Rebuilds an open database file and empties its log, so that nothing of deleted rows is left. `secure_delete` alone is not
 * enough: where rows have moved between pages their old copies stay in the gaps. The thread stands still meanwhile.
 *
 * @param patienceMs how long to wait for other connections to let go of the file, and then of the log
 * @throws SQLite's error; `database is locked` when they do not
 */
export function rebuildFile(database: DatabaseSyncInstance, patienceMs: number): void {
  database.exec(`pragma busy_timeout = ${patienceMs}`);
  database.exec('vacuum');
  const emptyLog = database.prepare('pragma wal_checkpoint(truncate)');
  // Unlike a reader or writer, another connection's checkpoint is not waited for by SQLite.
  // https://www.sqlite.org/c3ref/wal_checkpoint_v2.html
  const givesUpAt = performance.now() + patienceMs;
  while (emptyLog.all()[0]?.busy !== 0) {
    if (performance.now() >= givesUpAt) throw new Error('database is locked');
    standStill(lookEveryMs);
  }
}

function standStill(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

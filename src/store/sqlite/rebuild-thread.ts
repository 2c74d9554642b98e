import { workerData } from 'node:worker_threads';
import { rebuildFile } from './rebuild-file.ts';
import { DatabaseSync } from './sqlite-engine.ts';

/** Nobody else stands still meanwhile. */
const patienceMs = 60_000;

// The program of a thread: rebuilds the database file whose path it was given.
const database = new DatabaseSync(workerData as string);
try {
  rebuildFile(database, patienceMs);
} finally {
  database.close();
}

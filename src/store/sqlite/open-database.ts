import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { AppError } from '../../app/errors.ts';
import { DatabaseSync } from './sqlite-engine.ts';
import { toStoreError } from './to-store-error.ts';

/** Pages in the log after which a write moves them into the file. */
export const checkpointPages = 8000;

/**
 * Opens a database file, made when absent: readable by its owner alone, in a folder made likewise. Several processes
 * may have it open.
 */
export function openDatabase(path: string): DatabaseSyncInstance {
  makePrivate(path);
  try {
    const database = new DatabaseSync(path);
    try {
      return prepare(database);
    } catch (error) {
      database.close();
      throw error;
    }
  } catch (error) {
    throw toStoreError(error);
  }
}

/** SQLite would create the file with the process's usual mode; its `-wal` and `-shm` files inherit what stands here. */
function makePrivate(path: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    closeSync(openSync(path, 'a', 0o600));
    chmodSync(path, 0o600);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new AppError('store-unavailable', `the file cannot be written: ${code}`, {
      cause: error,
    });
  }
}

function prepare(database: DatabaseSyncInstance): DatabaseSyncInstance {
  database.exec('pragma busy_timeout = 100');
  const [{ journal_mode }] = database.prepare('pragma journal_mode = wal').all() as [
    { journal_mode: string },
  ];
  if (journal_mode !== 'wal') {
    throw new AppError('store-unavailable', 'its file system does not support shared memory');
  }
  database.exec(`
    pragma synchronous = full;
    pragma foreign_keys = on;
    pragma secure_delete = on;
    pragma cache_size = -32000;
    pragma wal_autocheckpoint = ${checkpointPages};
    pragma journal_size_limit = 67108864;
  `);
  // SQLite's own wait stands still with the whole process: from here on the connection waits.
  database.exec('pragma busy_timeout = 0');
  return database;
}

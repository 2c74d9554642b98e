import { AppError } from '../../app/errors.ts';

/**
 * SQLite's messages as far as a person can do something about them. Not its result codes: the backport of `node:sqlite`
 * leaves those out of errors of `all`.
 */
const troubles: Record<string, string> = {
  'database is locked': 'another process holds it locked',
  'out of memory': 'memory ran out',
  'attempt to write a readonly database': 'it is read-only',
  'disk I/O error': 'the disk reports an input or output error',
  'database disk image is malformed': 'the file is damaged',
  'database or disk is full': 'the disk is full',
  'unable to open database file': 'the file cannot be opened',
  'file is not a database': 'the file is not an SQLite database',
  'database is not open': 'it is closed',
  'Database connection is closed': 'it is closed',
};

/** Whether SQLite refused because another connection holds the lock. */
export function isLockedError(error: unknown): boolean {
  return (error as Error).message === 'database is locked';
}

/**
 * The error as the port promises it: `store-unavailable` with the trouble in words and the original as cause.
 * SQLite's messages name tables and columns, never bound values.
 */
export function toStoreError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const { message } = error as Error;
  const detail = troubles[message] ?? 'unexpected error';
  return new AppError('store-unavailable', detail, { cause: error });
}

import { AppError } from '../../app/errors.ts';

/** SQLite's primary result codes (https://sqlite.org/rescode.html), as far as a person can do something about them. */
const troubles: Record<number, string> = {
  5: 'another process holds it locked',
  6: 'it is locked',
  7: 'memory ran out',
  8: 'it is read-only',
  10: 'the disk reports an input or output error',
  11: 'the file is damaged',
  13: 'the disk is full',
  14: 'the file cannot be opened',
  23: 'access is denied',
  26: 'the file is not an SQLite database',
};

/**
 * The error as the port promises it: `store-unavailable` with the trouble in words and the original as cause.
 * SQLite's messages name tables and columns, never bound values.
 */
export function toStoreError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const { errcode, code } = error as { errcode?: number; code?: string };
  // The low byte is the primary code, the rest says more precisely the same.
  const trouble = errcode === undefined ? undefined : troubles[errcode & 0xff];
  return new AppError('store-unavailable', trouble ?? nameOf(errcode, code), { cause: error });
}

function nameOf(errcode: number | undefined, code: string | undefined): string {
  if (errcode !== undefined) return `SQLite error ${errcode}`;
  return code === 'ERR_INVALID_STATE' ? 'it is closed' : (code ?? 'unexpected error');
}

import { AppError } from '../../app/errors.ts';

/** What may be bound to a statement; each comes back from a column of its type as it went in. */
export type Bindable = string | number | null | Uint8Array;

/**
 * The value as it may be bound. Everything else is refused by name of its type: SQLite or its driver would cut a text at
 * NUL, store NaN as NULL and `true` as 1, read large bigints back as errors, and take an object for named parameters.
 */
export function toBindable(value: unknown): Bindable {
  if (value === null || value instanceof Uint8Array) return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (typeof value === 'string' && isStorable(value)) return value;
  throw new AppError('internal', `a ${nameOf(value)} cannot be stored`);
}

/** Whether a text has neither NUL nor half a surrogate pair, which UTF-8 cannot hold; JSON escapes both. */
function isStorable(text: string): boolean {
  return !text.includes('\0') && !/\p{Surrogate}/u.test(text);
}

function nameOf(value: unknown): string {
  if (typeof value === 'string') return 'text with NUL or half a character';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'object') return value?.constructor?.name ?? 'object';
  return typeof value;
}

import { AppError } from '../../app/errors.ts';

/** What may be bound to a statement; each comes back from a column of its type as it went in. */
export type Bindable = string | number | null | Uint8Array;

/**
 * The value as it may be bound. Everything else is refused by name of its type: SQLite would store NaN as NULL and
 * `true` as 1, read large bigints back as errors, and take a plain object for named parameters.
 */
export function toBindable(value: unknown): Bindable {
  if (typeof value === 'string' || value === null || value instanceof Uint8Array) return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw new AppError('internal', `a ${nameOf(value)} cannot be stored`);
}

function nameOf(value: unknown): string {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'object') return value?.constructor?.name ?? 'object';
  return typeof value;
}

import type { Field, Lookup } from './module.ts';

/** A value as the emulator keeps it: a lookup always as `{id, name}`, whatever spelling the writer chose. */
export function storedValue(field: Field, value: unknown): unknown {
  if (field.dataType !== 'lookup' || value === null) return value;
  if (typeof value === 'string') return { id: value, name: '' } satisfies Lookup;
  const { id, name } = value as { id: string; name?: string };
  return { id, name: name ?? '' } satisfies Lookup;
}

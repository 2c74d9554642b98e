import { invalidData, mandatoryNotFound, type Refusal } from './refusals.ts';

/** One object of those a body lists; what its values are is still to be seen. */
export type Entry = Readonly<Record<string, unknown>>;

/** The entries of a body `{data: […]}` under whatever key: at least one, each an object; or Zoho's refusal. */
export function readEntries(body: unknown, key: string): readonly Entry[] | Refusal {
  const listed = isEntry(body) ? body[key] : undefined;
  if (listed === undefined) return mandatoryNotFound(`$.${key}`);
  if (Array.isArray(listed) && listed.length > 0) return readList(listed, `$.${key}`);
  return invalidData(`$.${key}`, { expected_data_type: 'jsonarray' });
}

/** A list that may be missing, of objects; or Zoho's refusal. */
export function readList(list: unknown, path: string): readonly Entry[] | Refusal {
  if (list === undefined || list === null) return [];
  if (!Array.isArray(list)) return invalidData(path, { expected_data_type: 'jsonarray' });
  const wrong = list.findIndex((entry) => !isEntry(entry));
  return wrong < 0 ? list : invalidData(`${path}[${wrong}]`, { expected_data_type: 'jsonobject' });
}

/** Whether a value is an object in the sense of JSON. */
export function isEntry(value: unknown): value is Entry {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

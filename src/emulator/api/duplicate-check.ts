import type { Module, StoredRecord } from '../organization/module.ts';
import { canSee } from '../organization/permissions.ts';
import type { ModuleName } from '../organization-seed.ts';
import type { Call } from './operation.ts';
import { invalidData, type Refusal } from './refusals.ts';
import type { Item } from './write-items.ts';

/** By which field Zoho itself tells that a record is there already, in the modules that can be upserted. */
const systemFields: Readonly<Partial<Record<ModuleName, string>>> = {
  Contacts: 'Email',
  Accounts: 'Account_Name',
  Deals: 'Deal_Name',
};

/** Whether Zoho has an upsert of the module: not of tasks and notes, which its page does not name. */
export function canBeUpserted({ apiName }: Module): boolean {
  return systemFields[apiName] !== undefined;
}

/**
 * By which fields an upsert looks for its records, in this order: those named, then the unique ones that were not. Zoho's
 * own field counts when it is named, or when none is.
 * https://www.zoho.com/crm/developer/docs/api/v8/upsert-records.html (how an unfit field is refused is not published)
 */
export function readDuplicateChecks(module: Module, body: unknown): readonly string[] | Refusal {
  const given = (body as { duplicate_check_fields?: unknown }).duplicate_check_fields ?? [];
  const path = '$.duplicate_check_fields';
  if (!Array.isArray(given)) return invalidData(path, { expected_data_type: 'jsonarray' });
  const unique = module.fields.filter(({ isUnique }) => isUnique).map(({ apiName }) => apiName);
  const own = systemFields[module.apiName] ?? [];
  const fit = [own, unique].flat();
  const wrong = given.findIndex((name) => !fit.includes(name));
  if (wrong >= 0) return invalidData(`${path}[${wrong}]`, { supported_values: fit });
  return given.length === 0 ? fit : [...new Set<string>([...given, ...unique])];
}

/** What an item is a duplicate of, and by which field. */
interface Duplicate {
  readonly record: StoredRecord;
  readonly field: string;
}

/**
 * The record that an item means: the first that has the item's value in the first of the fields by which there is one.
 * Which of several Zoho takes is not published: here it is the oldest that the user sees.
 */
export function findDuplicate(
  { organization, user }: Call,
  module: Module,
  item: Item,
  fields: readonly string[],
): Duplicate | undefined {
  for (const field of fields) {
    const value = item[field] ?? '';
    if (value === '') continue;
    const record = [...module.records.values()].find(
      (candidate) => candidate.values[field] === value && canSee(organization, user, candidate),
    );
    if (record) return { record, field };
  }
  return undefined;
}

import { zohoTime } from '../zoho-time.ts';
import { type Field, fieldOf, type Lookup, type Module, type StoredRecord } from './module.ts';
import type { Organization } from './organization.ts';

/** A record in Zoho's shape. */
export type ZohoRecord = { id: string } & Record<string, unknown>;

/** The value of one field, as Zoho answers it; `null` when it is empty. */
export function readField(organization: Organization, record: StoredRecord, field: Field): unknown {
  const own = kept[field.apiName];
  if (own) return own(organization, record);
  const value = record.values[field.apiName] ?? null;
  return field.dataType === 'lookup' && value !== null
    ? liveLookup(organization, field, value as Lookup, record)
    : value;
}

/** A record with these fields. */
export function renderRecord(
  organization: Organization,
  record: StoredRecord,
  fields: readonly Field[],
): ZohoRecord {
  const rendered: ZohoRecord = { id: record.id };
  for (const field of fields) {
    rendered[field.apiName] = readField(organization, record, field);
    if (field.apiName === 'What_Id') rendered['$se_module'] = record.values['$se_module'] ?? null;
  }
  return rendered;
}

/** The fields with these API names in this order; names that no field has are left out, as Zoho does. */
export function fieldsNamed(module: Module, names: readonly string[]): Field[] {
  return names.flatMap((name) => fieldOf(module, name) ?? []);
}

/** A user as records name him. */
export function userReference(organization: Organization, userId: string) {
  const user = organization.users.get(userId);
  return { name: user ? `${user.firstName} ${user.lastName}`.trim() : '', id: userId };
}

/** The name by which people know a record. */
export function nameOf(module: Module, record: StoredRecord): string {
  return String(record.values[module.nameField] ?? '');
}

type Reader = (organization: Organization, record: StoredRecord) => unknown;

const kept: Readonly<Record<string, Reader>> = {
  id: (_, record) => record.id,
  Owner: (organization, record) => ({
    ...userReference(organization, record.ownerId),
    email: organization.users.get(record.ownerId)?.email ?? '',
  }),
  Created_By: (organization, record) => userReference(organization, record.createdById),
  Modified_By: (organization, record) => userReference(organization, record.modifiedById),
  Created_Time: (organization, record) => time(organization, record.createdAt),
  Modified_Time: (organization, record) => time(organization, record.modifiedAt),
  Last_Activity_Time: (organization, record) => time(organization, record.lastActivityAt),
  Tag: (_, record) => record.values['Tag'] ?? [],
  Record_Status__s: () => 'Available',
  Locked__s: (_, record) => record.hold === 'locked',
};

function time(organization: Organization, instant: number): string {
  return zohoTime(instant, organization.facts.timeZone);
}

function liveLookup(
  organization: Organization,
  field: Field,
  { id, name }: Lookup,
  record: StoredRecord,
): unknown {
  const target = field.target ?? String(record.values['$se_module'] ?? '');
  const module = organization.modules.get(target);
  const found = module?.records.get(id);
  const reference = { name: module && found ? nameOf(module, found) : name, id };
  if (field.apiName !== 'Parent_Id') return reference;
  return { module: { api_name: target, id: module?.id ?? '' }, ...reference };
}

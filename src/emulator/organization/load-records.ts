import type { OrganizationSeed, RecordSeed } from '../organization-seed.ts';
import { parseZohoTime, wholeSeconds } from '../zoho-time.ts';
import { deriveFields } from './derived-fields.ts';
import { compareIds } from './identifiers.ts';
import { fieldOf, type Module, type StoredRecord } from './module.ts';
import type { Organization } from './organization.ts';
import { storedValue } from './stored-value.ts';

/** Fills an organization with the records of a seed, as they are. Throws when two records of a module share an id. */
export function loadRecords(organization: Organization, seed: OrganizationSeed): void {
  const now = organization.clock.now();
  const defaultOwner = seed.users[0]?.id;
  if (defaultOwner === undefined) throw new Error(`organization ${seed.zgid} needs a user`);
  const money = seed.currencies && { Currency: seed.currency, Exchange_Rate: 1 };
  for (const [name, records] of Object.entries(seed.records ?? {})) {
    const module = organization.modules.get(name);
    if (!module) throw new Error(`organization ${seed.zgid} has no module ${name}`);
    for (const given of [...records].sort((a, b) => compareIds(a.id, b.id))) {
      if (module.records.has(given.id)) throw new Error(`two ${name} have the id ${given.id}`);
      const record = storedFrom(given, module, defaultOwner, now, money);
      deriveFields(organization, module, record, given);
      module.records.set(record.id, record);
      organization.identifiers.passOver(record.id);
    }
  }
}

function storedFrom(
  seed: RecordSeed,
  module: Module,
  defaultOwner: string,
  now: number,
  money: { Currency: string; Exchange_Rate: number } | undefined,
): StoredRecord {
  const values: Record<string, unknown> = {};
  for (const field of module.fields) {
    const given = seed[field.apiName];
    if (given === undefined || kept.has(field.apiName)) continue;
    values[field.apiName] = storedValue(field, given);
  }
  if (money && fieldOf(module, 'Currency') && !values['Currency']) Object.assign(values, money);
  if (seed['$se_module'] !== undefined) values['$se_module'] = seed['$se_module'];
  const ownerId = idIn(seed['Owner']) ?? defaultOwner;
  const createdAt = parseZohoTime(seed['Created_Time']) ?? now;
  const modifiedAt = parseZohoTime(seed['Modified_Time']) ?? createdAt;
  return {
    id: seed.id,
    values,
    ownerId,
    createdAt: wholeSeconds(createdAt),
    createdById: idIn(seed['Created_By']) ?? ownerId,
    modifiedAt: wholeSeconds(modifiedAt),
    modifiedById: idIn(seed['Modified_By']) ?? ownerId,
    lastActivityAt: wholeSeconds(parseZohoTime(seed['Last_Activity_Time']) ?? modifiedAt),
    hold: seed['Locked__s'] === true ? 'locked' : undefined,
  };
}

/** Fields that a stored record holds apart from its values. */
const kept = new Set([
  'id',
  'Owner',
  'Created_By',
  'Modified_By',
  'Created_Time',
  'Modified_Time',
  'Last_Activity_Time',
  'Locked__s',
  'Record_Status__s',
]);

function idIn(value: unknown): string | undefined {
  return (value as { id?: string } | undefined)?.id;
}

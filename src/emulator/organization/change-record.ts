import { wholeSeconds } from '../zoho-time.ts';
import { referredId } from './check-value.ts';
import { defaultValues, deriveFields } from './derived-fields.ts';
import { compareIds } from './identifiers.ts';
import { fieldOf, type Lookup, type Module, type StoredRecord } from './module.ts';
import type { Automation, Organization, RecordChange } from './organization.ts';
import { nameOf } from './read-record.ts';
import { storedValue } from './stored-value.ts';

/** Who changes a record, and which automation of the customer's that sets off. */
export interface Actor {
  readonly userId: string;
  readonly automations: readonly Automation[];
  /** Whether subscribers are not told. */
  readonly isSilent?: boolean;
}

/** Every automation: what a change in the CRM's own pages sets off. */
export const allAutomations: readonly Automation[] = [
  'workflow',
  'approval',
  'blueprint',
  'pathfinder',
  'orchestration',
  'cadences',
];

type Values = Readonly<Record<string, unknown>>;

/** Adds a record; the values must have been checked. */
export function createRecord(
  organization: Organization,
  module: Module,
  values: Values,
  actor: Actor,
): StoredRecord {
  const at = wholeSeconds(organization.clock.now());
  const ownerId = referredId(values['Owner']) ?? actor.userId;
  const record: StoredRecord = {
    id: organization.identifiers.next(),
    values: {},
    ownerId,
    createdAt: at,
    createdById: actor.userId,
    modifiedAt: at,
    modifiedById: actor.userId,
    lastActivityAt: at,
    hold: undefined,
  };
  module.records.set(record.id, record);
  const affected = assign(module, record, {
    ...defaultValues(organization, module),
    ...values,
  });
  deriveFields(organization, module, record, values);
  announce(organization, { module, record, operation: 'insert', affectedFields: affected }, actor);
  return record;
}

/** Writes values into a record; the values must have been checked. Even a write that alters nothing moves Modified_Time. */
export function updateRecord(
  organization: Organization,
  module: Module,
  record: StoredRecord,
  values: Values,
  actor: Actor,
): void {
  const at = wholeSeconds(organization.clock.now());
  const affected = assign(module, record, values);
  const ownerId = referredId(values['Owner']);
  if (ownerId !== undefined && ownerId !== record.ownerId) {
    record.ownerId = ownerId;
    affected.push('Owner');
  }
  record.modifiedAt = at;
  record.modifiedById = actor.userId;
  record.lastActivityAt = at;
  deriveFields(organization, module, record, values);
  announce(organization, { module, record, operation: 'update', affectedFields: affected }, actor);
}

/** Moves a record to the recycle bin. */
export function deleteRecord(
  organization: Organization,
  module: Module,
  record: StoredRecord,
  actor: Actor,
): void {
  module.records.delete(record.id);
  module.deleted.push({
    record,
    name: nameOf(module, record),
    deletedAt: wholeSeconds(organization.clock.now()),
    deletedById: actor.userId,
  });
  announce(organization, { module, record, operation: 'delete', affectedFields: [] }, actor);
}

/**
 * Takes a record out of the recycle bin. Zoho does not say what that tells others: here its time of change moves and nobody
 * is notified, so that only who polls finds it.
 */
export function restoreRecord(
  organization: Organization,
  module: Module,
  id: string,
  actor: Actor,
): void {
  const place = module.deleted.findIndex(({ record }) => record.id === id);
  const [deleted] = place < 0 ? [] : module.deleted.splice(place, 1);
  if (!deleted) throw new Error(`no record ${id} in the recycle bin of ${module.apiName}`);
  const { record } = deleted;
  record.modifiedAt = wholeSeconds(organization.clock.now());
  record.modifiedById = actor.userId;
  // Records stand in the order of their ids.
  const all = [...module.records, [record.id, record] as const];
  module.records.clear();
  for (const [key, each] of all.sort(([a], [b]) => compareIds(a, b))) module.records.set(key, each);
  module.version += 1;
}

function assign(module: Module, record: StoredRecord, values: Values): string[] {
  const affected: string[] = [];
  for (const [name, given] of Object.entries(values)) {
    const field = fieldOf(module, name);
    if (name === '$se_module') record.values[name] = given;
    if (!field || field.isReadOnly || field.dataType === 'ownerlookup') continue;
    const value = storedValue(field, given);
    if (sameValue(record.values[name] ?? null, value)) continue;
    record.values[name] = value;
    affected.push(name);
  }
  return affected;
}

function sameValue(before: unknown, after: unknown): boolean {
  const [a, b] = [before, after] as [Lookup | null, Lookup | null];
  if (typeof a === 'object' && typeof b === 'object' && a && b && 'id' in a) return a.id === b.id;
  return before === after || JSON.stringify(before) === JSON.stringify(after);
}

function announce(
  organization: Organization,
  change: Omit<RecordChange, 'isRelatedAction'>,
  actor: Actor,
): void {
  const { module, record, operation } = change;
  module.version += 1;
  for (const automation of actor.automations)
    organization.wouldHaveFired.push({
      automation,
      module: module.apiName,
      recordId: record.id,
      operation,
      userId: actor.userId,
      at: organization.clock.now(),
    });
  if (actor.isSilent) return;
  for (const hear of organization.listeners) hear({ ...change, isRelatedAction: false });
  announceToParents(organization, change);
}

/** A deal, task or note is an activity of the records it belongs to: they hear of it too. */
function announceToParents(
  organization: Organization,
  { module, record }: Omit<RecordChange, 'isRelatedAction'>,
): void {
  for (const field of module.fields) {
    if (field.dataType !== 'lookup' || field.apiName === 'Parent_Account') continue;
    const lookup = record.values[field.apiName] as Lookup | null | undefined;
    const target = field.target ?? String(record.values['$se_module'] ?? '');
    const parentModule = organization.modules.get(target);
    const parent = lookup && parentModule?.records.get(lookup.id);
    if (!parentModule || !parent) continue;
    parent.lastActivityAt = wholeSeconds(organization.clock.now());
    for (const hear of organization.listeners)
      hear({
        module: parentModule,
        record: parent,
        operation: 'update',
        affectedFields: [],
        isRelatedAction: true,
      });
  }
}

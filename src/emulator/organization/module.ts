import type { DataType } from '../metadata/field-definition.ts';
import type { ModuleName } from '../organization-seed.ts';

/** A module of one organization: its fields and its records. */
export interface Module {
  readonly id: string;
  readonly apiName: ModuleName;
  readonly nameField: string;
  /** Its one layout. */
  layoutId: string;
  readonly fields: Field[];
  readonly records: Map<string, StoredRecord>;
  /** Newest last. */
  readonly deleted: DeletedRecord[];
  /** Grows with every change of a record, so that a sorted list knows when it is stale. */
  version: number;
}

/** A field of one organization. */
export interface Field {
  readonly id: string;
  readonly apiName: string;
  label: string;
  readonly dataType: DataType;
  length: number;
  readonly isCustom: boolean;
  readonly isMandatory: boolean;
  readonly isReadOnly: boolean;
  readonly isUnique: boolean;
  readonly target?: ModuleName | undefined;
  /** Entries of a picklist in their order; empty for other types. */
  readonly pickListValues: PickListValue[];
  hasColours: boolean;
  tooltip: { name: string; value: string } | null;
  /** Profiles whose access differs from `read_write`, by profile id. */
  readonly access: Map<string, FieldAccess>;
  readonly createdAt: number | undefined;
  modifiedAt: number | undefined;
}

/** What a profile may do with a field. */
export type FieldAccess = 'read_write' | 'read_only' | 'hidden';

/** One entry of a picklist. */
export interface PickListValue {
  readonly id: string;
  /** What records hold. */
  readonly actual: string;
  /** What people see. */
  display: string;
  /** `#rrggbb` */
  colour: string | null;
}

/** A record as the emulator keeps it: what Zoho keeps itself apart from what people and clients write. */
export interface StoredRecord {
  readonly id: string;
  /** By API name; lookups as {@link Lookup}, absent and `null` mean empty. */
  readonly values: Record<string, unknown>;
  ownerId: string;
  readonly createdAt: number;
  readonly createdById: string;
  modifiedAt: number;
  modifiedById: string;
  lastActivityAt: number;
  /** Why Zoho would refuse a change of this record at the moment, if it would. */
  hold: RecordHold | undefined;
}

/** A reference to another record; the name is the target's as long as it exists. */
export interface Lookup {
  readonly id: string;
  readonly name: string;
}

/** The states in which a record refuses changes. */
export type RecordHold = 'locked' | 'not-approved' | 'in-review' | 'in-blueprint' | 'read-only';

/** What remains of a deleted record. */
export interface DeletedRecord {
  readonly record: StoredRecord;
  readonly name: string | null;
  readonly deletedAt: number;
  readonly deletedById: string;
}

/** The field of a module with this API name. */
export function fieldOf(module: Module, apiName: string): Field | undefined {
  return module.fields.find((field) => field.apiName === apiName);
}

import type { DataType } from '../metadata/field-definition.ts';
import {
  type Field,
  fieldOf,
  type Lookup,
  type Module,
  type StoredRecord,
} from '../organization/module.ts';
import type { Organization } from '../organization/organization.ts';
import { readField } from '../organization/read-record.ts';
import { QueryProblem } from './query-problem.ts';

/** A field as a query reaches it, directly or through a lookup. */
export interface ResolvedPath {
  readonly field: Field;
  readonly dataType: DataType;
  /** The value in Zoho's shape. */
  read(record: StoredRecord): unknown;
  /** The same as something that can be compared: numbers for numbers and times, texts otherwise, `null` when empty. */
  comparable(record: StoredRecord): string | number | boolean | null;
}

/** Finds `Field` or `Lookup.Field` (joins go one level deep here). */
export function resolvePath(
  organization: Organization,
  module: Module,
  path: string,
): ResolvedPath {
  const [first = '', second, ...rest] = path.split('.');
  const field = fieldOf(module, first);
  if (!field || rest.length > 0) throw unknownColumn(path);
  if (second === undefined) return direct(organization, field);
  const target = organization.modules.get(field.target ?? '');
  const inner = target && fieldOf(target, second);
  if (!target || !inner) throw unknownColumn(path);
  const step = direct(organization, inner);
  const follow = (record: StoredRecord) => {
    const lookup = record.values[field.apiName] as Lookup | null | undefined;
    return lookup ? target.records.get(lookup.id) : undefined;
  };
  const isId = second === 'id';
  return {
    ...step,
    read(record) {
      if (isId) return (record.values[field.apiName] as Lookup | null | undefined)?.id ?? null;
      const found = follow(record);
      return found ? step.read(found) : null;
    },
    comparable(record) {
      if (isId) return (record.values[field.apiName] as Lookup | null | undefined)?.id ?? null;
      const found = follow(record);
      return found ? step.comparable(found) : null;
    },
  };
}

function direct(organization: Organization, field: Field): ResolvedPath {
  return {
    field,
    dataType: field.dataType,
    read: (record) => readField(organization, record, field),
    comparable: (record) => comparableOf(organization, record, field),
  };
}

const instants: Readonly<Record<string, (record: StoredRecord) => number>> = {
  Created_Time: (record) => record.createdAt,
  Modified_Time: (record) => record.modifiedAt,
  Last_Activity_Time: (record) => record.lastActivityAt,
};

function comparableOf(
  organization: Organization,
  record: StoredRecord,
  field: Field,
): string | number | boolean | null {
  const instant = instants[field.apiName];
  if (instant) return instant(record);
  const value = readField(organization, record, field);
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return value;
  if (field.dataType === 'datetime') return Date.parse(String(value));
  return typeof value === 'object' ? ((value as { id?: string }).id ?? null) : String(value);
}

function unknownColumn(path: string): QueryProblem {
  const details = { column_name: path };
  return new QueryProblem('INVALID_QUERY', 'column given seems to be invalid', details);
}

import type { ModuleName } from '../organization-seed.ts';

/** Zoho's data types, as far as the emulator's modules use them. */
export type DataType =
  | 'text'
  | 'textarea'
  | 'email'
  | 'phone'
  | 'website'
  | 'picklist'
  | 'multiselectpicklist'
  | 'integer'
  | 'bigint'
  | 'double'
  | 'currency'
  | 'percent'
  | 'date'
  | 'datetime'
  | 'boolean'
  | 'lookup'
  | 'ownerlookup'
  | 'jsonarray';

/** A field before an organization gives it an id. */
export interface FieldDefinition {
  apiName: string;
  label: string;
  dataType: DataType;
  /** Greatest number of characters or digits. */
  length: number;
  isMandatory?: boolean;
  /** Kept by Zoho itself: a write to it has no effect. */
  isReadOnly?: boolean;
  isUnique?: boolean;
  /** The module a lookup points into. */
  target?: ModuleName;
  /** Values of a picklist. */
  values?: readonly string[];
}

type Options = Omit<FieldDefinition, 'apiName' | 'label' | 'dataType' | 'length'>;

/** The length Zoho gives a field of a type when its maker asks for none. */
const lengths: Record<DataType, number> = {
  text: 255,
  textarea: 32_000,
  email: 100,
  phone: 30,
  website: 450,
  picklist: 120,
  multiselectpicklist: 2000,
  integer: 9,
  bigint: 18,
  double: 16,
  currency: 16,
  percent: 5,
  date: 20,
  datetime: 120,
  boolean: 5,
  lookup: 120,
  ownerlookup: 120,
  jsonarray: 2000,
};

/** A field whose label is its API name with blanks. */
export function define(
  apiName: string,
  dataType: DataType,
  options: Options & { label?: string; length?: number } = {},
): FieldDefinition {
  const { label = apiName.replaceAll('_', ' '), length = lengths[dataType], ...rest } = options;
  return { apiName, label, dataType, length, ...rest };
}

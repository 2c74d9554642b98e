import { asText } from '../as-text.ts';
import type { DataType } from '../metadata/field-definition.ts';
import { parseZohoTime } from '../zoho-time.ts';
import { isId } from './identifiers.ts';
import type { Field } from './module.ts';
import type { Organization, User } from './organization.ts';
import { findVisible } from './permissions.ts';

/** What is wrong with a value, in the words of Zoho's `details` (empty when it only says that it is invalid). */
export interface ValueProblem {
  expected_data_type?: string;
  maximum_length?: number;
  supported_values?: string[];
}

/**
 * Whether Zoho would take the value for the field; `null` (which empties a field) always is.
 * Source: error samples of https://www.zoho.com/crm/developer/docs/api/v8/update-records.html.
 */
export function checkValue(
  organization: Organization,
  user: User,
  field: Field,
  value: unknown,
  targetModule = field.target,
): ValueProblem | undefined {
  if (value === null) return undefined;
  switch (field.dataType) {
    case 'picklist':
      return checkChoice(field, value);
    case 'multiselectpicklist':
      return Array.isArray(value)
        ? value.map((item) => checkChoice(field, item)).find((problem) => problem)
        : { expected_data_type: 'jsonarray' };
    case 'lookup':
      return checkLookup(organization, user, targetModule, value);
    case 'ownerlookup':
      return organization.users.get(referredId(value) ?? '')?.status === 'active' ? undefined : {};
    default:
      return checkPlain(field, value);
  }
}

/** The id in a reference, which clients write as `{id}` or as the id alone. */
export function referredId(value: unknown): string | undefined {
  const id = typeof value === 'object' && value !== null ? (value as { id?: unknown }).id : value;
  return isId(id) ? id : undefined;
}

function checkChoice(field: Field, value: unknown): ValueProblem | undefined {
  if (typeof value !== 'string') return { expected_data_type: 'text' };
  const values = field.pickListValues.map((entry) => entry.actual);
  return values.includes(value) ? undefined : { supported_values: values };
}

function checkLookup(
  organization: Organization,
  user: User,
  target: string | undefined,
  value: unknown,
): ValueProblem | undefined {
  if (typeof value !== 'object' && typeof value !== 'string')
    return { expected_data_type: 'jsonobject' };
  const module = organization.modules.get(target ?? '');
  const id = referredId(value);
  const found = module && id && findVisible(organization, user, module, id);
  return found ? undefined : {};
}

const numberTypes = new Set<DataType>(['integer', 'double', 'currency', 'percent']);
const isoDay = /^\d{4}-\d{2}-\d{2}$/;

function checkPlain(field: Field, value: unknown): ValueProblem | undefined {
  if (numberTypes.has(field.dataType)) return checkNumber(field, value);
  if (field.dataType === 'boolean')
    return typeof value === 'boolean' ? undefined : { expected_data_type: 'boolean' };
  if (field.dataType === 'bigint')
    return /^\d+$/.test(asText(value))
      ? checkLength(field, value)
      : { expected_data_type: 'bigint' };
  if (typeof value !== 'string') return { expected_data_type: textType(field.dataType) };
  if (field.dataType === 'date') return isDay(value) ? undefined : { expected_data_type: 'date' };
  if (field.dataType === 'datetime')
    return parseZohoTime(value) === undefined ? { expected_data_type: 'datetime' } : undefined;
  if (field.dataType === 'email' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value))
    return { expected_data_type: 'email' };
  return checkLength(field, value);
}

function checkNumber(field: Field, value: unknown): ValueProblem | undefined {
  const isNumber = typeof value === 'number' && Number.isFinite(value);
  if (!isNumber || (field.dataType === 'integer' && !Number.isInteger(value)))
    return { expected_data_type: field.dataType === 'integer' ? 'integer' : 'double' };
  return Math.abs(value) >= 10 ** field.length ? { maximum_length: field.length } : undefined;
}

function checkLength(field: Field, value: unknown): ValueProblem | undefined {
  return asText(value).length > field.length ? { maximum_length: field.length } : undefined;
}

function textType(dataType: DataType): string {
  return dataType === 'date' || dataType === 'datetime' || dataType === 'email' ? dataType : 'text';
}

function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return isoDay.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

import { type FieldSelection, fieldsIn } from '../notifications/field-selection.ts';
import { fieldOf } from '../organization/module.ts';
import type { Call } from './operation.ts';
import { type Entry, readList } from './read-entries.ts';
import { invalidData, mandatoryNotFound, type Refusal } from './refusals.ts';

const mostConditions = 2;
const mostFields = 10;

/** Reads the conditions of a channel by module, or says why Zoho refuses them. */
export function readConditions(
  call: Call,
  conditions: unknown,
  path: string,
): Map<string, FieldSelection> | Refusal | undefined {
  if (conditions === undefined || conditions === null) return undefined;
  const list = readList(conditions, path);
  if ('code' in list) return list;
  if (list.length > mostConditions) return invalidData(path, { maximum_length: mostConditions });
  const selections = new Map<string, FieldSelection>();
  for (const [index, condition] of list.entries()) {
    const read = readCondition(call, condition, `${path}[${index}]`);
    if ('code' in read) return read;
    selections.set(read.module, read.selection);
  }
  return selections;
}

function readCondition(
  { organization }: Call,
  condition: Entry,
  path: string,
): { module: string; selection: FieldSelection } | Refusal {
  const at = (name: string) => `${path}.${name}`;
  if (condition['type'] === undefined) return mandatoryNotFound(at('type'));
  if (condition['type'] !== 'field_selection')
    return invalidData(at('type'), { supported_values: ['field_selection'] });
  const { api_name: name } = (condition['module'] ?? {}) as { api_name?: string };
  const module = organization.modules.get(name ?? '');
  if (!module) return invalidData(at('module'));
  const selection = readSelection(condition['field_selection']);
  if (!selection) return mandatoryNotFound(at('field_selection'));
  const fields = fieldsIn(selection);
  if (fields.length > mostFields)
    return invalidData(at('field_selection'), { maximum_length: mostFields });
  const unknown = fields.some((field) => !fieldOf(module, field));
  return unknown ? invalidData(at('field_selection')) : { module: module.apiName, selection };
}

function readSelection(input: unknown): FieldSelection | undefined {
  const { field, api_name, group, group_operator } = (input ?? {}) as {
    field?: { api_name?: string };
    api_name?: string;
    group?: unknown;
    group_operator?: string;
  };
  if (Array.isArray(group)) {
    if (group_operator !== 'and' && group_operator !== 'or') return undefined;
    const parts = group.map(readSelection);
    return parts.every((part) => part !== undefined)
      ? { operator: group_operator, group: parts }
      : undefined;
  }
  const name = field?.api_name ?? api_name;
  return name === undefined ? undefined : { field: name };
}

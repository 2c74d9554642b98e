import { fieldOf, type Module } from '../organization/module.ts';
import { comparators, type ViewCriterion } from '../organization/view.ts';
import { isEntry } from './read-entries.ts';
import { invalidData, mandatoryNotFound, type Refusal } from './refusals.ts';

type Known = (typeof comparators)[number];

const longestValue = 255;

/** What a view is to filter by, as a client writes it, or Zoho's refusal. */
export function readViewCriterion(
  module: Module,
  input: unknown,
  path: string,
): ViewCriterion | Refusal {
  if (!isEntry(input)) return invalidData(path, { expected_data_type: 'jsonobject' });
  return 'group' in input ? readGroup(module, input, path) : readOne(module, input, path);
}

function readGroup(
  module: Module,
  { group, group_operator: operator }: Readonly<Record<string, unknown>>,
  path: string,
): ViewCriterion | Refusal {
  if (!Array.isArray(group) || group.length < 2 || group.length > 25)
    return invalidData(`${path}.group`, { expected_data_type: 'jsonarray' });
  const joined = String(operator).toLowerCase();
  if (joined !== 'and' && joined !== 'or') return invalidData(`${path}.group_operator`);
  const read: ViewCriterion[] = [];
  for (const [index, one] of group.entries()) {
    const criterion = readViewCriterion(module, one, `${path}.group[${index}]`);
    if ('code' in criterion) return criterion;
    read.push(criterion);
  }
  return { group: read, operator: joined };
}

function readOne(
  module: Module,
  { field, comparator, value }: Readonly<Record<string, unknown>>,
  path: string,
): ViewCriterion | Refusal {
  const apiName = isEntry(field) ? field['api_name'] : undefined;
  if (typeof apiName !== 'string') return mandatoryNotFound(`${path}.field`);
  if (!fieldOf(module, apiName)) return invalidData(`${path}.field.api_name`);
  if (!comparators.includes(comparator as Known))
    return invalidData(`${path}.comparator`, { supported_values: [...comparators] });
  if (value === undefined) return mandatoryNotFound(`${path}.value`);
  const values = [value].flat();
  if (values.length === 0 || !values.every(isText)) return invalidData(`${path}.value`);
  return { field: apiName, comparator: comparator as Known, value: value as string | string[] };
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= longestValue;
}

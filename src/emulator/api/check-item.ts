import { checkValue } from '../organization/check-value.ts';
import { type Field, fieldOf, type Module, type StoredRecord } from '../organization/module.ts';
import { accessTo } from '../organization/permissions.ts';
import { userReference } from '../organization/read-record.ts';
import type { Call } from './operation.ts';
import { invalidData, mandatoryNotFound, placeOf, type Refusal, refusal } from './refusals.ts';
import type { Item } from './write-items.ts';

/** In which organization somebody writes, and who. */
type Writer = Pick<Call, 'organization' | 'user'>;

/**
 * Why Zoho would refuse the values of an item, or `undefined` when it takes them. `record` is the one to be changed;
 * without it the item makes a new one. Names that no field has, and fields Zoho keeps itself, are passed over.
 */
export function checkItem(
  call: Writer,
  module: Module,
  item: Item,
  path: string,
  record?: StoredRecord,
): Refusal | undefined {
  const missing = record ? undefined : missingField(module, item, path);
  const incomplete = missing ?? missingCompanion(module, item, path, record);
  if (incomplete) return incomplete;
  const duplicates: Refusal[] = [];
  for (const [name, value] of Object.entries(item)) {
    const field = fieldOf(module, name);
    if (!field || field.isReadOnly) continue;
    const refused = checkField(call, field, value, item, `${path}.${name}`);
    if (refused) return refused;
    const duplicate = duplicateOf(call, module, field, value, record?.id);
    if (duplicate) duplicates.push(duplicateRefusal(call, field, `${path}.${name}`, duplicate));
  }
  return firstOrAll(duplicates) ?? checkStage(call, module, item, path, record);
}

/** Some values mean nothing alone: what a task is about without its module, a note without any text. */
function missingCompanion(
  module: Module,
  item: Item,
  path: string,
  record: StoredRecord | undefined,
): Refusal | undefined {
  if (!isEmpty(item['What_Id']) && isEmpty(item['$se_module']))
    return mandatoryNotFound(`${path}.$se_module`);
  if (module.apiName !== 'Notes' || record) return undefined;
  if (isEmpty(item['Parent_Id'])) return invalidData(`${path}.Parent_Id`);
  if (!isEmpty(item['Note_Title']) || !isEmpty(item['Note_Content'])) return undefined;
  return refusal('EXPECTED_FIELD_MISSING', 'Specify atleast one field', {
    expected_fields: [placeOf(`${path}.Note_Title`), placeOf(`${path}.Note_Content`)],
  });
}

function missingField(module: Module, item: Item, path: string): Refusal | undefined {
  const isMissing = (field: Field) => field.isMandatory && isEmpty(item[field.apiName]);
  const field = module.fields.find(isMissing);
  return field && mandatoryNotFound(`${path}.${field.apiName}`);
}

function checkField(
  call: Writer,
  field: Field,
  value: unknown,
  item: Item,
  path: string,
): Refusal | undefined {
  if (accessTo(field, call.user) !== 'read_write')
    return refusal('NO_PERMISSION', 'permission denied to update the field', placeOf(path));
  if (field.isMandatory && isEmpty(value)) return mandatoryNotFound(path);
  const target = targetOf(field, value, item);
  const problem = checkValue(call.organization, call.user, field, value, target);
  return problem && invalidData(path, { ...problem });
}

/** Tasks say beside the lookup which module it points into, notes inside of it. */
function targetOf(field: Field, value: unknown, item: Item): Field['target'] {
  if (field.apiName === 'What_Id') return item['$se_module'] as Field['target'];
  const inside = value as { module?: { api_name?: Field['target'] } } | null;
  return field.apiName === 'Parent_Id' ? inside?.module?.api_name : field.target;
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

function duplicateOf(
  call: Writer,
  module: Module,
  field: Field,
  value: unknown,
  ownId: string | undefined,
): StoredRecord | undefined {
  if (!field.isUnique || isEmpty(value)) return undefined;
  const same = (other: StoredRecord) => other.id !== ownId && other.values[field.apiName] === value;
  return [...(call.organization.modules.get(module.apiName)?.records.values() ?? [])].find(same);
}

function duplicateRefusal(
  { organization }: Writer,
  field: Field,
  path: string,
  record: StoredRecord,
): Refusal {
  const zuid = organization.users.get(record.ownerId)?.zuid ?? '';
  return refusal('DUPLICATE_DATA', 'duplicate data', {
    api_name: field.apiName,
    duplicate_record: {
      Owner: { ...userReference(organization, record.ownerId), zuid },
      id: record.id,
    },
    json_path: path,
    id: record.id,
    more_records: false,
  });
}

function firstOrAll(refusals: readonly Refusal[]): Refusal | undefined {
  if (refusals.length < 2) return refusals[0];
  const details = { errors: refusals };
  return refusal('MULTIPLE_OR_MULTI_ERRORS', 'Multiple errors in the request', details);
}

/** A deal's stage must be one of its pipeline's. */
function checkStage(
  { organization }: Writer,
  module: Module,
  item: Item,
  path: string,
  record: StoredRecord | undefined,
): Refusal | undefined {
  const stage = item['Stage'];
  if (module.apiName !== 'Deals' || typeof stage !== 'string') return undefined;
  const name = item['Pipeline'] ?? record?.values['Pipeline'] ?? organization.pipelines[0]?.name;
  const pipeline = organization.pipelines.find((candidate) => candidate.name === name);
  if (!pipeline || pipeline.stages.some((candidate) => candidate.name === stage)) return undefined;
  return refusal('DEPENDENT_MISMATCH', 'the stage does not belong to the pipeline', {
    dependee: placeOf(`${path}.Pipeline`),
    ...placeOf(`${path}.Stage`),
  });
}

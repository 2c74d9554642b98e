import { asText } from '../as-text.ts';
import { editionLimits } from '../limits/edition-limits.ts';
import { deriveApiName } from '../metadata/api-name.ts';
import type { DataType } from '../metadata/field-definition.ts';
import { define } from '../metadata/field-definition.ts';
import { createField } from '../organization/create-fields.ts';
import { type Field, fieldOf, type Module } from '../organization/module.ts';
import { isAdministrator } from '../organization/permissions.ts';
import { applyFieldSettings, type FieldInput, readFieldInputs } from './field-input.ts';
import { moduleInQuery } from './get-fields.ts';
import type { Answer, Call } from './operation.ts';
import {
  invalidData,
  mandatoryNotFound,
  noPermission,
  placeOf,
  type Refusal,
  refusal,
  refuse,
} from './refusals.ts';

const creatable: readonly DataType[] = [
  'text',
  'textarea',
  'email',
  'phone',
  'picklist',
  'multiselectpicklist',
  'date',
  'datetime',
  'integer',
  'currency',
  'percent',
  'bigint',
  'double',
  'website',
  'boolean',
];

/** `POST /settings/fields`: makes up to five fields, each for itself, and answers their ids but not their API names. */
export function createFields(call: Call): Answer {
  const module = moduleInQuery(call);
  if ('status' in module) return module;
  if (!isAdministrator(call.organization, call.user)) return noPermission(customize);
  const inputs = readFieldInputs(call.body);
  if ('code' in inputs) return refuse(400, inputs);
  const results = inputs.map((input, index) => createOne(call, module, input, index));
  const failed = results.filter(({ code }) => code !== 'SUCCESS').length;
  const status = failed === 0 ? 201 : failed === results.length ? 400 : 207;
  return { status, body: { fields: results } };
}

/** The permission that changing metadata takes. */
export const customize = 'Crm_Implied_Customize_Zoho_CRM';

function createOne(call: Call, module: Module, input: FieldInput, index: number) {
  const path = `$.fields[${index}]`;
  const refused = checkNew(call, module, input, path);
  if (refused) return refused;
  const { organization } = call;
  const label = asText(input['field_label']);
  const apiName = deriveApiName(label, (name) => fieldOf(module, name) !== undefined);
  const definition = define(apiName, input['data_type'] as DataType, {
    label,
    ...(input['length'] !== undefined && { length: Number(input['length']) }),
    ...(input['unique'] ? { isUnique: true } : {}),
  });
  const field = createField(definition, organization.identifiers, true, organization.clock.now());
  const problem = applyFieldSettings(call, field, input, path);
  if (problem) return problem;
  module.fields.push(field);
  return fieldSuccess(field, 'field created');
}

/** What Zoho answers for a field that it has written. */
export function fieldSuccess(field: Field, message: string) {
  return { code: 'SUCCESS', details: { id: field.id }, message, status: 'success' } as const;
}

function checkNew(
  { organization }: Call,
  module: Module,
  input: FieldInput,
  path: string,
): Refusal | undefined {
  const at = (name: string) => `${path}.${name}`;
  if (input['field_label'] === undefined || input['field_label'] === '')
    return mandatoryNotFound(at('field_label'));
  if (typeof input['field_label'] !== 'string') return invalidData(at('field_label'));
  const { length = 1 } = input;
  if (typeof length !== 'number' || !Number.isInteger(length) || length < 1 || length > 50_000)
    return invalidData(at('length'), { expected_data_type: 'integer' });
  if (input['data_type'] === undefined) return mandatoryNotFound(at('data_type'));
  if (!creatable.includes(input['data_type'] as DataType)) return invalidData(at('data_type'));
  if (input['field_label'].length > 25)
    return invalidData(at('field_label'), { maximum_length: 25 });
  if (reserved.has(input['field_label'].toLowerCase()))
    return refusal('RESERVED_KEYWORD_NOT_ALLOWED', 'reserved keyword', placeOf(at('field_label')));
  const isTaken = module.fields.some(({ label }) => sameLabel(label, asText(input['field_label'])));
  if (isTaken) return refusal('DUPLICATE_DATA', 'duplicate data', placeOf(at('field_label')));
  const limit = editionLimits[organization.facts.edition].customFieldsPerModule;
  if (module.fields.filter(({ isCustom }) => isCustom).length >= limit)
    return refusal('LIMIT_EXCEEDED', 'custom field limit exceeded', { limit });
  return undefined;
}

const reserved = new Set(['id', 'module', 'layout', 'tag']);

function sameLabel(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

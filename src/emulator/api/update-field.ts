import type { Field } from '../organization/module.ts';
import { isAdministrator } from '../organization/permissions.ts';
import { removeField } from '../organization/remove-field.ts';
import { customize, fieldSuccess } from './create-fields.ts';
import { applyFieldSettings, type FieldInput, readFieldInputs } from './field-input.ts';
import { invalidFieldId, moduleInQuery } from './get-fields.ts';
import type { Answer, Call } from './operation.ts';
import { noPermission, type Refusal, refusal, refuse, refuseIn } from './refusals.ts';

/** `PATCH /settings/fields/{fieldId}`: adds or renames picklist entries, renames a custom field, changes access. */
export function updateField(call: Call): Answer {
  const module = moduleInQuery(call);
  if ('status' in module) return module;
  if (!isAdministrator(call.organization, call.user)) return noPermission(customize);
  const field = module.fields.find(({ id }) => id === call.params['fieldId']);
  if (!field) return refuse(400, invalidFieldId);
  const inputs = readFieldInputs(call.body);
  if ('code' in inputs) return refuse(400, inputs);
  const problem = change(call, field, inputs[0] ?? {}, '$.fields[0]');
  if (problem) return refuseIn('fields', problem);
  return { status: 200, body: { fields: [fieldSuccess(field, 'field updated')] } };
}

/** `PATCH /settings/fields`: the same for several fields, each named by its `id`; one that is refused refuses the call. */
export function updateFields(call: Call): Answer {
  const module = moduleInQuery(call);
  if ('status' in module) return module;
  if (!isAdministrator(call.organization, call.user)) return noPermission(customize);
  const inputs = readFieldInputs(call.body);
  if ('code' in inputs) return refuse(400, inputs);
  const named = inputs.map((input) => module.fields.find(({ id }) => id === input['id']));
  const missing = named.indexOf(undefined);
  if (missing !== -1) return refuseIn('fields', unknownField(missing));
  const fields = named.filter((field) => field !== undefined);
  for (const [place, field] of fields.entries()) {
    const problem = change(call, field, inputs[place] ?? {}, `$.fields[${place}]`);
    if (problem) return refuseIn('fields', problem);
  }
  const answers = fields.map((field) => fieldSuccess(field, 'field updated'));
  return { status: 200, body: { fields: answers } };
}

function unknownField(place: number): Refusal {
  const details = { api_name: 'id', json_path: `$.fields[${place}].id` };
  return refusal('INVALID_DATA', 'the field id given seems to be invalid', details);
}

/** Changes one field as asked, or says what is wrong with it. */
function change(call: Call, field: Field, input: FieldInput, place: string): Refusal | undefined {
  if (input['data_type'] !== undefined && input['data_type'] !== field.dataType) {
    const details = { api_name: 'data_type', json_path: `${place}.data_type` };
    return refusal('NOT_ALLOWED', 'data type cannot be changed', details);
  }
  const problem = applyFieldSettings(call, field, input, place);
  if (problem) return problem;
  if (typeof input['field_label'] === 'string') field.label = input['field_label'];
  return undefined;
}

/** `DELETE /settings/fields/{fieldId}`: removes a custom field and what records hold in it. */
export function deleteField(call: Call): Answer {
  const module = moduleInQuery(call);
  if ('status' in module) return module;
  if (!isAdministrator(call.organization, call.user)) return noPermission(customize);
  const field = module.fields.find(({ id }) => id === call.params['fieldId']);
  if (!field) return refuse(400, invalidFieldId);
  if (!field.isCustom)
    return refuse(
      400,
      refusal('NOT_ALLOWED', 'system field cannot be deleted', { resource_path_index: 2 }),
    );
  removeField(module, field);
  return { status: 200, body: { fields: [fieldSuccess(field, 'field deleted')] } };
}

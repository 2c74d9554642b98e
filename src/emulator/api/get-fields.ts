import { renderField } from '../metadata/render-field.ts';
import type { Module } from '../organization/module.ts';
import { notEmulated } from './common-answers.ts';
import type { Answer, Call } from './operation.ts';
import { invalidParam, missingParam, refusal, refuse } from './refusals.ts';

const usages = ['all', 'used', 'unused'];

/** `GET /settings/fields`: the fields of a module; which of them are in use is not emulated. */
export function getFields(call: Call): Answer {
  const module = moduleInQuery(call);
  if ('status' in module) return module;
  const { organization, user, query } = call;
  const usage = query.get('type') ?? 'all';
  if (!usages.includes(usage)) return invalidParam('type', { supported_values: usages });
  if (usage !== 'all') return notEmulated({ param_name: 'type' });
  const fields = module.fields.map((field) => renderField(organization, user, module, field));
  return { status: 200, body: { fields } };
}

/** `GET /settings/fields/{fieldId}`: one field; the way to learn the API name of a field just made. */
export function getField(call: Call): Answer {
  const module = moduleInQuery(call);
  if ('status' in module) return module;
  const { organization, user, params } = call;
  const field = module.fields.find(({ id }) => id === params['fieldId']);
  if (!field) return refuse(400, invalidFieldId);
  return { status: 200, body: { fields: [renderField(organization, user, module, field)] } };
}

/** The module that the query of a metadata call names, or Zoho's refusal. */
export function moduleInQuery({ organization, query }: Call): Module | Answer {
  const name = query.get('module');
  if (!name) return missingParam('module');
  const module = organization.modules.get(name);
  if (module) return module;
  return refuse(400, refusal('INVALID_MODULE', 'the module name given seems to be invalid'));
}

/** A field id that is nobody's. */
export const invalidFieldId = refusal('INVALID_DATA', 'the id given seems to be invalid', {
  resource_path_index: 2,
});

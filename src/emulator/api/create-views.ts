import { asText } from '../as-text.ts';
import { fieldOf, type Module } from '../organization/module.ts';
import type { View, ViewAccess } from '../organization/view.ts';
import { invalidRequestMethod } from './common-answers.ts';
import { moduleInQuery } from './get-fields.ts';
import type { Answer, Call } from './operation.ts';
import { type Entry, isEntry, readEntries, readList } from './read-entries.ts';
import { invalidData, mandatoryNotFound, placeOf, type Refusal, refusal } from './refusals.ts';
import { answerViews, viewSuccess } from './view-answers.ts';
import { readViewCriterion } from './view-criterion-input.ts';

const mostViewsPerCall = 10;
const longestName = 50;
const accesses: readonly string[] = ['public', 'only_to_me', 'shared'] satisfies ViewAccess[];

/** `POST /settings/custom_views`: makes views, each for itself. Organizations on an older API have no such method. */
export function createViews(call: Call): Answer {
  if (call.organization.facts.hasOlderApi) return invalidRequestMethod;
  const module = moduleInQuery(call);
  if ('status' in module) return module;
  const inputs = readEntries(call.body, 'custom_views');
  if ('code' in inputs) return answerViews([inputs], 201);
  if (inputs.length > mostViewsPerCall)
    return answerViews([invalidData('$.custom_views', { maximum_length: mostViewsPerCall })], 201);
  return answerViews(
    inputs.map((input, index) => createOne(call, module, input, `$.custom_views[${index}]`)),
    201,
  );
}

function createOne(call: Call, module: Module, input: Entry, path: string) {
  const { organization, user } = call;
  const refused = checkWords(call, module, input, path);
  if (refused) return refused;
  const columns = readColumns(module, input, path);
  if ('code' in columns) return columns;
  const given = input['criteria'];
  const criterion = given && readViewCriterion(module, given, `${path}.criteria`);
  if (isEntry(criterion) && 'code' in criterion) return criterion as unknown as Refusal;
  const view: View = {
    id: organization.identifiers.next(),
    module,
    name: asText(input['name']),
    access: input['access_type'] as ViewAccess,
    systemName: null,
    criterion: criterion as View['criterion'],
    columns,
    createdById: user.id,
    createdAt: organization.clock.now(),
  };
  organization.views.push(view);
  return viewSuccess(view.id, 'custom view created');
}

function checkWords(
  { organization }: Call,
  module: Module,
  { name, access_type: access }: Entry,
  path: string,
): Refusal | undefined {
  if (name === undefined || name === '') return mandatoryNotFound(`${path}.name`);
  if (typeof name !== 'string' || name.length > longestName)
    return invalidData(`${path}.name`, { maximum_length: longestName });
  if (access === undefined) return mandatoryNotFound(`${path}.access_type`);
  if (!accesses.includes(asText(access))) return invalidData(`${path}.access_type`);
  const isTaken = organization.views.some(
    (view) => view.module === module && view.name.toLowerCase() === name.toLowerCase(),
  );
  return isTaken ? refusal('DUPLICATE_DATA', 'duplicate data', placeOf(`${path}.name`)) : undefined;
}

function readColumns(module: Module, input: Entry, path: string): string[] | Refusal {
  const fields = readList(input['fields'], `${path}.fields`);
  if ('code' in fields) return fields;
  if (fields.length === 0) return mandatoryNotFound(`${path}.fields`);
  const names = fields.map((field) => asText(field['api_name']));
  const wrong = names.findIndex((name) => !fieldOf(module, name));
  return wrong < 0 ? names : invalidData(`${path}.fields[${wrong}].api_name`);
}

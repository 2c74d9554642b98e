import { type Actor, createRecord } from '../organization/change-record.ts';
import type { Module } from '../organization/module.ts';
import { checkItem } from './check-item.ts';
import type { Answer, Call } from './operation.ts';
import { readAutomations } from './read-automations.ts';
import { readWrite } from './read-write.ts';
import { refuseIn } from './refusals.ts';
import { answerItems, type Item, type ItemResult, writtenRecord } from './write-items.ts';

/** `POST /{module}`: makes up to 100 records, each for itself. There is no idempotency key: twice is two records. */
export function createRecords(call: Call): Answer {
  const write = readWrite(call, 'create');
  if ('status' in write) return write;
  const { module, items } = write;
  const automations = readAutomations(call.body);
  if ('code' in automations) return refuseIn('data', automations);
  const actor = { userId: call.user.id, automations };
  return answerItems(
    items.map((item, index) => createItem(call, module, item, `$.data[${index}]`, actor)),
    201,
  );
}

/** Makes one record, or answers why not; `path` is where the item stands in the body. */
export function createItem(
  call: Call,
  module: Module,
  item: Item,
  path: string,
  actor: Actor,
): ItemResult {
  const refused = checkItem(call, module, item, path);
  if (refused) return refused;
  const record = createRecord(call.organization, module, withParentModule(item), actor);
  return writtenRecord(call, module, record, 'record added');
}

/** A note names its parent's module inside the lookup; records keep it beside, as tasks do. */
function withParentModule(item: Item): Item {
  const parent = item['Parent_Id'] as { module?: { api_name?: string } } | undefined;
  const module = parent?.module?.api_name;
  return module === undefined ? item : { ...item, $se_module: module };
}

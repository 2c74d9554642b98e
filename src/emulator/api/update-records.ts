import { type Actor, updateRecord } from '../organization/change-record.ts';
import type { Module } from '../organization/module.ts';
import { findVisible } from '../organization/permissions.ts';
import { alreadyModified } from './already-modified.ts';
import { checkItem } from './check-item.ts';
import { findModule, refuseByProfile } from './find-module.ts';
import { type Answer, type Call, unreadable } from './operation.ts';
import { readAutomations } from './read-automations.ts';
import {
  invalidModule,
  mandatoryNotFound,
  placeOf,
  refusal,
  refuseIn,
  unparsable,
} from './refusals.ts';
import { refuseHold } from './refuse-hold.ts';
import {
  answerItems,
  type Item,
  type ItemResult,
  readItems,
  writtenRecord,
} from './write-items.ts';

/** `PUT /{module}`: changes up to 100 records, each for itself; results come in the order of the items. */
export function updateRecords(call: Call): Answer {
  const module = findModule(call);
  if (!module) return refuseIn('data', invalidModule);
  const refused = refuseByProfile(call, module, 'edit');
  if (refused) return refused;
  if (call.body === unreadable || call.body === undefined) return refuseIn('data', unparsable);
  const items = readItems(call.body);
  if ('code' in items) return refuseIn('data', items);
  const automations = readAutomations(call.body);
  if ('code' in automations) return refuseIn('data', automations);
  const actor = { userId: call.user.id, automations };
  const late = alreadyModified(call, module, items);
  if (late) return late;
  return answerItems(
    items.map((item, index) => updateItem(call, module, item, `$.data[${index}]`, actor)),
    200,
  );
}

/** `PUT /{module}/{recordID}`: the same for one record, named in the path. */
export function updateRecordById(call: Call): Answer {
  const [item] = (call.body as { data?: Item[] } | undefined)?.data ?? [];
  const { body } = call;
  const named = item && { ...(body as object), data: [{ ...item, id: call.params['recordID'] }] };
  return updateRecords({ ...call, body: named ?? body });
}

function updateItem(
  call: Call,
  module: Module,
  item: Item,
  path: string,
  actor: Actor,
): ItemResult {
  if (item['id'] === undefined || item['id'] === null) return mandatoryNotFound(`${path}.id`);
  const record = findVisible(call.organization, call.user, module, String(item['id']));
  if (!record)
    return refusal('INVALID_DATA', 'the id given seems to be invalid', placeOf(`${path}.id`));
  const refused = refuseHold(record, path) ?? checkItem(call, module, item, path, record);
  if (refused) return refused;
  updateRecord(call.organization, module, record, item, actor);
  return writtenRecord(call, module, record, 'record updated');
}

import { type Actor, updateRecord } from '../organization/change-record.ts';
import type { Module } from '../organization/module.ts';
import { findVisible } from '../organization/permissions.ts';
import { alreadyModified } from './already-modified.ts';
import { checkItem } from './check-item.ts';
import type { Answer, Call } from './operation.ts';
import { readAutomations } from './read-automations.ts';
import { readWrite } from './read-write.ts';
import { invalidData, mandatoryNotFound, placeOf, refusal, refuseIn } from './refusals.ts';
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
  const write = readWrite(call, 'edit');
  if ('status' in write) return write;
  const { module, items } = write;
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
  const items = readItems(call.body);
  if ('code' in items) return updateRecords(call);
  if (items.length > 1) return refuseIn('data', invalidData('$.data', { maximum_length: 1 }));
  const id = call.params['recordID'];
  if ((items[0]?.['id'] ?? id) !== id) return refuseIn('data', invalidData('$.data[0].id'));
  const data = [{ ...items[0], id }];
  return updateRecords({ ...call, body: { ...(call.body as object), data } });
}

/** Changes the record that the item names by its id, or answers why not; `path` is where the item stands in the body. */
export function updateItem(
  call: Call,
  module: Module,
  item: Item,
  path: string,
  actor: Actor,
): ItemResult {
  const { id } = item;
  if (id === undefined || id === null) return mandatoryNotFound(`${path}.id`);
  // Ids are longer than numbers can hold: one that arrives as a number has lost its end already.
  if (typeof id !== 'string') return invalidData(`${path}.id`, { expected_data_type: 'bigint' });
  const record = findVisible(call.organization, call.user, module, id);
  if (!record)
    return refusal('INVALID_DATA', 'the id given seems to be invalid', placeOf(`${path}.id`));
  const refused = refuseHold(record, path) ?? checkItem(call, module, item, path, record);
  if (refused) return refused;
  updateRecord(call.organization, module, record, item, actor);
  return writtenRecord(call, module, record, 'record updated');
}

import type { Actor } from '../organization/change-record.ts';
import type { Module } from '../organization/module.ts';
import { alreadyModified } from './already-modified.ts';
import { createItem } from './create-records.ts';
import { canBeUpserted, findDuplicate, readDuplicateChecks } from './duplicate-check.ts';
import type { Answer, Call } from './operation.ts';
import { readAutomations } from './read-automations.ts';
import { readWrite } from './read-write.ts';
import { refusal, refuseIn } from './refusals.ts';
import { updateItem } from './update-records.ts';
import { answerItems, type Item, type ItemResult } from './write-items.ts';

/** Everything about an upsert but its items. */
interface Upsert {
  readonly call: Call;
  readonly module: Module;
  readonly checks: readonly string[];
  readonly inserter: Actor;
  readonly updater: Actor;
}

const notSupported = refusal('INVALID_MODULE', 'the given module is not supported in API', {
  resource_path_index: 0,
});

/**
 * `POST /{module}/upsert`: changes up to 100 records where they are, and makes those that are not, one after the other, so
 * that an item may find what one before it made. Whether one of both permissions would do, Zoho does not say: both are
 * needed here. https://www.zoho.com/crm/developer/docs/api/v8/upsert-records.html
 */
export function upsertRecords(call: Call): Answer {
  const write = readWrite(call, 'create', 'edit');
  if ('status' in write) return write;
  const { module, items } = write;
  if (!canBeUpserted(module)) return refuseIn('data', notSupported);
  const checks = readDuplicateChecks(module, call.body);
  if ('code' in checks) return refuseIn('data', checks);
  const forInserts = readAutomations(call.body, 'insert');
  if ('code' in forInserts) return refuseIn('data', forInserts);
  const forUpdates = readAutomations(call.body, 'update');
  if ('code' in forUpdates) return refuseIn('data', forUpdates);
  const userId = call.user.id;
  const upsert: Upsert = {
    call,
    module,
    checks,
    inserter: { userId, automations: forInserts },
    updater: { userId, automations: forUpdates },
  };
  const found = items.map((item) => ({ id: findTarget(upsert, item)?.id }));
  const late = alreadyModified(call, module, found);
  if (late) return late;
  const results = items.map((item, index) => upsertItem(upsert, item, `$.data[${index}]`));
  return answerItems(results, 200);
}

/** The record to be changed, as its id; none when one is to be made. An id that is given counts, whoever's it is. */
function findTarget({ call, module, checks }: Upsert, item: Item) {
  const id = item['id'] ?? undefined;
  if (id !== undefined) return { id, field: null };
  const duplicate = findDuplicate(call, module, item, checks);
  return duplicate && { id: duplicate.record.id, field: duplicate.field };
}

function upsertItem(upsert: Upsert, item: Item, path: string): ItemResult {
  const { call, module, inserter, updater } = upsert;
  const target = findTarget(upsert, item);
  const result = target
    ? updateItem(call, module, { ...item, id: target.id }, path, updater)
    : createItem(call, module, item, path, inserter);
  if (result.status === 'error') return result;
  // Zoho's samples show `null` for what was inserted; what it shows for an id is not published, and no field was compared.
  return {
    ...result,
    duplicate_field: target?.field ?? null,
    action: target ? 'update' : 'insert',
  };
}

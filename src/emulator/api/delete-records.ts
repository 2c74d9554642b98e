import { allAutomations, deleteRecord } from '../organization/change-record.ts';
import { isId } from '../organization/identifiers.ts';
import type { Module } from '../organization/module.ts';
import { findVisible } from '../organization/permissions.ts';
import { findModule, refuseByProfile } from './find-module.ts';
import type { Answer, Call } from './operation.ts';
import { invalidModule, invalidParam, missingParam, refusal, refuse } from './refusals.ts';
import { refuseHold } from './refuse-hold.ts';
import { answerItems, type ItemResult } from './write-items.ts';

const mostIds = 100;

/** `DELETE /{module}?ids=`: moves up to 100 records to the recycle bin. */
export function deleteRecords(call: Call): Answer {
  const module = findModule(call);
  if (!module) return refuse(400, invalidModule);
  const refused = refuseByProfile(call, module, 'delete');
  if (refused) return refused;
  const ids = call.query.get('ids')?.split(',').filter(Boolean) ?? [];
  if (ids.length === 0) return missingParam('ids');
  if (ids.length > mostIds) return invalidParam('ids');
  return answerItems(
    ids.map((id) => deleteOne(call, module, id)),
    200,
  );
}

/** `DELETE /{module}/{recordID}`: the same for one record. */
export function deleteRecordById(call: Call): Answer {
  const module = findModule(call);
  if (!module) return refuse(400, invalidModule);
  const refused = refuseByProfile(call, module, 'delete');
  if (refused) return refused;
  const result = deleteOne(call, module, call.params['recordID'] ?? '');
  return 'code' in result && result.code !== 'SUCCESS'
    ? refuse(400, result as ReturnType<typeof refusal>)
    : { status: 200, body: { data: [result] } };
}

function deleteOne(call: Call, module: Module, id: string): ItemResult {
  const record = isId(id) ? findVisible(call.organization, call.user, module, id) : undefined;
  if (!record) return refusal('INVALID_DATA', 'record not deleted', { id });
  const held = refuseHold(record, '$');
  if (held) return { ...held, details: { id } };
  const automations = call.query.get('wf_trigger') === 'false' ? [] : allAutomations;
  deleteRecord(call.organization, module, record, { userId: call.user.id, automations });
  return { code: 'SUCCESS', details: { id }, message: 'record deleted', status: 'success' };
}

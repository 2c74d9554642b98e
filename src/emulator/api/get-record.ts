import { isId } from '../organization/identifiers.ts';
import { findVisible } from '../organization/permissions.ts';
import { fieldsNamed, renderRecord } from '../organization/read-record.ts';
import { findModule, refuseByProfile } from './find-module.ts';
import type { Answer, Call } from './operation.ts';
import { invalidModule, refusal, refuse } from './refusals.ts';

/**
 * `GET /{module}/{recordID}`. A deleted record is 204. One that never was and one that the user may not see are the
 * same refusal, so that a stranger learns nothing.
 */
export function getRecord(call: Call): Answer {
  const module = findModule(call);
  if (!module) return refuse(400, invalidModule);
  const refused = refuseByProfile(call, module, 'read');
  if (refused) return refused;
  const id = call.params['recordID'] ?? '';
  const record = findVisible(call.organization, call.user, module, id);
  if (record) {
    const names = call.query.get('fields')?.split(',');
    const fields = names ? fieldsNamed(module, names) : module.fields;
    const data = { ...renderRecord(call.organization, record, fields), ...(!names && marks) };
    return { status: 200, body: { data: [data] } };
  }
  if (isId(id) && module.deleted.some((deleted) => deleted.record.id === id))
    return { status: 204 };
  return refuse(400, invalidId);
}

const invalidId = refusal('INVALID_DATA', 'the id given seems to be invalid', {
  resource_path_index: 1,
});

/** What Zoho adds when it answers a whole record. */
const marks = {
  $approval_state: 'approved',
  $approved: true,
  $editable: true,
  $in_merge: false,
  $process_flow: false,
  $review: null,
  $state: 'save',
};

import type { StoredRecord } from '../organization/module.ts';
import { type Refusal, refusal } from './refusals.ts';

/** Zoho's refusal to change a record in its present state, if it has one. */
export function refuseHold(record: StoredRecord, path: string): Refusal | undefined {
  const place = { id: record.id, api_name: 'id', json_path: `${path}.id` };
  switch (record.hold) {
    case 'locked':
      return refusal(
        'RECORD_LOCKED',
        'Sorry, you cannot perform this operation as the record is locked.',
        { ...place, action: 'record_locking' },
      );
    case 'not-approved':
      return refusal('NOT_APPROVED', 'Cannot update record that is not approved yet', place);
    case 'in-review':
      return refusal('NOT_REVIEWED', 'record in review', place);
    case 'in-blueprint':
      return refusal('RECORD_IN_BLUEPRINT', 'record is in blueprint', place);
    case 'read-only':
      return refusal(
        'AUTHORIZATION_FAILED',
        'User does not have sufficient privilege to perform this action',
        place,
      );
    default:
      return undefined;
  }
}

import { ParameterMap, Record as Records } from '@zohocrm/typescript-sdk';
import type { CrmConnection } from '../../app/ports/crm.ts';
import type { CallCrm } from '../crm/call-crm.ts';

/** How Zoho words that there is no such record for this person. */
const notForThem = [
  'INVALID_DATA',
  'INVALID_URL_PATTERN',
  'NO_PERMISSION',
  'AUTHORIZATION_FAILED',
  'PERMISSION_DENIED',
  'RECORD_NOT_FOUND',
  'NOT_FOUND',
];

/** Whether the person behind the token may read an account. 1 credit. */
export async function mayReadAccount(
  call: CallCrm,
  connection: CrmConnection,
  accountId: string,
): Promise<boolean> {
  // The id comes from a browser; only a number can be an account's, and nothing else may become part of an address.
  if (!/^\d{1,20}$/.test(accountId)) return false;
  const { json } = await call(connection, {
    operation: 'may-read-account',
    credits: 1,
    expected: notForThem,
    request: async () => {
      const params = new ParameterMap();
      await params.add(Records.GetRecordParam.FIELDS, 'Account_Name');
      return new Records.RecordOperations('Accounts').getRecord(BigInt(accountId), params);
    },
  });
  const { data } = (json ?? {}) as { data?: { id?: unknown }[] };
  return Array.isArray(data) && data[0]?.id === accountId;
}

import { ParameterMap, Record as Records } from '@zohocrm/typescript-sdk';
import { z } from 'zod';
import type { CrmConnection } from '../../app/ports/crm.ts';
import type { CallCrm } from '../crm/call-crm.ts';
import { checked } from '../crm/checked.ts';

const mostIds = 50;

const answerSchema = z.looseObject({ data: z.array(z.looseObject({ id: z.string() })) });

/** Which of the accounts the person behind the token may read: Zoho lists those alone. 1 credit. */
export async function readableAccounts(
  call: CallCrm,
  connection: CrmConnection,
  accountIds: readonly string[],
): Promise<string[]> {
  const ids = accountIds.filter((id) => /^\d{1,20}$/.test(id));
  if (ids.length > mostIds) throw new RangeError(`more than ${mostIds} ids asked for`);
  if (ids.length === 0) return [];
  const operation = 'readable-accounts';
  const { json } = await call(connection, {
    operation,
    credits: 1,
    request: async () => {
      const params = new ParameterMap();
      await params.add(Records.GetRecordsParam.FIELDS, 'Account_Name');
      await params.add(Records.GetRecordsParam.IDS, ids.join(','));
      return new Records.RecordOperations('Accounts').getRecords(params);
    },
  });
  if (json === undefined) return [];
  const listed = new Set(checked(answerSchema, json, operation).data.map(({ id }) => id));
  return ids.filter((id) => listed.has(id));
}

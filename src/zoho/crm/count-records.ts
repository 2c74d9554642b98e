import { Record as Records } from '@zohocrm/typescript-sdk';
import { z } from 'zod';
import type { CrmConnection } from '../../app/ports/crm.ts';
import type { CrmModule } from '../../app/ports/crm-metadata.ts';
import type { CallCrm } from './call-crm.ts';
import { checked } from './checked.ts';

const answerSchema = z.looseObject({ count: z.number().int().nonnegative() });

/** How many records of a module the connected user may see. 1 credit. */
export async function countRecords(
  call: CallCrm,
  connection: CrmConnection,
  module: CrmModule,
): Promise<number> {
  const operation = module === 'Accounts' ? 'count-accounts' : 'count-deals';
  const { json } = await call(connection, {
    operation,
    credits: 1,
    request: () => new Records.RecordOperations(module).recordCount(),
  });
  return checked(answerSchema, json, operation).count;
}

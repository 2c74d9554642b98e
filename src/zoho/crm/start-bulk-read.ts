import { BulkRead, Choice, Modules } from '@zohocrm/typescript-sdk';
import { z } from 'zod';
import type { CrmBulkRead, CrmConnection } from '../../app/ports/crm.ts';
import type { CrmSchema } from '../../app/ports/crm-metadata.ts';
import type { CallCrm } from './call-crm.ts';
import { checked } from './checked.ts';

const answerSchema = z.looseObject({
  data: z.tuple([z.looseObject({ details: z.looseObject({ id: z.string() }) })]),
});

/**
 * Has a module written out, or the part of it that a page token names; the token stands for the whole query then. 50 credits
 * for up to 200,000 records. https://www.zoho.com/crm/developer/docs/api/v8/bulk-read/create-job.html
 */
export async function startBulkRead(
  call: CallCrm,
  connection: CrmConnection,
  schema: CrmSchema,
  { module, next, callbackUrl, beside = [] }: CrmBulkRead,
): Promise<string> {
  const operation = module === 'Accounts' ? 'bulk-read-accounts' : 'bulk-read-deals';
  const { json } = await call(connection, {
    operation,
    credits: 50,
    request: () => {
      const body = new BulkRead.BodyWrapper();
      body.setQuery(next === undefined ? wholeModule(schema, module, beside) : partNamed(next));
      const callback = new BulkRead.CallBack();
      callback.setUrl(callbackUrl);
      callback.setMethod(new Choice('post'));
      body.setCallback(callback);
      return new BulkRead.BulkReadOperations().createBulkReadJob(body);
    },
  });
  return checked(answerSchema, json, operation).data[0].details.id;
}

function wholeModule(
  { accountFields, dealFields }: CrmSchema,
  name: CrmBulkRead['module'],
  beside: readonly string[],
): BulkRead.Query {
  const fields = name === 'Accounts' ? accountFields : dealFields;
  const module = new Modules.MinifiedModule();
  module.setAPIName(name);
  const query = new BulkRead.Query();
  query.setModule(module);
  query.setFields(Array.from(new Set([...fields, ...beside, 'Modified_Time'])));
  return query;
}

function partNamed(token: string): BulkRead.Query {
  const query = new BulkRead.Query();
  query.setPageToken(token);
  return query;
}

import { BulkWrite, Choice, Modules } from '@zohocrm/typescript-sdk';
import { z } from 'zod';
import type { CrmBulkWrite, CrmConnection } from '../../app/ports/crm.ts';
import type { CallCrm } from './call-crm.ts';
import { checked } from './checked.ts';
import { updatesFile } from './upload-updates.ts';

const answerSchema = z.looseObject({ details: z.looseObject({ id: z.string() }) });

/**
 * Has uploaded values written into accounts. 500 credits.
 * https://www.zoho.com/crm/developer/docs/api/v8/bulk-write/create-job.html
 */
export async function startBulkWrite(
  call: CallCrm,
  connection: CrmConnection,
  { file, callbackUrl }: CrmBulkWrite,
): Promise<string> {
  const operation = 'bulk-write-accounts';
  const { json } = await call(connection, {
    operation,
    credits: 500,
    request: () => {
      const body = new BulkWrite.RequestWrapper();
      body.setOperation(new Choice('update'));
      // Empty cells wipe fields unless this is said: beside the resource by Zoho's pages, within it by its OpenAPI file.
      body.setIgnoreEmpty(true);
      if (callbackUrl !== undefined) body.setCallback(callbackTo(callbackUrl));
      body.setResource([resourceOf(file)]);
      return new BulkWrite.BulkWriteOperations().createBulkWriteJob(body);
    },
  });
  return checked(answerSchema, json, operation).details.id;
}

function callbackTo(url: string): BulkWrite.CallBack {
  const callback = new BulkWrite.CallBack();
  callback.setUrl(url);
  callback.setMethod(new Choice('post'));
  return callback;
}

function resourceOf({ fileId, columns }: CrmBulkWrite['file']): BulkWrite.Resource {
  const module = new Modules.MinifiedModule();
  module.setAPIName('Accounts');
  const resource = new BulkWrite.Resource();
  resource.setType(new Choice('data'));
  resource.setModule(module);
  resource.setFileId(fileId);
  resource.setFileNames([updatesFile]);
  resource.setFindBy('id');
  resource.setIgnoreEmpty(true);
  resource.setFieldMappings(['id', ...columns].map(mappingOf));
  return resource;
}

function mappingOf(name: string, index: number): BulkWrite.FieldMapping {
  const mapping = new BulkWrite.FieldMapping();
  mapping.setAPIName(name);
  mapping.setIndex(index);
  return mapping;
}

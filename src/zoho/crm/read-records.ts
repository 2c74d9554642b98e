import { HeaderMap, ParameterMap, Record as Records } from '@zohocrm/typescript-sdk';
import { z } from 'zod';
import { AppError } from '../../app/errors.ts';
import type { CrmConnection, CrmPage, CrmReading } from '../../app/ports/crm.ts';
import type { CrmModule } from '../../app/ports/crm-metadata.ts';
import type { CallCrm } from './call-crm.ts';
import { checked } from './checked.ts';
import { type ZohoRecord, zohoRecordSchema } from './zoho-record.ts';

const rowsPerPage = 200;
const mostFields = 50;
const mostIds = 50;

const answerSchema = z.looseObject({
  data: z.array(zohoRecordSchema),
  info: z
    .looseObject({ more_records: z.boolean().nullish(), next_page_token: z.string().nullish() })
    .nullish(),
});

/**
 * One page of a module's records. 1 credit. Pages hang together by Zoho's page token, which reaches 100,000 rows
 * and lasts a day; every page of a reading has to be asked for with the same words.
 * https://www.zoho.com/crm/developer/docs/api/v8/get-records.html
 */
export async function readRecords(
  call: CallCrm,
  connection: CrmConnection,
  module: CrmModule,
  fieldNames: readonly string[],
  reading: CrmReading,
): Promise<CrmPage<ZohoRecord>> {
  const fields = Array.from(new Set([...fieldNames, 'Modified_Time']));
  const { ids, next, changedSince } = reading;
  if (fields.length > mostFields) throw new RangeError(`more than ${mostFields} fields asked for`);
  if (ids && ids.length > mostIds) throw new RangeError(`more than ${mostIds} ids asked for`);
  if (ids && (next !== undefined || changedSince !== undefined))
    throw new RangeError('records are read by id or page by page, not both');
  if (ids?.length === 0) return { rows: [] };

  const operation = module === 'Accounts' ? 'read-accounts' : 'read-deals';
  const { json } = await call(connection, {
    operation,
    credits: 1,
    request: async () => {
      const params = new ParameterMap();
      await params.add(Records.GetRecordsParam.FIELDS, fields.join(','));
      await params.add(Records.GetRecordsParam.PER_PAGE, rowsPerPage);
      if (ids) await params.add(Records.GetRecordsParam.IDS, ids.join(','));
      if (next) await params.add(Records.GetRecordsParam.PAGE_TOKEN, next);
      const headers = new HeaderMap();
      if (changedSince !== undefined)
        await headers.add(Records.GetRecordsHeader.IF_MODIFIED_SINCE, new Date(changedSince));
      return new Records.RecordOperations(module).getRecords(params, headers);
    },
  });
  // 204: no such records; 304: none changed.
  if (json === undefined) return { rows: [] };
  const { data, info } = checked(answerSchema, json, operation);
  if (!info?.more_records || ids) return { rows: data };
  if (!info.next_page_token)
    throw new AppError('crm-unavailable', `no page token in the answer to ${operation}`);
  return { rows: data, next: info.next_page_token };
}

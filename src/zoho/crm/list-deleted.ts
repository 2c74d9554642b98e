import { HeaderMap, ParameterMap, Record as Records } from '@zohocrm/typescript-sdk';
import { z } from 'zod';
import type { CrmConnection } from '../../app/ports/crm.ts';
import type { CrmModule } from '../../app/ports/crm-metadata.ts';
import type { CallCrm } from './call-crm.ts';
import { checked } from './checked.ts';

const rowsPerPage = 200;

const answerSchema = z.looseObject({
  data: z.array(z.looseObject({ id: z.string(), deleted_time: z.iso.datetime({ offset: true }) })),
  info: z.looseObject({ more_records: z.boolean().nullish() }).nullish(),
});

/**
 * Ids of records deleted since an instant, from the recycle bin (kept 60 days) and beyond it (120 days). 2 credits
 * for each 200. https://www.zoho.com/crm/developer/docs/api/v8/get-deleted-records.html
 */
export async function listDeleted(
  call: CallCrm,
  connection: CrmConnection,
  module: CrmModule,
  since: number,
): Promise<string[]> {
  const ids: string[] = [];
  for (let page = 1; ; page++) {
    const { rows, hasMore } = await readPage(call, connection, module, since, page);
    for (const { id, deleted_time } of rows) if (Date.parse(deleted_time) >= since) ids.push(id);
    if (!hasMore) return ids;
  }
}

async function readPage(
  call: CallCrm,
  connection: CrmConnection,
  module: CrmModule,
  since: number,
  page: number,
) {
  const operation = module === 'Accounts' ? 'list-deleted-accounts' : 'list-deleted-deals';
  const { json } = await call(connection, {
    operation,
    credits: 2,
    request: async () => {
      const params = new ParameterMap();
      await params.add(Records.GetDeletedRecordsParam.TYPE, 'all');
      await params.add(Records.GetDeletedRecordsParam.PER_PAGE, rowsPerPage);
      await params.add(Records.GetDeletedRecordsParam.PAGE, page);
      const headers = new HeaderMap();
      await headers.add(Records.GetDeletedRecordsHeader.IF_MODIFIED_SINCE, new Date(since));
      return new Records.RecordOperations(module).getDeletedRecords(params, headers);
    },
  });
  if (json === undefined) return { rows: [], hasMore: false };
  const { data, info } = checked(answerSchema, json, operation);
  return { rows: data, hasMore: info?.more_records === true && data.length > 0 };
}

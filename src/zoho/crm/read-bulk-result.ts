import { z } from 'zod';
import { AppError } from '../../app/errors.ts';
import type { CrmConnection } from '../../app/ports/crm.ts';
import type { CrmModule } from '../../app/ports/crm-metadata.ts';
import type { CallCrm } from './call-crm.ts';
import { checked } from './checked.ts';
import { unzipRows } from './unzip-rows.ts';
import { type ZohoRecord, zohoRecordSchema } from './zoho-record.ts';

const rowsPerBatch = 1000;

/** The fields that hold the id of another record or of a user where a record read by itself holds an object. */
const lookups: Record<CrmModule, ReadonlySet<string>> = {
  Accounts: new Set(['Parent_Account', 'Owner']),
  Deals: new Set(['Account_Name', 'Owner']),
};

const headerSchema = z.array(z.string());

/**
 * The records of a bulk job that is done, as they would have come page by page. Zoho keeps the file for a day and hands it out
 * ten times a minute. 1 credit. https://www.zoho.com/crm/developer/docs/api/v8/bulk-read/download-result.html
 */
export async function* readBulkResult(
  call: CallCrm,
  connection: CrmConnection,
  module: CrmModule,
  jobId: string,
): AsyncIterable<ZohoRecord[]> {
  const operation = module === 'Accounts' ? 'download-accounts' : 'download-deals';
  const { file } = await call(connection, {
    operation,
    credits: 1,
    request: { download: `/crm/bulk/v8/read/${jobId}/result` },
  });
  if (!file) throw new AppError('crm-unavailable', `no file in the answer to ${operation}`);
  let columns: string[] | undefined;
  let batch: ZohoRecord[] = [];
  for await (const row of unzipRows(file, operation)) {
    if (!columns) {
      columns = columnsOf(checked(headerSchema, row, operation));
      continue;
    }
    batch.push(checked(zohoRecordSchema, recordOf(columns, row, lookups[module]), operation));
    if (batch.length < rowsPerBatch) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** API names as the file's header gives them; of the id its case varies. */
function columnsOf(header: readonly string[]): string[] {
  return header.map((name) => (name.toLowerCase() === 'id' ? 'id' : name));
}

function recordOf(
  columns: readonly string[],
  row: readonly string[],
  isLookup: ReadonlySet<string>,
): Record<string, unknown> {
  const record: Record<string, unknown> = {};
  for (const [index, name] of columns.entries()) {
    const cell = row[index] ?? '';
    if (cell === '') record[name] = null;
    else record[name] = isLookup.has(name) ? { id: cell } : cell;
  }
  return record;
}

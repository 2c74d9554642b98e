import { buffer } from 'node:stream/consumers';
import Papa from 'papaparse';
import { ZipFile } from 'yazl';
import { z } from 'zod';
import type { CrmAccountUpdate, CrmBulkFile, CrmConnection } from '../../app/ports/crm.ts';
import type { CallCrm } from './call-crm.ts';
import { checked } from './checked.ts';

/** The one file in the archive. */
export const updatesFile = 'accounts.csv';

const mostRows = 25_000;
const mostColumns = 200;
const mostBytes = 25 * 1024 * 1024;

const answerSchema = z.looseObject({ details: z.looseObject({ file_id: z.string() }) });

/**
 * Uploads new values of up to 25,000 accounts for a bulk write. The first column is the id; a value that an update does not
 * name is an empty cell. https://www.zoho.com/crm/developer/docs/api/v8/bulk-write/upload-file.html
 *
 * @throws RangeError for more rows, columns or bytes than Zoho takes, and for a value that is to be emptied: an empty cell cannot say that
 */
export async function uploadUpdates(
  call: CallCrm,
  connection: CrmConnection,
  updates: readonly CrmAccountUpdate[],
): Promise<CrmBulkFile> {
  const operation = 'upload-updates';
  const columns = [...new Set(updates.flatMap(({ values }) => Object.keys(values)))];
  const csv = Buffer.from(Papa.unparse([['id', ...columns], ...rowsOf(updates, columns)]));
  if (updates.length > mostRows) throw new RangeError(`more than ${mostRows} rows`);
  if (columns.length >= mostColumns) throw new RangeError(`more than ${mostColumns} columns`);
  if (csv.length > mostBytes) throw new RangeError(`more than ${mostBytes} bytes`);
  const { json } = await call(connection, {
    operation,
    credits: 1,
    request: {
      upload: await zipped(csv),
      name: 'accounts.zip',
      headers: { feature: 'bulk-write', 'X-CRM-ORG': connection.organizationId },
    },
  });
  return { fileId: checked(answerSchema, json, operation).details.file_id, columns };
}

function* rowsOf(updates: readonly CrmAccountUpdate[], columns: readonly string[]) {
  for (const { id, values } of updates) {
    yield [
      id,
      ...columns.map((name) => {
        const value = values[name];
        if (value === null || value === '') throw new RangeError(`${name} is to be emptied`);
        return value ?? '';
      }),
    ];
  }
}

function zipped(csv: Buffer): Promise<Buffer> {
  const zip = new ZipFile();
  zip.addBuffer(csv, updatesFile);
  zip.end();
  return buffer(zip.outputStream);
}

import { z } from 'zod';
import { AppError } from '../../app/errors.ts';
import type { CrmConnection, CrmUpdateOutcome } from '../../app/ports/crm.ts';
import type { CallCrm } from './call-crm.ts';
import { checked } from './checked.ts';
import { unzipRows } from './unzip-rows.ts';
import { rowOutcome } from './update-outcome.ts';

const rowsPerBatch = 1000;

const headerSchema = z.array(z.string()).refine((header) => header.includes('STATUS'));

/**
 * What became of the accounts of a bulk write, each for itself. The file repeats the first three columns, of which the id is
 * the first, and adds three. 1 credit.
 * https://www.zoho.com/crm/developer/docs/api/v8/bulk-write/download-result.html
 *
 * @param result where the file is; given a token only on a host of the organization's data center
 */
export async function* readBulkWriteResult(
  call: CallCrm,
  connection: CrmConnection,
  result: string,
): AsyncIterable<CrmUpdateOutcome[]> {
  const operation = 'download-updates';
  const request = { download: result };
  const { file } = await call(connection, { operation, credits: 1, request });
  if (!file) throw new AppError('crm-unavailable', `no file in the answer to ${operation}`);
  let places: { status: number; errors: number } | undefined;
  let batch: CrmUpdateOutcome[] = [];
  for await (const row of unzipRows(file, operation)) {
    if (!places) {
      const header = checked(headerSchema, row, operation);
      places = { status: header.indexOf('STATUS'), errors: header.indexOf('ERRORS') };
      continue;
    }
    const [id = ''] = row;
    batch.push(rowOutcome(id, row[places.status] ?? '', row[places.errors] ?? ''));
    if (batch.length < rowsPerBatch) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

import type { BulkWrite } from './bulk-writes.ts';
import { csvLine } from './csv-line.ts';
import { columnsRepeated } from './write-rows.ts';

/**
 * What became of the rows of a job, as Zoho's result files hold it: the first three mapped columns and three of its own.
 * https://www.zoho.com/crm/developer/docs/api/v8/bulk-write/download-result.html
 */
export function* writeResult({ header, mappings, written }: BulkWrite): Iterable<string> {
  const repeated = mappings.slice(0, columnsRepeated).map(({ index }) => header[index] ?? '');
  yield csvLine([...repeated, 'STATUS', 'RECORD_ID', 'ERRORS']);
  const idPlace = mappings.findIndex(({ apiName }) => apiName === 'id');
  for (const { cells, status, errors } of written)
    yield csvLine([...cells, status, status === 'UPDATED' ? (cells[idPlace] ?? '') : '', errors]);
}

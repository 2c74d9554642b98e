import type { Field, StoredRecord } from '../organization/module.ts';
import type { Organization } from '../organization/organization.ts';
import { readField } from '../organization/read-record.ts';
import { csvLine } from './csv-line.ts';

/**
 * Records as Zoho's bulk files hold them: the id and the fields' API names as header, lookups and users as ids, several
 * values of one field joined by semicolons, nothing for an empty field.
 * Source: https://www.zoho.com/crm/developer/docs/api/v8/bulk-read/download-result.html.
 */
export function* writeCsv(
  organization: Organization,
  fields: readonly Field[],
  records: readonly StoredRecord[],
): Iterable<string> {
  const columns = fields.filter(({ apiName }) => apiName !== 'id');
  yield csvLine(['Id', ...columns.map(({ apiName }) => apiName)]);
  for (const record of records)
    yield csvLine([
      record.id,
      ...columns.map((field) => cellOf(readField(organization, record, field))),
    ]);
}

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(cellOf).join(';');
  if (typeof value === 'object') return cellOf((value as { id?: unknown }).id);
  return String(value);
}

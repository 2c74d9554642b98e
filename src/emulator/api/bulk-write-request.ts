import { asText } from '../as-text.ts';
import type { BulkWrite, ColumnMapping } from '../bulk/bulk-writes.ts';
import { unzipCsv } from '../bulk/unzip-csv.ts';
import { fieldOf, type Module } from '../organization/module.ts';
import { readCallback } from './bulk-read-request.ts';
import { notEmulated } from './common-answers.ts';
import { type Answer, type Call, unreadable } from './operation.ts';
import { isEntry } from './read-entries.ts';
import { refusal, refuse } from './refusals.ts';

/** What a bulk write is asked to do. */
export type BulkWriteRequest = Pick<
  BulkWrite,
  | 'module'
  | 'fileName'
  | 'header'
  | 'rows'
  | 'mappings'
  | 'ignoresEmpty'
  | 'callbackUrl'
  | 'failure'
>;

interface Resource {
  type?: unknown;
  module?: { api_name?: unknown };
  file_id?: unknown;
  file_names?: unknown;
  ignore_empty?: unknown;
  find_by?: unknown;
  field_mappings?: unknown;
}

interface Body {
  operation?: unknown;
  ignore_empty?: unknown;
  callback?: unknown;
  resource?: unknown;
}

const mostRows = 25_000;
const mostColumns = 200;

/** Reads what a job is to do, or says why Zoho refuses it. Only updates by id of one module are emulated. */
export async function readBulkWriteRequest(call: Call): Promise<BulkWriteRequest | Answer> {
  if (call.body === unreadable || !isEntry(call.body))
    return refused('REQUEST_BODY_NOT_SUPPORTED', 'request body contains invalid format');
  const { operation, callback, resource, ignore_empty: ignoresAbove }: Body = call.body;
  if (operation === 'insert' || operation === 'upsert')
    return notEmulated({ json_path: '$.operation' });
  if (operation !== 'update')
    return refused('INVALID_REQUEST', 'The operation is none of insert, update and upsert.');
  const [first, ...more]: unknown[] = Array.isArray(resource) ? resource : [];
  if (!isEntry(first)) return missing('$.resource');
  if (more.length > 0) return notEmulated({ json_path: '$.resource[1]' });
  const callbackUrl = readCallback(callback);
  if (typeof callbackUrl === 'object') return callbackUrl;
  const named = readResource(call, first);
  if ('status' in named) return named;
  const file = call.tenant.bulkWrites.fileOf(asText(first['file_id']));
  const csv = file && (await unzipCsv(file.bytes));
  if (!csv) return refused('FILE_NOT_FOUND', 'The file is not there.');
  if (!(first['file_names'] as unknown[]).includes(csv.name))
    return refused('FILE_NOT_SUPPORTED', 'The archive holds a file of another name.');
  const [header = [], ...rows] = csv.rows;
  const isTooLarge = rows.length > mostRows || header.length > mostColumns;
  return {
    ...named,
    fileName: csv.name,
    header,
    rows,
    ignoresEmpty: ignoresAbove === true || first['ignore_empty'] === true,
    callbackUrl,
    failure: isTooLarge ? 'LIMIT_EXCEEDED' : undefined,
  };
}

function readResource(
  call: Call,
  { type, module: given, file_names: names, find_by: findBy, field_mappings: mappings }: Resource,
): { module: Module; mappings: ColumnMapping[] } | Answer {
  if (type !== 'data') return missing('$.resource[0].type');
  if (!Array.isArray(names)) return missing('$.resource[0].file_names');
  if (findBy === undefined)
    return refused('MANDATORY_NOT_FOUND', 'Required key find_by is not available');
  if (findBy !== 'id') return notEmulated({ json_path: '$.resource[0].find_by' });
  const module = call.organization.modules.get(asText(given?.api_name));
  if (!module) return refused('MODULE_NOT_AVAILABLE', 'The module is not available.');
  const columns = readMappings(mappings);
  if (!columns.some(({ apiName }) => apiName === 'id'))
    return refused('MANDATORY_FIELDS_NOT_MAPPED', 'The id is not mapped.');
  const isKnown = ({ apiName }: ColumnMapping) => apiName === 'id' || fieldOf(module, apiName);
  if (!columns.every(isKnown)) return refused('INVALID_DATA', 'There is no such field.');
  return { module, mappings: columns };
}

function readMappings(given: unknown): ColumnMapping[] {
  const entries = Array.isArray(given) ? given.filter(isEntry) : [];
  return entries.map((entry) => ({
    apiName: asText(entry['api_name']),
    index: Number(asText(entry['index'])),
  }));
}

function missing(path: string): Answer {
  return refused('MISSING_REQUIRED_KEY', 'A required key is missing.', { json_path: path });
}

function refused(code: string, message: string, details = {}): Answer {
  return refuse(400, refusal(code, message, details));
}

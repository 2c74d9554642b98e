import type { Module, StoredRecord } from '../organization/module.ts';
import { userReference } from '../organization/read-record.ts';
import { zohoTime } from '../zoho-time.ts';
import type { Answer, Call } from './operation.ts';
import { type Entry, isEntry, readEntries } from './read-entries.ts';
import { invalidData, type Refusal, refusal } from './refusals.ts';

/** The result of one item of a write: Zoho answers each of them on its own. */
export type ItemResult = Refusal | ItemSuccess;

/** An item that went well. */
export interface ItemSuccess {
  readonly code: 'SUCCESS';
  readonly details: Readonly<Record<string, unknown>>;
  readonly message: string;
  readonly status: 'success';
  /** Of an upsert: the field by which the record was found. */
  readonly duplicate_field?: string | null;
  /** Of an upsert: what came of it. */
  readonly action?: 'insert' | 'update';
}

/** One record as a client wrote it. */
export type Item = Entry;

const mostItems = 100;

/** The items of a body `{data: […]}`, or Zoho's refusal of the call. */
export function readItems(body: unknown): readonly Item[] | Refusal {
  if (!isEntry(body) || body['data'] === undefined)
    return invalidData('$.data', { expected_data_type: 'jsonarray' });
  const items = readEntries(body, 'data');
  if ('code' in items || items.length <= mostItems) return items;
  return refusal('LIMIT_EXCEEDED', 'count of records in your request exceeds the limit', {
    maximum_length: mostItems,
    api_name: 'data',
  });
}

/** 100 % success has its own status, a mixture is 207, and 400 means that nothing was written. */
export function answerItems(results: readonly ItemResult[], allWell: number): Answer {
  const failed = results.filter((result) => result.code !== 'SUCCESS').length;
  const status = failed === 0 ? allWell : failed === results.length ? 400 : 207;
  return { status, body: { data: results } };
}

/** What Zoho tells of a record it has written. */
export function writtenRecord(
  call: Call,
  module: Module,
  record: StoredRecord,
  message: 'record added' | 'record updated',
): ItemSuccess {
  const { organization } = call;
  const { timeZone } = organization.facts;
  const details = {
    Modified_Time: zohoTime(record.modifiedAt, timeZone),
    Modified_By: userReference(organization, record.modifiedById),
    Created_Time: zohoTime(record.createdAt, timeZone),
    id: record.id,
    Created_By: userReference(organization, record.createdById),
    ...(module.apiName !== 'Notes' && { $approval_state: 'approved' }),
  };
  return { code: 'SUCCESS', details, message, status: 'success' };
}

import { asText } from '../as-text.ts';
import type { Module } from '../organization/module.ts';
import { userReference } from '../organization/read-record.ts';
import { parseZohoTime, zohoTime } from '../zoho-time.ts';
import type { Answer, Call } from './operation.ts';
import { refusal } from './refusals.ts';
import type { Item } from './write-items.ts';

/**
 * 412 when the client insists (`If-Unmodified-Since`) that nobody changed the records since, and somebody did: the whole
 * call is refused, and names the first of them. Zoho's file knows one conflict to a call (`maxItems: 1`).
 */
export function alreadyModified(
  call: Call,
  module: Module,
  items: readonly Item[],
): Answer | undefined {
  const since = parseZohoTime(call.headers['if-unmodified-since']);
  if (since === undefined) return undefined;
  const named = items.map((item) => module.records.get(asText(item['id'])));
  const record = named.find((one) => one && one.modifiedAt > since);
  if (!record) return undefined;
  const { organization } = call;
  const { timeZone } = organization.facts;
  const message = 'record updated time has already passed if-unmodified-since time';
  const error = refusal('ALREADY_MODIFIED', message, {
    Modified_Time: zohoTime(record.modifiedAt, timeZone),
    Created_Time: zohoTime(record.createdAt, timeZone),
    id: record.id,
    Modified_By: userReference(organization, record.modifiedById),
    Created_By: userReference(organization, record.createdById),
  });
  return { status: 412, body: { data: [error] } };
}

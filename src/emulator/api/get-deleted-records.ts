import type { DeletedRecord } from '../organization/module.ts';
import { canSee } from '../organization/permissions.ts';
import { userReference } from '../organization/read-record.ts';
import { parseZohoTime, zohoTime } from '../zoho-time.ts';
import { findModule, refuseByProfile } from './find-module.ts';
import type { Answer, Call } from './operation.ts';
import { invalidModule, refusal, refuse } from './refusals.ts';

const dayMs = 86_400_000;
const recycleBinDays = 60;
const listedDays = 120;

/**
 * `GET /{module}/deleted`: what was deleted, newest first. A record stays 60 days in the recycle bin and is listed for
 * another 60 after, without its name (https://www.zoho.com/crm/developer/docs/api/v8/get-deleted-records.html).
 */
export function getDeletedRecords(call: Call): Answer {
  const module = findModule(call);
  if (!module) return refuse(400, invalidModule);
  const refused = refuseByProfile(call, module, 'read');
  if (refused) return refused;
  const { organization, query } = call;
  const kind = query.get('type') ?? 'all';
  if (!['all', 'recycle', 'permanent'].includes(kind)) return patternNotMatched('type');
  const [page, perPage] = [Number(query.get('page') ?? 1), Number(query.get('per_page') ?? 200)];
  if (!(Number.isInteger(page) && page > 0)) return patternNotMatched('page');
  if (!(Number.isInteger(perPage) && perPage > 0 && perPage <= 200))
    return patternNotMatched('per_page');
  const since = parseZohoTime(call.headers['if-modified-since']);
  const rows = module.deleted.filter((deleted) => {
    const ofKind = kind === 'all' || kind === typeOf(deleted, organization.clock.now());
    const isListed = organization.clock.now() - deleted.deletedAt < listedDays * dayMs;
    const isNew = since === undefined || deleted.deletedAt > since;
    return ofKind && isListed && isNew && canSee(organization, call.user, deleted.record);
  });
  rows.reverse();
  const data = rows.slice((page - 1) * perPage, page * perPage);
  if (data.length === 0) return { status: 204 };
  const more = rows.length > page * perPage;
  const info = { per_page: perPage, count: data.length, page, more_records: more };
  return { status: 200, body: { data: data.map((deleted) => render(call, deleted)), info } };
}

function render({ organization }: Call, deleted: DeletedRecord): Record<string, unknown> {
  const type = typeOf(deleted, organization.clock.now());
  const isGone = type === 'permanent';
  return {
    deleted_by: isGone ? null : userReference(organization, deleted.deletedById),
    id: deleted.record.id,
    display_name: isGone ? null : deleted.name,
    type,
    created_by: isGone ? null : userReference(organization, deleted.record.createdById),
    deleted_time: zohoTime(deleted.deletedAt, organization.facts.timeZone),
  };
}

function typeOf({ deletedAt }: DeletedRecord, now: number): 'recycle' | 'permanent' {
  return now - deletedAt < recycleBinDays * dayMs ? 'recycle' : 'permanent';
}

function patternNotMatched(param: string): Answer {
  const message = 'Please check whether the input values are correct';
  return refuse(400, refusal('PATTERN_NOT_MATCHED', message, { param_name: param }));
}

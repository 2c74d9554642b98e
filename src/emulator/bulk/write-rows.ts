import { checkItem } from '../api/check-item.ts';
import { type Actor, allAutomations, updateRecord } from '../organization/change-record.ts';
import { type Field, fieldOf, type StoredRecord } from '../organization/module.ts';
import type { Organization, User } from '../organization/organization.ts';
import { findVisible } from '../organization/permissions.ts';
import type { BulkWrite, WrittenRow } from './bulk-writes.ts';

/** How many columns the result repeats. */
export const columnsRepeated = 3;

/**
 * Writes the rows of a job into records, each for itself. An empty cell empties the field unless the job ignores them.
 * https://www.zoho.com/crm/developer/docs/api/v8/bulk-write/download-result.html
 */
export function writeRows(organization: Organization, user: User, job: BulkWrite): WrittenRow[] {
  const { bulkWriteSetsOff: effect = 'notifications' } = organization.facts;
  const actor: Actor = {
    userId: user.id,
    automations: effect === 'notifications-and-automation' ? allAutomations : [],
    isSilent: effect === 'nothing',
  };
  return job.rows.map((row) => {
    const errors = writeRow(organization, user, job, row, actor);
    const cells = job.mappings.slice(0, columnsRepeated).map(({ index }) => row[index] ?? '');
    return { cells, status: errors === '' ? 'UPDATED' : 'SKIPPED', errors };
  });
}

/** Answers Zoho's words against the row, or nothing. */
function writeRow(
  organization: Organization,
  user: User,
  { module, mappings, ignoresEmpty }: BulkWrite,
  row: readonly string[],
  actor: Actor,
): string {
  const item: Record<string, unknown> = {};
  let id = '';
  for (const { apiName, index } of mappings) {
    const cell = row[index] ?? '';
    const field = fieldOf(module, apiName);
    if (apiName === 'id') id = cell;
    else if (field && (cell !== '' || !ignoresEmpty)) item[apiName] = cellValue(field, cell);
  }
  const record = findVisible(organization, user, module, id);
  if (!record) return 'RESOURCE_NOT_FOUND-id';
  const held = holdError(record);
  if (held) return held;
  const refused = checkItem({ organization, user }, module, item, '$', record);
  if (refused) return `${refused.code}-${String(refused.details['api_name'])}`;
  updateRecord(organization, module, record, item, actor);
  return '';
}

/** The page lists codes and not when they come: these are taken for a record that is held. */
function holdError({ hold }: StoredRecord): string | undefined {
  switch (hold) {
    case undefined:
      return undefined;
    case 'locked':
      return 'BLOCKED_RECORD-id';
    case 'not-approved':
    case 'in-review':
      return 'NOT_APPROVED-id';
    default:
      return 'CANNOT_PROCESS-id';
  }
}

const numberTypes: ReadonlySet<string> = new Set(['integer', 'double', 'currency', 'percent']);

function cellValue({ dataType }: Field, cell: string): unknown {
  if (cell === '') return null;
  if (numberTypes.has(dataType)) return Number(cell);
  if (dataType === 'boolean') return cell === 'true';
  if (dataType === 'multiselectpicklist') return cell.split(';');
  return cell;
}

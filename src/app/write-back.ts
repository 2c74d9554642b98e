import { dayOf, formatDay } from '../core/day.ts';
import type { WriteBackResult, WriteTask } from './book-outcomes.ts';
import { readClassFields } from './class-fields-in-crm.ts';
import { createClassifyWaiting } from './classify-waiting.ts';
import type { AppDependencies } from './dependencies.ts';
import { createKeepHumanEdits } from './keep-human-edits.ts';
import { noteSeenFields } from './note-seen-fields.ts';
import type { StoredClasses, WriteResult } from './ports/class-store.ts';
import type { CrmAccountRecord } from './ports/crm.ts';
import type { Organization } from './ports/organization-store.ts';
import { createWriteInBulk } from './write-in-bulk.ts';
import { createWriteOnCondition } from './write-on-condition.ts';
import { createWriteRows } from './write-rows.ts';

/** Most records the CRM updates in one call. */
const recordsPerWrite = 100;

/** How to write back. */
export interface WriteBackOptions {
  /** In whose name it is written, to be undone with it; the day's events when absent. */
  runId?: string;
  /** Only these accounts; at most 100. All when absent. */
  among?: string[];
  onProgress?: (result: WriteBackResult) => Promise<void>;
}

/**
 * Writes to the CRM what accounts should hold and do not: only rows and fields that differ. What people changed in the
 * meantime is read first, kept as overrides and not written over. Failures are noted per account and never stop the rest.
 * Many accounts are written in bulk where that was allowed.
 */
export function createWriteBack(dependencies: AppDependencies) {
  const { store, crm, clock } = dependencies;
  const keepHumanEdits = createKeepHumanEdits(dependencies);
  const classifyWaiting = createClassifyWaiting(dependencies);
  const writeRows = createWriteRows(dependencies);
  const writeOnCondition = createWriteOnCondition(dependencies);
  const writeInBulk = createWriteInBulk(dependencies);

  return async function writeBack(
    organization: Organization,
    { runId = eventsOf(organization, clock.now()), among, onProgress }: WriteBackOptions = {},
  ): Promise<WriteBackResult> {
    const result: WriteBackResult = { written: 0, failed: 0, humanEdits: 0 };
    const task: WriteTask = { organization, runId, areFieldsMended: false, lostRaces: 0, result };
    if (among === undefined) await writeInBulk(task, async () => onProgress?.(result));
    for (;;) {
      const now = clock.now();
      const rows = await store.classes.unwritten(organization.id, recordsPerWrite, now, among);
      if (rows.length === 0 || (await isPaused(organization.id))) return result;
      await writeTurn(task, rows);
      await onProgress?.(result);
    }
  };

  /** Writes accounts, a single one without reading it where that loses no edit. Those that are to be decided anew come round again. */
  async function writeTurn(task: WriteTask, rows: StoredClasses[]): Promise<void> {
    const [single, ...others] = rows;
    const isSingle = single !== undefined && others.length === 0;
    if (isSingle && (await writeOnCondition.unread(task, single))) return;
    const { ready, records } = await withoutHumanEdits(task.organization, rows, task.result);
    const [row] = ready;
    const record = records.get(row?.accountId ?? '');
    if (isSingle && row && record) await writeOnCondition.justRead(task, row, record.modifiedAt);
    else await writeRows(task, ready);
  }

  /**
   * Reads the present values and takes out accounts that people edited; those are decided anew and come round again. Answers the
   * rest with the records as read.
   */
  async function withoutHumanEdits(
    organization: Organization,
    rows: StoredClasses[],
    result: WriteBackResult,
  ): Promise<{ ready: StoredClasses[]; records: Map<string, CrmAccountRecord> }> {
    const readAt = clock.now();
    const records = await readClassFields(
      crm,
      organization,
      rows.map(({ accountId }) => accountId),
    );
    const readBacks = rows.flatMap((row) => {
      const record = records.get(row.accountId);
      return record ? [{ row, record }] : [];
    });
    const gone = rows.filter(({ accountId }) => !records.has(accountId));
    await store.classes.saveWritten(organization.id, gone.map(notFound));
    result.failed += gone.length;
    const edited = await keepHumanEdits(organization, readBacks);
    const seen = readBacks.map(({ record }) => record);
    await noteSeenFields(store, organization.id, seen, readAt);
    if (edited.length > 0) await classifyWaiting(organization);
    result.humanEdits += edited.length;
    const ready = [...records.keys()].filter((accountId) => !edited.includes(accountId));
    // Read again: what the fields hold has just been noted.
    return { ready: await store.classes.find(organization.id, ready), records };
  }

  /** Asked anew before each batch: somebody may undo a run while another writes. */
  async function isPaused(organizationId: string): Promise<boolean> {
    const organization = await store.organizations.find(organizationId);
    return organization?.status !== 'connected' || organization.writesPausedAt !== undefined;
  }
}

/** What events are written in the name of: the organization's own day (`events-2026-03-01`). */
function eventsOf({ profile: { timeZone } }: Organization, now: number): string {
  return `events-${formatDay(dayOf(now, timeZone))}`;
}

function notFound({ accountId }: StoredClasses): WriteResult {
  return { accountId, error: 'record-gone' };
}

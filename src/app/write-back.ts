import { dayOf, formatDay } from '../core/day.ts';
import { createBookOutcomes, type WriteBackResult, type WriteTask } from './book-outcomes.ts';
import { readClassFields, updateOf } from './class-fields-in-crm.ts';
import { createClassifyWaiting } from './classify-waiting.ts';
import type { AppDependencies } from './dependencies.ts';
import { createKeepHumanEdits } from './keep-human-edits.ts';
import type { StoredClasses, WriteResult } from './ports/class-store.ts';
import type { Organization } from './ports/organization-store.ts';
import { journalEntryOf, whatDiffers } from './what-differs.ts';
import { createWriteInBulk } from './write-in-bulk.ts';

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
  const bookOutcomes = createBookOutcomes(dependencies);
  const writeInBulk = createWriteInBulk(dependencies);

  return async function writeBack(
    organization: Organization,
    { runId = eventsOf(organization, clock.now()), among, onProgress }: WriteBackOptions = {},
  ): Promise<WriteBackResult> {
    const result: WriteBackResult = { written: 0, failed: 0, humanEdits: 0 };
    const task: WriteTask = { organization, runId, areFieldsMended: false, result };
    if (among === undefined) await writeInBulk(task, async () => onProgress?.(result));
    for (;;) {
      const now = clock.now();
      const rows = await store.classes.unwritten(organization.id, recordsPerWrite, now, among);
      if (rows.length === 0 || (await isPaused(organization.id))) return result;
      const ready = await withoutHumanEdits(task.organization, rows, result);
      await write(task, ready);
      await onProgress?.(result);
    }
  };

  /** Reads the present values and takes out accounts that people edited; those are decided anew and come round again. */
  async function withoutHumanEdits(
    organization: Organization,
    rows: StoredClasses[],
    result: WriteBackResult,
  ): Promise<StoredClasses[]> {
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
    if (edited.length > 0) await classifyWaiting(organization);
    result.humanEdits += edited.length;
    const ready = [...records.keys()].filter((accountId) => !edited.includes(accountId));
    // Read again: what the fields hold has just been noted.
    return store.classes.find(organization.id, ready);
  }

  /** Asked anew before each batch: somebody may undo a run while another writes. */
  async function isPaused(organizationId: string): Promise<boolean> {
    const organization = await store.organizations.find(organizationId);
    return organization?.status !== 'connected' || organization.writesPausedAt !== undefined;
  }

  async function write(task: WriteTask, rows: StoredClasses[]): Promise<void> {
    const { organization, runId } = task;
    const pending = rows.map((row) => ({ row, values: whatDiffers(organization, row) }));
    const filled = pending.filter(({ values }) => Object.keys(values).length > 0);
    await store.classes.saveAttempts(
      organization.id,
      filled.map(({ row, values }) => ({ accountId: row.accountId, values })),
    );
    await store.journal.note(
      organization.id,
      runId,
      filled.map(({ row, values }) => journalEntryOf(row, values)),
      clock.now(),
    );
    const outcomes = await crm.updateAccounts(
      organization.connection,
      filled.map(({ row, values }) => updateOf(organization, row.accountId, values)),
    );
    const noted = await bookOutcomes(task, outcomes, (place) => {
      const row = filled[place]?.row;
      return row && { row, values: row.desired };
    });
    // Rows that differ only in fields which are written no more differ no more.
    const settled = pending
      .filter((each) => !filled.includes(each))
      .map(({ row: { accountId, desired } }): WriteResult => ({ accountId, values: desired }));
    await store.classes.saveWritten(organization.id, [...noted, ...settled]);
  }
}

/** What events are written in the name of: the organization's own day (`events-2026-03-01`). */
function eventsOf({ profile: { timeZone } }: Organization, now: number): string {
  return `events-${formatDay(dayOf(now, timeZone))}`;
}

function notFound({ accountId }: StoredClasses): WriteResult {
  return { accountId, error: 'record-gone' };
}

import { dayOf, formatDay } from '../core/day.ts';
import { readClassFields, updateOf } from './class-fields-in-crm.ts';
import { createClassifyWaiting } from './classify-waiting.ts';
import type { AppDependencies } from './dependencies.ts';
import { createKeepHumanEdits } from './keep-human-edits.ts';
import { createMendFields } from './mend-fields.ts';
import type { StoredClasses, WriteResult } from './ports/class-store.ts';
import type { CrmUpdateOutcome } from './ports/crm.ts';
import type { Organization } from './ports/organization-store.ts';

/** Most records the CRM updates in one call. */
const recordsPerWrite = 100;
/** How soon to try again a record that somebody holds: 15 minutes, and at the latest a day. */
const soonestRetryMs = 15 * 60_000;
const latestRetryMs = 24 * 3_600_000;
/** When to try again what a person has to mend: a week. `tierwise organizations resume` tries at once. */
const unmendedRetryMs = 7 * latestRetryMs;

/** How write-back went. */
export interface WriteBackResult {
  written: number;
  failed: number;
  humanEdits: number;
}

/** A write-back under way. */
interface Task {
  /** As its fields are by now. */
  organization: Organization;
  runId: string;
  areFieldsMended: boolean;
}

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
 */
export function createWriteBack(
  dependencies: Pick<AppDependencies, 'store' | 'crm' | 'clock' | 'log'>,
) {
  const { store, crm, clock, log } = dependencies;
  const keepHumanEdits = createKeepHumanEdits(dependencies);
  const classifyWaiting = createClassifyWaiting(dependencies);
  const mendFields = createMendFields(dependencies);

  return async function writeBack(
    organization: Organization,
    { runId = eventsOf(organization, clock.now()), among, onProgress }: WriteBackOptions = {},
  ): Promise<WriteBackResult> {
    const result: WriteBackResult = { written: 0, failed: 0, humanEdits: 0 };
    const task: Task = { organization, runId, areFieldsMended: false };
    for (;;) {
      const now = clock.now();
      const rows = await store.classes.unwritten(organization.id, recordsPerWrite, now, among);
      if (rows.length === 0 || (await isPaused(organization.id))) return result;
      const ready = await withoutHumanEdits(task.organization, rows, result);
      await write(task, ready, result);
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
    return (await store.organizations.find(organizationId))?.writesPausedAt !== undefined;
  }

  async function write(task: Task, rows: StoredClasses[], result: WriteBackResult): Promise<void> {
    const { organization, runId } = task;
    const pending = rows.map((row) => ({ row, values: differenceOf(organization, row) }));
    const filled = pending.filter(({ values }) => Object.keys(values).length > 0);
    await store.classes.saveAttempts(
      organization.id,
      filled.map(({ row, values }) => ({ accountId: row.accountId, values })),
    );
    await store.journal.note(
      organization.id,
      runId,
      filled.map(({ row, values }) => entryOf(row, values)),
      clock.now(),
    );
    const outcomes = await crm.updateAccounts(
      organization.connection,
      filled.map(({ row, values }) => updateOf(organization, row.accountId, values)),
    );
    const areMended = await mendOnce(task, outcomes);
    const noted = outcomes.map((outcome, place): WriteResult => {
      const row = filled[place]?.row;
      if (outcome.ok) return { accountId: outcome.id, values: row?.desired ?? {} };
      const isMended = areMended && outcome.mend === 'field';
      const again = isMended ? clock.now() : retryAt(outcome, row);
      return { accountId: outcome.id, error: outcome.code, retryAt: again };
    });
    // Rows that differ only in fields which are written no more differ no more.
    const settled = pending
      .filter((each) => !filled.includes(each))
      .map(({ row: { accountId, desired } }): WriteResult => ({ accountId, values: desired }));
    await store.classes.saveWritten(organization.id, [...noted, ...settled]);
    count(organization.id, outcomes, result);
  }

  /** Looks after the fields when the CRM refuses a value, once; answers whether that changed something. */
  async function mendOnce(task: Task, outcomes: CrmUpdateOutcome[]): Promise<boolean> {
    const isRefused = outcomes.some((outcome) => !outcome.ok && outcome.mend === 'field');
    if (!isRefused || task.areFieldsMended) return false;
    task.areFieldsMended = true;
    const mended = await mendFields(task.organization);
    if (!mended) return false;
    task.organization = mended;
    return true;
  }

  function count(
    organizationId: string,
    outcomes: CrmUpdateOutcome[],
    result: WriteBackResult,
  ): void {
    const refusals = outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.code]));
    result.written += outcomes.length - refusals.length;
    result.failed += refusals.length;
    if (refusals.length === 0) return;
    const values = { organizationId, refused: refusals.length, codes: [...new Set(refusals)] };
    log.warn(values, 'some accounts were not written');
  }

  /** A record that somebody holds is tried again after as long as it has been held: that may be minutes or weeks. */
  function retryAt(
    { mend }: CrmUpdateOutcome & { ok: false },
    row: StoredClasses | undefined,
  ): number | undefined {
    const now = clock.now();
    if (mend === 'record-gone') return undefined;
    if (mend !== 'later') return now + unmendedRetryMs;
    const heldMs = now - (row?.decidedAt ?? now);
    return now + Math.min(latestRetryMs, Math.max(soonestRetryMs, heldMs));
  }
}

/** What events are written in the name of: the organization's own day (`events-2026-03-01`). */
function eventsOf({ profile: { timeZone } }: Organization, now: number): string {
  return `events-${formatDay(dayOf(now, timeZone))}`;
}

function entryOf({ accountId, written }: StoredClasses, after: StoredClasses['desired']) {
  const before = Object.keys(after).map((key) => [key, written[key] ?? null]);
  return { accountId, before: Object.fromEntries(before), after };
}

function notFound({ accountId }: StoredClasses): WriteResult {
  return { accountId, error: 'record-gone' };
}

/** What has to be written, by field key. */
function differenceOf(
  { fields }: Organization,
  { desired, written }: StoredClasses,
): StoredClasses['desired'] {
  return Object.fromEntries(
    Object.entries(desired).filter(
      ([key, value]) => key in fields && value !== (written[key] ?? null),
    ),
  );
}

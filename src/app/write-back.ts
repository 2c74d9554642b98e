import { createClassifyWaiting } from './classify-waiting.ts';
import type { AppDependencies } from './dependencies.ts';
import { toCrm } from './find-field-news.ts';
import { createKeepHumanEdits } from './keep-human-edits.ts';
import type { StoredClasses, WriteResult } from './ports/class-store.ts';
import type { CrmAccountRecord, CrmAccountUpdate, CrmUpdateOutcome } from './ports/crm.ts';
import type { Organization } from './ports/organization-store.ts';

/** Most ids the CRM reads in one call. */
const idsPerRead = 50;
/** Most records the CRM updates in one call. */
const recordsPerWrite = 100;
/** How soon to try again a record that somebody holds: 15 minutes, and at the latest a day. */
const soonestRetryMs = 15 * 60_000;
const latestRetryMs = 24 * 3_600_000;
/** When to try again what a person has to mend: a week. Connecting again tries at once. */
const unmendedRetryMs = 7 * latestRetryMs;

/** How write-back went. */
export interface WriteBackResult {
  written: number;
  failed: number;
  humanEdits: number;
}

/** How to write back. */
export interface WriteBackOptions {
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

  return async function writeBack(
    organization: Organization,
    { among, onProgress }: WriteBackOptions = {},
  ): Promise<WriteBackResult> {
    const result: WriteBackResult = { written: 0, failed: 0, humanEdits: 0 };
    for (;;) {
      const now = clock.now();
      const rows = await store.classes.unwritten(organization.id, recordsPerWrite, now, among);
      if (rows.length === 0) return result;
      await write(organization, await withoutHumanEdits(organization, rows, result), result);
      await onProgress?.(result);
    }
  };

  /** Reads the present values and takes out accounts that people edited; those are decided anew and come round again. */
  async function withoutHumanEdits(
    organization: Organization,
    rows: StoredClasses[],
    result: WriteBackResult,
  ): Promise<StoredClasses[]> {
    const records = await readRecords(
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

  async function readRecords(
    organization: Organization,
    ids: string[],
  ): Promise<Map<string, CrmAccountRecord>> {
    const beside = Object.values(organization.fields).map(({ apiName }) => apiName);
    const records = new Map<string, CrmAccountRecord>();
    for (let from = 0; from < ids.length; from += idsPerRead) {
      const reading = { ids: ids.slice(from, from + idsPerRead), beside };
      const page = await crm.readAccounts(organization.connection, organization.schema, reading);
      for (const record of page.rows) records.set(record.facts.id, record);
    }
    return records;
  }

  async function write(
    organization: Organization,
    rows: StoredClasses[],
    result: WriteBackResult,
  ): Promise<void> {
    const pending = rows.map((row) => ({ row, values: differenceOf(organization, row) }));
    const filled = pending.filter(({ values }) => Object.keys(values).length > 0);
    await store.classes.saveAttempts(
      organization.id,
      filled.map(({ row, values }) => ({ accountId: row.accountId, values })),
    );
    const outcomes = await crm.updateAccounts(
      organization.connection,
      filled.map(({ row, values }) => updateOf(organization, row, values)),
    );
    const noted = outcomes.map((outcome, place): WriteResult => {
      const row = filled[place]?.row;
      if (outcome.ok) return { accountId: outcome.id, values: row?.desired ?? {} };
      return { accountId: outcome.id, error: outcome.code, retryAt: retryAt(outcome, row) };
    });
    // Rows that differ only in fields which are written no more differ no more.
    const settled = pending
      .filter((each) => !filled.includes(each))
      .map(({ row: { accountId, desired } }): WriteResult => ({ accountId, values: desired }));
    await store.classes.saveWritten(organization.id, [...noted, ...settled]);
    count(organization.id, outcomes, result);
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

/** The same in the CRM's own names and values. */
function updateOf(
  { fields }: Organization,
  { accountId }: StoredClasses,
  values: StoredClasses['desired'],
): CrmAccountUpdate {
  const named = Object.entries(values).flatMap(([key, value]) => {
    const field = fields[key];
    return field ? [[field.apiName, value === null ? null : toCrm(field, value)]] : [];
  });
  return { id: accountId, values: Object.fromEntries(named) };
}

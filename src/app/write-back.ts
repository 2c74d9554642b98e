import type { createClassifyAccounts } from './classify-accounts.ts';
import type { AppDependencies } from './dependencies.ts';
import { toCrm } from './find-human-edits.ts';
import { createKeepHumanEdits } from './keep-human-edits.ts';
import type { StoredClasses, WriteResult } from './ports/class-store.ts';
import type { CrmAccountRecord, CrmAccountUpdate, CrmUpdateOutcome } from './ports/crm.ts';
import type { Organization } from './ports/organization-store.ts';

/** Most ids the CRM reads in one call. */
const idsPerRead = 50;
/** Most records the CRM updates in one call. */
const recordsPerWrite = 100;
/** When to try again what failed for a passing reason: 15 minutes. */
const retryAfterMs = 15 * 60_000;

/** How write-back went. */
export interface WriteBackResult {
  written: number;
  failed: number;
  humanEdits: number;
}

/** How to write back. */
export interface WriteBackOptions {
  /** Our fields were created a moment ago and hold nothing yet, so that nobody can have edited them. */
  areFieldsNew?: boolean;
  onProgress?: (result: WriteBackResult) => Promise<void>;
}

/**
 * Writes to the CRM what accounts should hold and do not: only rows and fields that differ. What people changed in the
 * meantime is read first, kept as overrides and not written over. Failures are noted per account and never stop the rest.
 */
export function createWriteBack(
  dependencies: Pick<AppDependencies, 'store' | 'crm' | 'clock' | 'log'>,
  classifyAccounts: ReturnType<typeof createClassifyAccounts>,
) {
  const { store, crm, clock, log } = dependencies;
  const keepHumanEdits = createKeepHumanEdits(dependencies);

  return async function writeBack(
    organization: Organization,
    { areFieldsNew = false, onProgress }: WriteBackOptions = {},
  ): Promise<WriteBackResult> {
    const result: WriteBackResult = { written: 0, failed: 0, humanEdits: 0 };
    for (;;) {
      const rows = await store.classes.unwritten(organization.id, recordsPerWrite, clock.now());
      if (rows.length === 0) return result;
      const ready = areFieldsNew ? rows : await withoutHumanEdits(organization, rows, result);
      await write(organization, ready, result);
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
    if (edited.length > 0) await classifyAccounts(organization, edited, 'override');
    result.humanEdits += edited.length;
    return readBacks.map(({ row }) => row).filter(({ accountId }) => !edited.includes(accountId));
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
    const updates = rows.map((row) => updateOf(organization, row));
    if (updates.length === 0) return;
    const outcomes = await crm.updateAccounts(organization.connection, updates);
    const desiredOf = new Map(rows.map(({ accountId, desired }) => [accountId, desired]));
    const results = outcomes.map((outcome): WriteResult => {
      if (outcome.ok) return { accountId: outcome.id, values: desiredOf.get(outcome.id) ?? {} };
      return { accountId: outcome.id, error: outcome.code, retryAt: retryAt(outcome) };
    });
    await store.classes.saveWritten(organization.id, results);
    const refused = outcomes.filter(({ ok }) => !ok);
    result.written += outcomes.length - refused.length;
    result.failed += refused.length;
    if (refused.length > 0) {
      const codes = [...new Set(results.flatMap((item) => ('error' in item ? [item.error] : [])))];
      log.warn(
        { organizationId: organization.id, refused: refused.length, codes },
        'some accounts were not written',
      );
    }
  }

  function retryAt(outcome: CrmUpdateOutcome & { ok: false }): number | undefined {
    return outcome.mend === 'later' ? clock.now() + retryAfterMs : undefined;
  }
}

function notFound({ accountId }: StoredClasses): WriteResult {
  return { accountId, error: 'record-gone' };
}

/** The fields that differ, in the CRM's own names and values. */
function updateOf(organization: Organization, row: StoredClasses): CrmAccountUpdate {
  const values: CrmAccountUpdate['values'] = {};
  for (const [key, desired] of Object.entries(row.desired)) {
    const field = organization.fields[key];
    if (!field || desired === (row.written[key] ?? null)) continue;
    values[field.apiName] = desired === null ? null : toCrm(field, desired);
  }
  return { id: row.accountId, values };
}

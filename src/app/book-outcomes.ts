import type { AppDependencies } from './dependencies.ts';
import { createMendFields } from './mend-fields.ts';
import type { StoredClasses, WriteResult } from './ports/class-store.ts';
import type { CrmUpdateOutcome } from './ports/crm.ts';
import type { Organization } from './ports/organization-store.ts';

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
export interface WriteTask {
  /** As its fields are by now. */
  organization: Organization;
  /** In whose name it is written, to be undone with it. */
  runId: string;
  areFieldsMended: boolean;
  /** How often a record was changed again between reading it and writing on condition that it was not. */
  lostRaces: number;
  /** So far. */
  result: WriteBackResult;
}

/** What was written to an account, beside what is held of it. */
export interface Writing {
  row: StoredClasses;
  /** What its fields hold once it is written, by field key. */
  values: StoredClasses['desired'];
}

/**
 * Judges what became of writes, in the order of the outcomes: what the fields hold now, or why not and when it may be tried
 * again. Fields that refuse their values are looked after, once in a write-back.
 */
export function createBookOutcomes(
  dependencies: Pick<AppDependencies, 'store' | 'crm' | 'clock' | 'log'>,
) {
  const { clock, log } = dependencies;
  const mendFields = createMendFields(dependencies);

  return async function bookOutcomes(
    task: WriteTask,
    outcomes: CrmUpdateOutcome[],
    writingOf: (place: number) => Writing | undefined,
  ): Promise<WriteResult[]> {
    const areMended = await mendOnce(task, outcomes);
    count(task, outcomes);
    return outcomes.map((outcome, place): WriteResult => {
      const writing = writingOf(place);
      if (outcome.ok) return { accountId: outcome.id, values: writing?.values ?? {} };
      const isMended = areMended && outcome.mend === 'field';
      const again = isMended ? clock.now() : retryAt(outcome, writing?.row);
      return { accountId: outcome.id, error: outcome.code, retryAt: again };
    });
  };

  /** Looks after the fields when the CRM refuses a value, once; answers whether that changed something. */
  async function mendOnce(task: WriteTask, outcomes: CrmUpdateOutcome[]): Promise<boolean> {
    const isRefused = outcomes.some((outcome) => !outcome.ok && outcome.mend === 'field');
    if (!isRefused || task.areFieldsMended) return false;
    task.areFieldsMended = true;
    const mended = await mendFields(task.organization);
    if (!mended) return false;
    task.organization = mended;
    return true;
  }

  function count({ organization, result }: WriteTask, outcomes: CrmUpdateOutcome[]): void {
    const refusals = outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.code]));
    result.written += outcomes.length - refusals.length;
    result.failed += refusals.length;
    if (refusals.length === 0) return;
    const organizationId = organization.id;
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
    if (mend !== 'later' && mend !== 'read-again') return now + unmendedRetryMs;
    const heldMs = now - (row?.decidedAt ?? now);
    return now + Math.min(latestRetryMs, Math.max(soonestRetryMs, heldMs));
  }
}

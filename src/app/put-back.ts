import { readClassFields, updateOf } from './class-fields-in-crm.ts';
import type { AppDependencies } from './dependencies.ts';
import { calledOff, isCalledOff } from './end-pause.ts';
import { AppError } from './errors.ts';
import { presentValues } from './find-field-news.ts';
import { createFinishBulkWrite } from './finish-bulk-write.ts';
import { createKeepHumanEdits } from './keep-human-edits.ts';
import type { WriteResult } from './ports/class-store.ts';
import type { Organization } from './ports/organization-store.ts';
import type { Run } from './ports/run-store.ts';
import type { JournalEntry } from './ports/write-journal.ts';

/** Most records the CRM updates in one call. */
const accountsPerTurn = 100;

type Values = JournalEntry['before'];

/** What is to become of an account. */
interface Restoring {
  accountId: string;
  values: Values;
}

/**
 * Puts back what a run wrote: each field that still holds what the run left there gets what it held before. What people or
 * later runs have changed since stays. Goes on where it was stopped, and no further once it was called off; doing it again takes
 * up what was refused the first time.
 */
export function createPutBack(dependencies: AppDependencies) {
  const { store, crm, clock, log } = dependencies;
  const keepHumanEdits = createKeepHumanEdits(dependencies);
  const finishBulkWrite = createFinishBulkWrite(dependencies);

  return async function putBack(organization: Organization, begun: Run): Promise<void> {
    const { undoes = '' } = begun;
    await endBulkWrite(organization, undoes);
    let run = begun;
    for (;;) {
      const after = run.cursor;
      const entries = await store.journal.read(organization.id, undoes, after, accountsPerTurn);
      if (entries.length === 0) break;
      if (isCalledOff(run, await present(organization.id))) return callOff(organization.id, run);
      const leftAlone = await putBackTurn(organization, entries);
      run = {
        ...run,
        done: run.done + entries.length,
        leftAlone: (run.leftAlone ?? 0) + leftAlone,
        cursor: entries.at(-1)?.accountId,
        updatedAt: clock.now(),
      };
      await store.runs.save(organization.id, run);
    }
    const { done, leftAlone } = run;
    log.info({ organizationId: organization.id, undoes, done, leftAlone }, 'a run was undone');
  };

  async function present(organizationId: string): Promise<Organization> {
    const organization = await store.organizations.find(organizationId);
    if (organization?.status !== 'connected') throw new AppError('organization-not-connected');
    return organization;
  }

  async function callOff(organizationId: string, run: Run): Promise<void> {
    await store.runs.save(organizationId, calledOff(run, clock.now()));
    const { undoes, done, total } = run;
    log.info({ organizationId, undoes, done, total }, 'undoing a run was called off');
  }

  /**
   * A bulk write under way would put its values there after ours: it is waited for. Of one of which nobody knows whether it
   * was begun there is nothing to wait for but time.
   */
  async function endBulkWrite(organization: Organization, runId: string): Promise<void> {
    const result = { written: 0, failed: 0, humanEdits: 0 };
    const task = { organization, runId, areFieldsMended: true, lostRaces: 0, result };
    await finishBulkWrite(task, async () => {});
    if ((await present(organization.id)).bulkWrite !== undefined)
      throw new AppError('crm-unavailable', 'a bulk write may be under way');
  }

  /** Answers of how many accounts something stays. */
  async function putBackTurn(organization: Organization, entries: JournalEntry[]): Promise<number> {
    const ids = entries.map(({ accountId }) => accountId);
    const records = await readClassFields(crm, organization, ids);
    const readBacks = (await store.classes.find(organization.id, ids)).flatMap((row) => {
      const record = records.get(row.accountId);
      return record ? [{ row, record }] : [];
    });
    await keepHumanEdits(organization, readBacks);
    let leftAlone = 0;
    const restorings = entries.flatMap(({ accountId, before, after }): Restoring[] => {
      const record = records.get(accountId);
      const present = record ? presentValues(organization, record.values) : {};
      const keys = Object.keys(after);
      const ours = keys.filter((key) => key in present && present[key] === after[key]);
      if (keys.some((key) => present[key] !== after[key] && present[key] !== before[key]))
        leftAlone += 1;
      const values = Object.fromEntries(ours.map((key) => [key, before[key] ?? null]));
      return ours.length > 0 ? [{ accountId, values }] : [];
    });
    return leftAlone + (await write(organization, restorings));
  }

  /** Answers how many accounts the CRM refused. */
  async function write(organization: Organization, restorings: Restoring[]): Promise<number> {
    await store.classes.saveAttempts(organization.id, restorings);
    const outcomes = await crm.updateAccounts(
      organization.connection,
      restorings.map(({ accountId, values }) => updateOf(organization, accountId, values)),
    );
    const results = outcomes.map((outcome, place): WriteResult => {
      if (!outcome.ok) return { accountId: outcome.id, error: outcome.code, retryAt: clock.now() };
      return { accountId: outcome.id, values: restorings[place]?.values ?? {} };
    });
    await store.classes.saveWritten(organization.id, results);
    return outcomes.filter(({ ok }) => !ok).length;
  }
}

import { createBookOutcomes, type WriteTask } from './book-outcomes.ts';
import { updateOf } from './class-fields-in-crm.ts';
import type { AppDependencies } from './dependencies.ts';
import type { StoredClasses, WriteResult } from './ports/class-store.ts';
import type { CrmUpdateOutcome } from './ports/crm.ts';
import { journalEntryOf, whatDiffers } from './what-differs.ts';

/**
 * Writes up to 100 accounts in one call, only fields that differ, and notes what became of each. A single account may be
 * written on condition that its record was not changed since an instant: of one that is to be read again nothing is
 * noted. Answers the outcomes of those that had anything to be written.
 */
export function createWriteRows(dependencies: AppDependencies) {
  const { store, crm, clock } = dependencies;
  const bookOutcomes = createBookOutcomes(dependencies);

  return async function writeRows(
    task: WriteTask,
    rows: StoredClasses[],
    unmodifiedSince?: number,
  ): Promise<CrmUpdateOutcome[]> {
    const { organization, runId } = task;
    const pending = rows.map((row) => ({ row, values: whatDiffers(organization, row) }));
    const filled = pending.filter(({ values }) => Object.keys(values).length > 0);
    const attempts = filled.map(({ row: { accountId }, values }) => ({ accountId, values }));
    await store.classes.saveAttempts(organization.id, attempts);
    const [earlier] = await store.journal.note(
      organization.id,
      runId,
      filled.map(({ row, values }) => journalEntryOf(row, values)),
      clock.now(),
    );
    const outcomes = await crm.updateAccounts(
      organization.connection,
      filled.map(({ row, values }) => updateOf(organization, row.accountId, values)),
      unmodifiedSince,
    );
    const [first] = outcomes;
    if (unmodifiedSince !== undefined && first?.ok === false && first.mend === 'read-again') {
      // Somebody may have put the same value there: undoing this run is not to take it away.
      await store.journal.takeBack(organization.id, runId, first.id, earlier);
      return outcomes;
    }
    const noted = await bookOutcomes(task, outcomes, (place) => {
      const row = filled[place]?.row;
      return row && { row, values: row.desired };
    });
    // Rows that differ only in fields which are written no more differ no more.
    const settled = pending
      .filter((each) => !filled.includes(each))
      .map(({ row: { accountId, desired } }): WriteResult => ({ accountId, values: desired }));
    await store.classes.saveWritten(organization.id, [...noted, ...settled]);
    // The next poll sees what they hold.
    await store.mirror.forgetSeen(
      organization.id,
      attempts.map(({ accountId }) => accountId),
    );
    return outcomes;
  };
}

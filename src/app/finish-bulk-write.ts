import { createBookOutcomes, type WriteTask } from './book-outcomes.ts';
import { createClassifyWaiting } from './classify-waiting.ts';
import type { AppDependencies } from './dependencies.ts';
import { isAppError } from './errors.ts';
import { createGiveUpBulkWrite } from './give-up-bulk-write.ts';
import { createPauseForJob } from './pause-for-job.ts';
import type { CrmUpdateOutcome } from './ports/crm.ts';
import { createReconcileOrganization } from './reconcile-organization.ts';

const firstPauseMs = 1000;
const longestPauseMs = 60_000;
/** How long to wait for a job of which nobody knows whether it was begun. */
const unknownLifeMs = 3_600_000;
/** How long to wait for one that was. */
const longestWaitMs = 6 * 3_600_000;

/**
 * Takes over the bulk write of an organization, whoever began it: waits for it and books what became of each account. One
 * that failed, is gone or tells nothing is given up. Until one of which nobody knows whether it was begun has had the time
 * to end, its accounts are left alone.
 *
 * What people change in our fields while it waits is looked for at growing distances, a minute at most, at 2 credits where
 * nothing has changed and one more for every 200 accounts that the job itself has just written. It is kept as their choice,
 * and written again once the job has put its own value there. Lost is what is changed between the last look and the moment
 * at which the job comes to that account: the CRM keeps the job's value alone, and notifies nobody of changes in fields that
 * we write ourselves. Whatever is changed after that moment stays and is found.
 */
export function createFinishBulkWrite(dependencies: AppDependencies) {
  const { store, crm, clock, log } = dependencies;
  const pauseForJob = createPauseForJob(dependencies);
  const bookOutcomes = createBookOutcomes(dependencies);
  const giveUpBulkWrite = createGiveUpBulkWrite(dependencies);
  const reconcileOrganization = createReconcileOrganization(dependencies);
  const classifyWaiting = createClassifyWaiting(dependencies);

  return async function finishBulkWrite(
    task: WriteTask,
    onProgress: () => Promise<void>,
  ): Promise<void> {
    const { id } = task.organization;
    const open = (await store.organizations.find(id))?.bulkWrite;
    if (!open) return;
    if (open.step === 'starting' && clock.now() < open.begunAt + unknownLifeMs) return;
    if (open.jobId === undefined) return giveUpBulkWrite(id, { hasFailed: false });
    try {
      const result = await awaitEnd(task, open.jobId, open.begunAt + longestWaitMs, onProgress);
      if (result === undefined) return await giveUpBulkWrite(id, { hasFailed: true });
      await book(task, result);
      await giveUpBulkWrite(id, { hasFailed: false });
      await store.organizations.change(id, { bulkWriteFailedAt: undefined });
    } catch (error) {
      if (!isAppError(error, 'crm-refused', 'unknown-data-center')) throw error;
      log.warn({ organizationId: id, err: error }, 'what became of a bulk write is not known');
      await giveUpBulkWrite(id, { hasFailed: true });
    }
  };

  /** Answers where the file is that tells what became of the accounts; nothing when there is none. */
  async function awaitEnd(
    task: WriteTask,
    jobId: string,
    until: number,
    onProgress: () => Promise<void>,
  ): Promise<string | undefined> {
    const { id: organizationId, connection } = task.organization;
    let pauseMs = firstPauseMs;
    while (clock.now() < until) {
      await pauseForJob(organizationId, pauseMs, onProgress);
      const job = await crm.lookAtBulkWrite(connection, jobId);
      if (job.state === 'done') return job.result;
      if (job.state === 'failed') {
        log.warn({ organizationId, detail: job.detail }, 'a bulk write failed');
        return undefined;
      }
      await noteEdits(task);
      pauseMs = Math.min(3 * pauseMs, longestPauseMs);
    }
    log.warn({ organizationId, jobId }, 'a bulk write does not end');
    return undefined;
  }

  /** What people change in our fields before the job comes to them stands in the CRM until then only: it is put back. */
  async function noteEdits({ organization }: WriteTask): Promise<void> {
    const { id: organizationId } = organization;
    const { readUntil } = (await store.organizations.find(organizationId)) ?? {};
    try {
      await reconcileOrganization({ ...organization, readUntil }, { deletions: 'hourly' });
    } catch (error) {
      // That says nothing of the job: it is not to be given up for it.
      if (!isAppError(error, 'crm-refused')) throw error;
      log.warn({ organizationId, err: error }, 'changes during a bulk write cannot be read');
    }
    await classifyWaiting(organization);
  }

  async function book(task: WriteTask, result: string): Promise<void> {
    const { id, connection } = task.organization;
    for await (const outcomes of crm.readBulkWriteResult(connection, result)) {
      const ids = outcomes.map((outcome) => outcome.id);
      const rows = await store.classes.find(id, ids);
      const inHand = new Map(
        rows.filter(({ inBulk }) => Object.keys(inBulk).length > 0).map((r) => [r.accountId, r]),
      );
      const isDoubtful = (accountId: string) =>
        Object.keys(inHand.get(accountId)?.attempted ?? {}).length > 0;
      const fresh: CrmUpdateOutcome[] = outcomes.filter((outcome) => inHand.has(outcome.id));
      const noted = await bookOutcomes(task, fresh, (place) => {
        const row = inHand.get(fresh[place]?.id ?? '');
        return row && { row, values: row.inBulk };
      });
      const doubtful = fresh.flatMap((outcome) =>
        outcome.ok && isDoubtful(outcome.id) ? [outcome.id] : [],
      );
      await readAgain(id, doubtful);
      await store.classes.endBulk(
        id,
        noted.filter(({ accountId }) => !doubtful.includes(accountId)),
      );
    }
  }

  /** What their fields hold only another reading tells; see `keepHumanEdits`. */
  async function readAgain(organizationId: string, accountIds: string[]): Promise<void> {
    await store.inbox.markRecords(
      accountIds.map((recordId) => ({ organizationId, module: 'Accounts', recordId })),
      clock.now(),
    );
    await store.classes.releaseBulk(organizationId, accountIds);
  }
}

import type { AppDependencies } from './dependencies.ts';
import { createEndPause } from './end-pause.ts';
import { AppError } from './errors.ts';
import type { Organization } from './ports/organization-store.ts';
import { newSecret } from './secrets.ts';

/**
 * Takes back what a run has written to the CRM. From now on nothing else is written there, until somebody says so or
 * publishes another policy: else the next decision would write the same again. A worker then puts the values back, for as
 * long as that holds: whoever lets it be written again calls off what is not put back by then.
 */
export function createUndoRun({
  store,
  clock,
  wakeWorker,
}: Pick<AppDependencies, 'store' | 'clock' | 'wakeWorker'>) {
  const endPause = createEndPause({ store, clock });

  return {
    /**
     * Answers the id of the run that puts the values back, and how many accounts the other one wrote to.
     *
     * @throws AppError `organization-not-connected`, `not-found` for a run that wrote nothing in the last month
     */
    async undo(
      organizationId: string,
      runId: string,
    ): Promise<{ undoId: string; accounts: number }> {
      const organization = await connected(organizationId);
      const written = (await store.journal.runs(organizationId)).find((run) => run.runId === runId);
      if (!written) throw new AppError('not-found', 'run');
      const now = clock.now();
      // Paused since the first undo: the earlier ones under way are to go on.
      const { writesPausedAt = now } = organization;
      await store.organizations.change(organizationId, { writesPausedAt });
      const undoId = newSecret();
      await store.runs.save(organizationId, {
        id: undoId,
        kind: 'undo',
        undoes: runId,
        state: 'running',
        step: 'write',
        done: 0,
        total: written.accounts,
        startedAt: now,
        updatedAt: now,
      });
      wakeWorker();
      return { undoId, accounts: written.accounts };
    },

    /**
     * Lets everything be written that should stand in the CRM by now, also where an undo under way has not come to. Answers
     * how many undos that called off.
     */
    async resume(organizationId: string): Promise<{ calledOff: number }> {
      await connected(organizationId);
      const calledOff = await endPause(organizationId);
      await store.classes.retryAll(organizationId);
      const now = clock.now();
      await store.runs.save(organizationId, {
        id: 'stay-current',
        kind: 'stay-current',
        state: 'running',
        step: 'begin',
        done: 0,
        startedAt: now,
        updatedAt: now,
      });
      wakeWorker();
      return { calledOff };
    },
  };

  async function connected(organizationId: string): Promise<Organization> {
    const organization = await store.organizations.find(organizationId);
    if (organization?.status !== 'connected') throw new AppError('organization-not-connected');
    return organization;
  }
}

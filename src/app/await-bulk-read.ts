import type { AppDependencies } from './dependencies.ts';
import { createPauseForJob } from './pause-for-job.ts';
import type { CrmBulkState } from './ports/crm.ts';
import type { Organization } from './ports/organization-store.ts';

const firstPauseMs = 1000;
const longestPauseMs = 5 * 60_000;
/** How long a job may take: Zoho's end within minutes, and what it forgot would be waited for without end. */
const longestJobMs = 6 * 3_600_000;

/** A bulk read that will not change any more. */
export type EndedBulkRead = Exclude<CrmBulkState, { state: 'running' }>;

/**
 * Waits for a bulk read job of the CRM: looks after it ever less often, and at once at a hint. One that has not ended six
 * hours after it was begun counts as failed.
 *
 * @throws AppError `organization-not-connected` once somebody has disconnected the organization
 */
export function createAwaitBulkRead(
  dependencies: Pick<AppDependencies, 'store' | 'crm' | 'clock' | 'jobHints'>,
) {
  const { crm, clock } = dependencies;
  const pauseForJob = createPauseForJob(dependencies);

  return async function awaitBulkRead(
    { id, connection }: Organization,
    job: { id: string; begunAt: number },
  ): Promise<EndedBulkRead> {
    for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(3 * pauseMs, longestPauseMs)) {
      await pauseForJob(id, pauseMs);
      const seen = await crm.lookAtBulkRead(connection, job.id);
      if (seen.state !== 'running') return seen;
      if (clock.now() >= job.begunAt + longestJobMs) {
        return { state: 'failed', detail: `job ${job.id} does not end` };
      }
    }
  };
}

import type { AppDependencies } from './dependencies.ts';
import { AppError } from './errors.ts';

/** How often is looked around during a pause. */
const lookEveryMs = 5000;

/**
 * Pauses before the next look at a job of the CRM; a hint ends that at once. Does every few seconds what there is to do
 * meanwhile. Whoever disconnects the organization need not wait for its jobs.
 *
 * @throws AppError `organization-not-connected`
 */
export function createPauseForJob({
  store,
  jobHints,
}: Pick<AppDependencies, 'store' | 'jobHints'>) {
  return async function pauseForJob(
    organizationId: string,
    pauseMs: number,
    meanwhile: () => Promise<void> = async () => {},
  ): Promise<void> {
    for (let left = pauseMs; left > 0; left -= lookEveryMs) {
      if (await jobHints.wait(organizationId, Math.min(left, lookEveryMs))) return;
      const organization = await store.organizations.find(organizationId);
      if (organization?.status !== 'connected') throw new AppError('organization-not-connected');
      await meanwhile();
    }
  };
}

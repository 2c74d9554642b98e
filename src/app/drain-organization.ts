import { createClassifyWaiting } from './classify-waiting.ts';
import type { AppDependencies } from './dependencies.ts';
import type { Organization } from './ports/organization-store.ts';
import { createRefreshRecords } from './refresh-records.ts';
import { createWriteBack } from './write-back.ts';

/**
 * Works off everything that waits for an organization: reads changed records, classifies accounts whose class may have
 * changed, writes back what differs and may be tried now. Every step leaves the rest of the work in the store until it is
 * done.
 */
export function createDrainOrganization(
  dependencies: Pick<AppDependencies, 'store' | 'crm' | 'clock' | 'log'>,
) {
  const refreshRecords = createRefreshRecords(dependencies);
  const classifyWaiting = createClassifyWaiting(dependencies);
  const writeBack = createWriteBack(dependencies);

  return async function drainOrganization(organization: Organization): Promise<void> {
    while ((await refreshRecords(organization)) > 0);
    await classifyWaiting(organization);
    await writeBack(organization);
  };
}

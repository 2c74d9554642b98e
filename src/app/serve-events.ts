import { createClassifyWaiting } from './classify-waiting.ts';
import type { AppDependencies } from './dependencies.ts';
import { inForeground } from './in-background.ts';
import type { Organization } from './ports/organization-store.ts';
import { createRefreshRecords } from './refresh-records.ts';
import { createWriteBack } from './write-back.ts';

/** Most accounts that are written as one event's. */
const accountsPerWrite = 100;

/**
 * Brings what people have just changed in the CRM to its end: reads the records, classifies their accounts and writes those
 * before all that waits otherwise. Every step leaves the rest of the work in the store until it is done.
 */
export function createServeEvents(dependencies: AppDependencies) {
  const refreshRecords = createRefreshRecords(dependencies);
  const classifyWaiting = createClassifyWaiting(dependencies);
  const writeBack = createWriteBack(dependencies);

  return async function serveEvents(organization: Organization): Promise<void> {
    const urgent = inForeground(organization);
    while ((await refreshRecords(urgent)) > 0);
    const changed = await classifyWaiting(urgent);
    for (let from = 0; from < changed.length; from += accountsPerWrite) {
      await writeBack(urgent, { among: changed.slice(from, from + accountsPerWrite) });
    }
  };
}

import type { AppDependencies } from './dependencies.ts';
import { isAppError } from './errors.ts';
import { inBackground } from './in-background.ts';
import type { Organization } from './ports/organization-store.ts';
import { createServeEvents } from './serve-events.ts';
import { createWriteBack } from './write-back.ts';

/**
 * Works off everything that waits for an organization: first what people have just changed, then whatever else differs and
 * may be tried now. For the latter it does not wait when credits have run short: it is tried every few minutes. Every step
 * leaves the rest of the work in the store until it is done.
 */
export function createDrainOrganization(
  dependencies: Pick<AppDependencies, 'store' | 'crm' | 'clock' | 'log'>,
) {
  const { log } = dependencies;
  const serveEvents = createServeEvents(dependencies);
  const writeBack = createWriteBack(dependencies);

  return async function drainOrganization(organization: Organization): Promise<void> {
    await serveEvents(organization);
    try {
      await writeBack(inBackground(organization));
    } catch (error) {
      if (!isAppError(error, 'credits-awaited')) throw error;
      log.info({ organizationId: organization.id, until: error.detail }, 'writing waits');
    }
  };
}

import type { AppDependencies } from './dependencies.ts';
import { isAppError } from './errors.ts';
import { inBackground } from './in-background.ts';
import type { Organization } from './ports/organization-store.ts';
import { createServeEvents } from './serve-events.ts';
import { createWriteBack } from './write-back.ts';

/** Runs looked at; more are never under way. */
const runsLookedAt = 20;

/**
 * Works off everything that waits for an organization: first what people have just changed, then whatever else differs and
 * may be tried now. For the latter it does not wait when credits have run short: it is tried every few minutes. Every step
 * leaves the rest of the work in the store until it is done.
 */
export function createDrainOrganization(dependencies: AppDependencies) {
  const { store, log } = dependencies;
  const serveEvents = createServeEvents(dependencies);
  const writeBack = createWriteBack(dependencies);

  return async function drainOrganization(organization: Organization): Promise<void> {
    await serveEvents(organization);
    // What a long run that rests has decided is written by that run, in its name.
    const runs = await store.runs.list(organization.id, runsLookedAt);
    if (runs.some(({ kind, state }) => state === 'running' && kind !== 'stay-current')) return;
    try {
      await writeBack(inBackground(organization), {
        onProgress: () => serveEvents(organization),
      });
    } catch (error) {
      if (!isAppError(error, 'credits-awaited')) throw error;
      log.info({ organizationId: organization.id, until: error.detail }, 'writing waits');
    }
  };
}

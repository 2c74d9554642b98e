import { believedMs } from './create-channel-memory.ts';
import type { AppDependencies } from './dependencies.ts';
import {
  createDisconnectOrganization,
  type Disconnection,
  type LeavingWishes,
} from './disconnect-organization.ts';
import type { Organization } from './ports/organization-store.ts';
import { waitForLease } from './under-lease.ts';

/** How long a purge keeps workers away: longer than any takes. Another purge need not wait for it. */
const purgeLastsMs = 3_600_000;
const purger = 'purge';
/** How often what was written while it was deleted is deleted again. */
const mostRounds = 3;

/**
 * Leaves an organization and forgets everything about it, to the last byte of the database's files. Calls that Zoho has
 * sent off already are waited out, for they would leave a row behind. Answers what was left behind at Zoho; nothing of an
 * organization that is not known (any more), of which remains of an earlier attempt are deleted.
 *
 * @param isStillWanted for who forgets by himself: whether the organization is to be forgotten by now. One that connects again
 *   while it is being left stays.
 * @throws AppError `organization-busy`, `store-unavailable`
 */
export function createPurgeOrganization(
  dependencies: Pick<AppDependencies, 'store' | 'crm' | 'identity' | 'clock' | 'log' | 'pause'>,
) {
  const { store, log, pause = sleep } = dependencies;
  const disconnectOrganization = createDisconnectOrganization(dependencies);

  return async function purgeOrganization(
    organizationId: string,
    wishes: LeavingWishes = {},
    isStillWanted?: (organization: Organization) => boolean,
  ): Promise<Disconnection | undefined> {
    const organization = await store.organizations.find(organizationId);
    if (organization && isStillWanted?.(organization) === false) return undefined;
    const disconnection = organization && (await disconnectOrganization(organizationId, wishes));
    // Also when it was disconnected before: that may have been a moment ago.
    if (organization) await pause(believedMs);
    const lease = { organizationId, owner: purger, lastsMs: purgeLastsMs };
    await waitForLease(dependencies, lease);
    const present = await store.organizations.find(organizationId);
    if (isStillWanted && present?.status === 'connected') {
      await store.schedule.releaseLease(organizationId, purger);
      return undefined;
    }
    try {
      for (let round = 0; round < mostRounds; round++) {
        await store.organizations.purge(organizationId);
        if (await isForgotten(organizationId)) break;
      }
    } catch (error) {
      await store.schedule.releaseLease(organizationId, purger);
      throw error;
    }
    await store.scrub();
    log.info({}, 'an organization was forgotten');
    return disconnection;
  };

  async function isForgotten(organizationId: string): Promise<boolean> {
    for await (const _ of store.organizations.readKept(organizationId)) return false;
    return true;
  }
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

import type { AppDependencies } from './dependencies.ts';
import type { Organization } from './ports/organization-store.ts';
import { createPurgeOrganization } from './purge-organization.ts';
import { hashSecret } from './secrets.ts';
import { type CallSignature, callKey, judgeCall } from './signed-calls.ts';

/** What our function in the CRM tells when Tierwise is uninstalled there. */
export interface UninstallCall extends CallSignature {
  organizationId: string;
}

/** What became of a call. */
export type UninstallOutcome = 'accepted' | 'not-ours' | 'too-old' | 'repeated';

/** The key by which our function signs. */
export function uninstallKey(secretKey: string): string {
  return callKey(secretKey, 'uninstall');
}

/**
 * Takes the signed word of our function in the CRM that Tierwise was uninstalled: once, and only while it is fresh. Resolves
 * when it is sure that the organization will be left and forgotten; that begins at once and is gone on with after a stop.
 */
export function createReceiveUninstall(
  dependencies: Pick<
    AppDependencies,
    'store' | 'crm' | 'identity' | 'clock' | 'log' | 'pause' | 'secretKey' | 'stopping'
  >,
) {
  const { store, clock, log, secretKey, stopping } = dependencies;
  const purgeOrganization = createPurgeOrganization(dependencies);
  const key = uninstallKey(secretKey);

  return async function receiveUninstall(call: UninstallCall): Promise<UninstallOutcome> {
    const { organizationId, timestamp, nonce } = call;
    const judgement = judgeCall(key, [organizationId], call, clock.now());
    if (judgement !== 'believed') return judgement;
    const organization = await store.organizations.find(organizationId);
    // Whoever connected after the call was made has not uninstalled.
    if (organization && lastConnectedAt(organization) <= timestamp) {
      await store.organizations.change(organizationId, { uninstalledAt: clock.now() });
    }
    // Names nobody: the organization must leave no trace. Claimed last, so that a call cut short may be repeated.
    const isNew = await store.schedule.claimFiring(`uninstall ${hashSecret(nonce)}`, timestamp);
    if (!isNew) return 'repeated';
    void forget(organizationId);
    return 'accepted';
  };

  async function forget(organizationId: string): Promise<void> {
    try {
      await purgeOrganization(organizationId, {}, hasUninstalled);
    } catch (error) {
      // The sweep tries again.
      if (!stopping.aborted) log.warn({ organizationId, err: error }, 'not yet uninstalled');
    }
  }
}

function lastConnectedAt({ connectedAt, reconnectedAt = connectedAt }: Organization): number {
  return reconnectedAt;
}

/** Whether an organization has told that it uninstalled us, and has not connected again since. */
export function hasUninstalled({ uninstalledAt }: Organization): boolean {
  return uninstalledAt !== undefined;
}

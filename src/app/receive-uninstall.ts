import { createHmac } from 'node:crypto';
import type { AppDependencies } from './dependencies.ts';
import type { Organization } from './ports/organization-store.ts';
import { createPurgeOrganization } from './purge-organization.ts';
import { hashSecret, matchesHash } from './secrets.ts';

/** What our function in the CRM tells when Tierwise is uninstalled there. */
export interface UninstallCall {
  organizationId: string;
  /** When it was made, in milliseconds since 1970. */
  timestamp: number;
  /** Made up anew for every call. */
  nonce: string;
  /** HMAC-SHA256 as hex, by {@link uninstallKey}, of `organizationId.timestamp.nonce`. */
  signature: string;
}

/** What became of a call. */
export type UninstallOutcome = 'accepted' | 'not-ours' | 'too-old' | 'repeated';

/** How far the clocks of Zoho and of this server may be apart, with the way in between: 5 minutes. */
const believedMs = 5 * 60_000;

/** The key by which our function signs; follows from the server's own and opens nothing else. */
export function uninstallKey(secretKey: string): string {
  return createHmac('sha256', Buffer.from(secretKey, 'base64')).update('uninstall').digest('hex');
}

/** The text that a call signs. */
function signedPart({ organizationId, timestamp, nonce }: UninstallCall): string {
  return `${organizationId}.${timestamp}.${nonce}`;
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
    const { organizationId, timestamp, nonce, signature } = call;
    const wanted = createHmac('sha256', key).update(signedPart(call)).digest('hex');
    if (!matchesHash(signature.toLowerCase(), hashSecret(wanted))) return 'not-ours';
    if (Math.abs(clock.now() - timestamp) > believedMs) return 'too-old';
    const organization = await store.organizations.find(organizationId);
    // Whoever connected after the call was made has not uninstalled.
    if (organization && organization.connectedAt <= timestamp) {
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

/** Whether an organization has told that it uninstalled us, and has not connected again since. */
export function hasUninstalled({ uninstalledAt }: Organization): boolean {
  return uninstalledAt !== undefined;
}

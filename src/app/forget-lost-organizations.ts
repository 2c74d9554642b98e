import type { Organization } from './ports/organization-store.ts';
import { createPurgeOrganization } from './purge-organization.ts';
import { hasUninstalled } from './receive-uninstall.ts';

/** How long Zoho has to refuse our access before that counts as an uninstallation: 30 days, for an administrator who left to be replaced. */
export const accessLostForMs = 30 * 86_400_000;

/**
 * Forgets organizations that have uninstalled Tierwise: those that told, where that was cut short, and those for which Zoho
 * has refused our access for a month. An uninstallation can be done without us, and then its data is nobody's business here any
 * more.
 */
export function createForgetLostOrganizations(
  dependencies: Parameters<typeof createPurgeOrganization>[0],
) {
  const { store, clock, log } = dependencies;
  const purgeOrganization = createPurgeOrganization(dependencies);

  return async function forgetLostOrganizations(): Promise<void> {
    for (const { id } of await store.organizations.listAll()) {
      try {
        if (await noteGone(id)) await purgeOrganization(id, {}, hasUninstalled);
      } catch (error) {
        log.warn({ organizationId: id, err: error }, 'a lost organization could not be forgotten');
      }
    }
  };

  /** Whether an organization has uninstalled Tierwise; noted, since a purge cut short leaves nothing else to tell it by. */
  async function noteGone(organizationId: string): Promise<boolean> {
    const organization = await store.organizations.find(organizationId);
    if (!organization) return false;
    const now = clock.now();
    if (!hasUninstalled(organization) && isLost(organization, now))
      await store.organizations.change(organizationId, { uninstalledAt: now });
    return hasUninstalled(organization) || isLost(organization, now);
  }
}

function isLost({ accessLostAt }: Organization, now: number): boolean {
  return accessLostAt !== undefined && now - accessLostAt >= accessLostForMs;
}

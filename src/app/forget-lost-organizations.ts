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
    const isGone = (organization: Organization): boolean =>
      hasUninstalled(organization) || isLost(organization, clock.now());
    for (const organization of await store.organizations.listAll()) {
      const { id } = organization;
      if (!isGone(organization)) continue;
      try {
        await purgeOrganization(id, {}, isGone);
      } catch (error) {
        log.warn({ organizationId: id, err: error }, 'a lost organization could not be forgotten');
      }
    }
  };
}

function isLost({ accessLostAt }: Organization, now: number): boolean {
  return accessLostAt !== undefined && now - accessLostAt >= accessLostForMs;
}

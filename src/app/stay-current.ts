import type { AppDependencies } from './dependencies.ts';
import { createDrainOrganization } from './drain-organization.ts';
import { isDeaf } from './is-deaf.ts';
import { createOpenChannel } from './open-channel.ts';
import type { Organization } from './ports/organization-store.ts';
import { createReconcileOrganization } from './reconcile-organization.ts';

/** How long before its end a channel is replaced: a day. */
const renewBeforeMs = 86_400_000;

/**
 * What keeps an organization current every few minutes, whatever notifications bring: replaces a channel that ends soon or
 * has gone deaf, reads what has changed, and works off what waits, writes that are to be tried again among it.
 */
export function createStayCurrent(dependencies: AppDependencies) {
  const { store, clock, log } = dependencies;
  const openChannel = createOpenChannel(dependencies);
  const reconcileOrganization = createReconcileOrganization(dependencies);
  const drainOrganization = createDrainOrganization(dependencies);

  return async function stayCurrent(organization: Organization): Promise<void> {
    await renewChannel(organization);
    await reconcileOrganization(organization, { deletions: 'hourly', skipsJustRead: true });
    await drainOrganization(organization);
  };

  /** A channel that cannot be renewed must not keep the poll from its work, which stands in for it. */
  async function renewChannel(organization: Organization): Promise<void> {
    const channels = await store.channels.list(organization.id);
    const lasting = channels.filter(({ expiresAt }) => expiresAt - clock.now() > renewBeforeMs);
    if (lasting.some((channel) => !isDeaf(channel))) return;
    if (lasting.length > 0)
      log.warn({ organizationId: organization.id }, 'a notification channel is deaf');
    try {
      await openChannel(organization);
    } catch (error) {
      const values = { organizationId: organization.id, err: error };
      log.warn(values, 'the notification channel could not be renewed');
    }
  }
}

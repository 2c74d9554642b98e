import { randomInt } from 'node:crypto';
import type { AppDependencies } from './dependencies.ts';
import type { Organization } from './ports/organization-store.ts';
import { hashSecret, newSecret } from './secrets.ts';

const dayMs = 86_400_000;
/** Zoho allows a week and silently grants an hour beyond it; an hour is kept back for clocks that differ. */
const channelLifeMs = 7 * dayMs - 3_600_000;

/**
 * Subscribes to an organization's changes under a new channel with new secrets, then gives up its earlier channels.
 * Answers when the channel is over.
 */
export function createOpenChannel({
  store,
  crm,
  clock,
  publicUrl,
}: Pick<AppDependencies, 'store' | 'crm' | 'clock' | 'publicUrl'>) {
  return async function openChannel({ id, connection, schema }: Organization): Promise<number> {
    const earlier = await store.channels.list(id);
    const token = newSecret();
    const urlSecret = newSecret();
    const channelId = String(randomInt(1, 2 ** 47));
    const channel = {
      channelId,
      organizationId: id,
      tokenHash: hashSecret(token),
      urlSecretHash: hashSecret(urlSecret),
    };
    // Known before Zoho is told: its first call may come before its answer.
    await store.channels.save({ ...channel, expiresAt: clock.now() + channelLifeMs });
    const { expiresAt } = await crm.openChannel(connection, schema, {
      channelId,
      url: `${publicUrl}/zoho/notifications/${urlSecret}`,
      token,
      expiresAt: clock.now() + channelLifeMs,
    });
    await store.channels.save({ ...channel, expiresAt });
    const outdated = earlier.map((old) => old.channelId);
    if (outdated.length > 0) {
      await crm.closeChannels(connection, outdated);
      await store.channels.remove(id, outdated);
    }
    return expiresAt;
  };
}

import { randomInt } from 'node:crypto';
import type { AppDependencies } from './dependencies.ts';
import type { Channel } from './ports/channel-store.ts';
import type { CrmConnection } from './ports/crm.ts';
import type { Organization } from './ports/organization-store.ts';
import { hashSecret, newSecret } from './secrets.ts';
import { wasTurnedAway } from './was-turned-away.ts';

const dayMs = 86_400_000;
/** Zoho allows a week and silently grants an hour beyond it; an hour is kept back for clocks that differ. */
const channelLifeMs = 7 * dayMs - 3_600_000;
/** How long a channel counts of which nobody knows whether Zoho opened it: 10 minutes. */
const unconfirmedLifeMs = 600_000;

/**
 * Subscribes to an organization's changes under a new channel with new secrets, then gives up its earlier channels.
 * Answers when the channel is over.
 */
export function createOpenChannel({
  store,
  crm,
  clock,
  log,
  publicUrl,
}: Pick<AppDependencies, 'store' | 'crm' | 'clock' | 'log' | 'publicUrl'>) {
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
    // Known before Zoho is told: its first call may come before its answer. Not for long, lest a channel that was never
    // opened passes for one that works.
    await store.channels.save({ ...channel, expiresAt: clock.now() + unconfirmedLifeMs });
    const wantedUntil = clock.now() + channelLifeMs;
    const wanted = {
      channelId,
      url: `${publicUrl}/zoho/notifications/${urlSecret}`,
      token,
      expiresAt: wantedUntil,
    };
    const { expiresAt } = await crm
      .openChannel(connection, schema, wanted)
      .catch(async (error: unknown) => {
        if (wasTurnedAway(error)) await store.channels.remove(id, [channelId]);
        throw error;
      });
    await store.channels.save({ ...channel, expiresAt });
    if (wantedUntil - expiresAt > dayMs) {
      // Zoho does not say that it has; a clock of ours that is fast is the usual reason.
      const values = { organizationId: id, wantedUntil, expiresAt };
      log.warn(values, 'Zoho granted a notification channel for a shorter time than asked');
    }
    await giveUp(id, connection, earlier);
    return expiresAt;
  };

  /** From here on their calls are refused, whether or not Zoho ends them now; they end by themselves within a week. */
  async function giveUp(
    organizationId: string,
    connection: CrmConnection,
    channels: Channel[],
  ): Promise<void> {
    const ids = channels.map(({ channelId }) => channelId);
    if (ids.length === 0) return;
    await store.channels.remove(organizationId, ids);
    try {
      await crm.closeChannels(connection, ids);
    } catch (error) {
      log.warn({ organizationId, err: error }, 'outdated channels could not be closed');
    }
  }
}

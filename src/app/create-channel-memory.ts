import type { AppDependencies } from './dependencies.ts';
import type { Channel } from './ports/channel-store.ts';

/** How long a channel read from the store is believed: 10 seconds. */
export const believedMs = 10_000;
/** Most channels remembered; only channels that exist are. */
const mostChannels = 10_000;

/**
 * Finds channels like the store does, and asks it for each at most once in a while: every notification looks its channel
 * up, and channels hardly ever change. One that was given up is heard a few seconds longer.
 */
export function createChannelMemory({ store, clock }: Pick<AppDependencies, 'store' | 'clock'>) {
  const remembered = new Map<string, { channel: Channel; until: number }>();

  return async function findChannel(channelId: string): Promise<Channel | undefined> {
    const known = remembered.get(channelId);
    const now = clock.now();
    if (known && known.until > now) return known.channel;
    remembered.delete(channelId);
    const channel = await store.channels.find(channelId);
    if (!channel) return undefined;
    if (remembered.size >= mostChannels) remembered.clear();
    remembered.set(channelId, { channel, until: now + believedMs });
    return channel;
  };
}

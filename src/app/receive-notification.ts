import { createChannelMemory } from './create-channel-memory.ts';
import type { AppDependencies } from './dependencies.ts';
import type { Channel } from './ports/channel-store.ts';
import type { CrmModule } from './ports/crm-metadata.ts';
import { hashSecret, matchesHash } from './secrets.ts';

/** What Zoho posts to a channel's address, as far as we use it. */
export interface ChannelNotification {
  channelId: string;
  token: string;
  module: string;
  recordIds: string[];
  /** API names of the fields that changed, by record id; a record of which none are told may have changed in any way. */
  changedFields: ReadonlyMap<string, readonly string[]>;
}

/** What became of a notification. Everything but `accepted` is refused without a trace in the store. */
export type NotificationOutcome = 'accepted' | 'not-ours' | 'over' | 'nothing-to-do';

/** How exactly it is known when a channel last called: to 5 minutes. */
const heardEveryMs = 5 * 60_000;

const modules: readonly string[] = ['Accounts', 'Deals'] satisfies CrmModule[];

/** Compared against when a channel does not exist, so that the answer takes as long as for one that does. */
const noHash = hashSecret('');

/**
 * Takes a notification for what it is worth: verifies that it knows the channel's address and token, and marks the
 * records it names as changed. Resolves after that is durable. What it says of the records, even that one was deleted, is
 * not believed.
 */
export function createReceiveNotification({
  store,
  clock,
  wakeWorker,
}: Pick<AppDependencies, 'store' | 'clock' | 'wakeWorker'>) {
  const findChannel = createChannelMemory({ store, clock });

  return async function receiveNotification(
    urlSecret: string,
    notification: ChannelNotification,
  ): Promise<NotificationOutcome> {
    const channel = await findChannel(notification.channelId);
    const knowsUrl = matchesHash(urlSecret, channel?.urlSecretHash ?? noHash);
    const knowsToken = matchesHash(notification.token, channel?.tokenHash ?? noHash);
    if (!channel || !knowsUrl || !knowsToken) return 'not-ours';
    if (channel.expiresAt <= clock.now()) return 'over';
    await noteHeard(channel);
    const { module } = notification;
    const { organizationId } = channel;
    const recordIds = isWatched(module) ? await withoutEchoes(organizationId, notification) : [];
    if (!isWatched(module) || recordIds.length === 0) return 'nothing-to-do';
    await store.inbox.markRecords(
      recordIds.map((recordId) => ({ organizationId, module, recordId })),
      clock.now(),
    );
    wakeWorker();
    return 'accepted';
  };

  /** Once in a while: `doctor` tells by it whether calls arrive, and a commit for each would cost half of what is taken in. */
  async function noteHeard(channel: Channel): Promise<void> {
    const now = clock.now();
    if (now - (channel.heardAt ?? 0) < heardEveryMs) return;
    // In the memory first, so that calls that come at once note it once.
    channel.heardAt = now;
    await store.channels.noteHeard(channel.organizationId, channel.channelId, now);
  }

  /** The records of which more has changed than fields that we write ourselves. */
  async function withoutEchoes(
    organizationId: string,
    { module, recordIds, changedFields }: ChannelNotification,
  ): Promise<string[]> {
    if (module !== 'Accounts' || changedFields.size === 0) return recordIds;
    const organization = await store.organizations.find(organizationId);
    const ours = Object.values(organization?.fields ?? {}).map(({ apiName }) => apiName);
    return recordIds.filter((recordId) => {
      const changed = changedFields.get(recordId) ?? [];
      return changed.length === 0 || !changed.every((apiName) => ours.includes(apiName));
    });
  }
}

function isWatched(module: string): module is CrmModule {
  return modules.includes(module);
}

/** A notification channel of an organization. */
export interface Channel {
  channelId: string;
  organizationId: string;
  /** Hash of the token that Zoho repeats in every call. */
  tokenHash: string;
  /** Hash of the secret in the URL. */
  urlSecretHash: string;
  expiresAt: number;
  /** When it last called, to within some minutes; absent while it has not. Not what {@link ChannelStore.save} saves. */
  heardAt?: number | undefined;
  /** What it did not tell of; absent while that is nothing. Not what {@link ChannelStore.save} saves. */
  missed?: MissedChanges | undefined;
}

/** Changes that were found without a notification. */
interface MissedChanges {
  /** Accounts that they concern, each as often as it was missed. */
  count: number;
  /** When the reading began that last found one. */
  at: number;
  /** When the first was found since the channel last called; absent while there is none. */
  deafSince?: number | undefined;
}

export interface ChannelStore {
  save(channel: Channel): Promise<void>;
  /** By channel id alone: a notification names no organization. */
  find(channelId: string): Promise<Channel | undefined>;
  list(organizationId: string): Promise<Channel[]>;
  remove(organizationId: string, channelIds: string[]): Promise<void>;
  /** Notes that a channel has called: it is not deaf. */
  noteHeard(organizationId: string, channelId: string, at: number): Promise<void>;
  /** Notes of all channels of an organization that they did not tell of changes to so many accounts. */
  noteMissed(organizationId: string, count: number, at: number): Promise<void>;
  /** The workflow-webhook door of an organization: hashes of its URL secret and header token. */
  saveWebhook(webhook: {
    organizationId: string;
    urlSecretHash: string;
    tokenHash: string;
  }): Promise<void>;
  findWebhook(
    urlSecretHash: string,
  ): Promise<{ organizationId: string; tokenHash: string } | undefined>;
}

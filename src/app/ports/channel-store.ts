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
}

export interface ChannelStore {
  save(channel: Channel): Promise<void>;
  /** By channel id alone: a notification names no organization. */
  find(channelId: string): Promise<Channel | undefined>;
  list(organizationId: string): Promise<Channel[]>;
  remove(organizationId: string, channelIds: string[]): Promise<void>;
  /** Notes that a channel has called. */
  noteHeard(organizationId: string, channelId: string, at: number): Promise<void>;
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

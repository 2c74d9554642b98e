import type { ModuleName } from '../organization-seed.ts';
import type { FieldSelection } from './field-selection.ts';

/** What a channel can listen for. */
export type WatchedEvent = 'create' | 'edit' | 'delete';

/** What one channel hears of one module. */
export interface Subscription {
  readonly channelId: string;
  readonly module: ModuleName;
  /** Who subscribed: he hears only of records that he may see. */
  readonly userId: string;
  events: ReadonlySet<WatchedEvent>;
  notifyUrl: string;
  token: string | undefined;
  /** Epoch milliseconds; from then on the channel is silent. */
  expiresAt: number;
  /** When present, edits of other fields are not told. */
  selection: FieldSelection | undefined;
  returnsValues: boolean;
  notifiesOnRelatedAction: boolean;
}

/** The subscriptions of an organization. */
export interface ChannelRegistry {
  /** Those that have not expired. */
  active(): readonly Subscription[];
  /** Those of one user's channel that have not expired. */
  ofChannel(userId: string, channelId: string): readonly Subscription[];
  /** Adds a subscription; one of the same user, channel and module gives way. */
  put(subscription: Subscription): void;
  remove(subscription: Subscription): void;
}

/** A registry without subscriptions. */
export function createChannelRegistry(now: () => number): ChannelRegistry {
  let all: Subscription[] = [];
  const active = () => all.filter(({ expiresAt }) => now() < expiresAt);

  return {
    active,
    ofChannel: (userId, channelId) =>
      active().filter((other) => other.userId === userId && other.channelId === channelId),
    put(added) {
      const isSame = ({ userId, channelId, module }: Subscription) =>
        userId === added.userId && channelId === added.channelId && module === added.module;
      all = [...all.filter((other) => !isSame(other)), added];
    },
    remove(gone) {
      all = all.filter((other) => other !== gone);
    },
  };
}

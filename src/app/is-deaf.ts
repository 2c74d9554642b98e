import type { Channel } from './ports/channel-store.ts';

/** How long a channel may miss changes and tell of none: an hour. */
const deafForMs = 3_600_000;

/** Whether a channel has missed changes for long without a call in between: Zoho may have lost it, or not reach us. */
export function isDeaf({ missed }: Channel): boolean {
  return missed?.deafSince !== undefined && missed.at - missed.deafSince >= deafForMs;
}

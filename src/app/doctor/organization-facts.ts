import type { AppError } from '../errors.ts';
import type { Channel } from '../ports/channel-store.ts';
import type { CrmField, CrmOrganization, CrmUser } from '../ports/crm-metadata.ts';
import type { Organization } from '../ports/organization-store.ts';
import type { Run } from '../ports/run-store.ts';

/** What Zoho said, or why it did not. */
export type Answer<Value> = { value: Value } | { failure: AppError };

/** What was gathered of an organization, before anybody judges it. */
export interface OrganizationFacts {
  /** Epoch milliseconds. */
  now: number;
  organization: Organization;
  hasTokens: boolean;
  /** Zoho's answers to one call of each kind that Tierwise makes while it works. */
  profile: Answer<CrmOrganization>;
  user: Answer<CrmUser>;
  accountFields: Answer<CrmField[]>;
  accounts: Answer<unknown>;
  deals: Answer<unknown>;
  /** Our lists of accounts that are there, by key, with their ids; `undefined` where another list bears the name. */
  viewsAtZoho: Answer<ReadonlyMap<string, string | undefined>>;
  channelsAtZoho: Answer<{ channelId: string; expiresAt: number }[]>;
  /** The channels we know of. */
  channels: Channel[];
  /** Newest first. */
  runs: Run[];
  /** Accounts as last read. */
  accountCount: number;
  /** Why accounts could not be written, newest first, at most {@link mostWriteErrors}. */
  writeErrors: { accountId: string; error: string }[];
  /** API credits that Tierwise has spent in 24 hours, and the time of day at which it may go on where they are used up. */
  creditsSpent: number;
  creditsAwaitedUntil?: string | undefined;
  /** Credits left to the organization; absent while more than half are. */
  creditsLeft?: number | undefined;
}

/** Most accounts that are named. */
export const mostWriteErrors = 1000;

/** Every refusal among Zoho's answers, but for lists of accounts: the work goes on without them. */
export function failuresIn(facts: OrganizationFacts): AppError[] {
  const { profile, user, accountFields, accounts, deals, channelsAtZoho } = facts;
  return [profile, user, accountFields, accounts, deals, channelsAtZoho].flatMap((answer) =>
    'failure' in answer ? [answer.failure] : [],
  );
}

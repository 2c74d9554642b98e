import { dailyCredits } from './doctor/daily-credits.ts';
import type { Organization } from './ports/organization-store.ts';

/** Part of an organization's credits that we may spend unless somebody says otherwise. */
const usualShare = 0.5;
/** Part of our own credits that is left to what people do in the CRM meanwhile. */
const kept = 0.2;

/** What may be spent of an organization's API credits in any 24 hours. */
export interface CreditShare {
  /** All that the organization has, for all its integrations together. */
  daily: number;
  /** What we may spend. */
  ours: number;
  /** How much of that work which can wait may take. */
  forBackground: number;
}

/** The budget of an organization by its edition, its licences and the share it gives us. */
export function creditShareOf({
  profile,
  creditShare = usualShare,
}: Pick<Organization, 'profile' | 'creditShare'>): CreditShare {
  const daily = dailyCredits(profile);
  const ours = Math.floor(daily * creditShare);
  return { daily, ours, forBackground: Math.floor(ours * (1 - kept)) };
}

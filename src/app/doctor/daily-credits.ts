import type { CrmEdition, CrmOrganization } from '../ports/crm-metadata.ts';

/** Credits of an organization, for each of its users, and at most. */
const table: Readonly<Record<CrmEdition, { base: number; perUser: number; most: number }>> = {
  free: { base: 5000, perUser: 0, most: 5000 },
  standard: { base: 50_000, perUser: 250, most: 100_000 },
  professional: { base: 50_000, perUser: 500, most: 3_000_000 },
  enterprise: { base: 50_000, perUser: 1000, most: 5_000_000 },
  ultimate: { base: 50_000, perUser: 2000, most: Number.MAX_SAFE_INTEGER },
};

/** API credits an organization has for any 24 hours, add-ons aside. https://www.zoho.com/crm/developer/docs/api/v8/api-limits.html */
export function dailyCredits({
  edition,
  users,
}: Pick<CrmOrganization, 'edition' | 'users'>): number {
  const { base, perUser, most } = table[edition];
  return Math.min(most, base + perUser * users);
}

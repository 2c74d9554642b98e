import type { Edition } from '../organization-seed.ts';

/** What an edition allows. */
export interface EditionLimits {
  /** Credits a day whatever the number of users. */
  baseCredits: number;
  creditsPerUser: number;
  mostCredits: number;
  /** Calls under way at once, per organization and client. */
  concurrency: number;
  customFieldsPerModule: number;
}

/** Sources: https://www.zoho.com/crm/developer/docs/api/v8/api-limits.html and Zoho's page on custom fields. */
export const editionLimits: Readonly<Record<Edition, EditionLimits>> = {
  free: {
    baseCredits: 5000,
    creditsPerUser: 0,
    mostCredits: 5000,
    concurrency: 5,
    customFieldsPerModule: 0,
  },
  standard: {
    baseCredits: 50_000,
    creditsPerUser: 250,
    mostCredits: 100_000,
    concurrency: 10,
    customFieldsPerModule: 10,
  },
  professional: {
    baseCredits: 50_000,
    creditsPerUser: 500,
    mostCredits: 3_000_000,
    concurrency: 15,
    customFieldsPerModule: 150,
  },
  enterprise: {
    baseCredits: 50_000,
    creditsPerUser: 1000,
    mostCredits: 5_000_000,
    concurrency: 20,
    customFieldsPerModule: 310,
  },
  ultimate: {
    baseCredits: 50_000,
    creditsPerUser: 2000,
    mostCredits: Number.POSITIVE_INFINITY,
    concurrency: 25,
    customFieldsPerModule: 500,
  },
};

/** Calls of the costly operations that may be under way at once, in every edition. */
export const subConcurrency = 10;

/** Credits an organization has for any 24 hours. */
export function dailyCredits(edition: Edition, usersPurchased: number): number {
  const { baseCredits, creditsPerUser, mostCredits } = editionLimits[edition];
  return Math.min(baseCredits + creditsPerUser * usersPurchased, mostCredits);
}

import type { Tenant } from './api/operation.ts';
import { createPageTokens } from './api/page-tokens.ts';
import { createBulkJobs } from './bulk/bulk-jobs.ts';
import { createBulkWrites } from './bulk/bulk-writes.ts';
import type { Clock } from './clock.ts';
import { createConcurrencyGate } from './limits/concurrency.ts';
import { createCreditLedger } from './limits/credits.ts';
import { dailyCredits, editionLimits } from './limits/edition-limits.ts';
import { createFaultPlan } from './limits/faults.ts';
import { createChannelRegistry } from './notifications/channels.ts';
import { createOrganization } from './organization/create-organization.ts';
import type { OrganizationSeed } from './organization-seed.ts';
import { createRequestLog } from './request-log.ts';

interface Deps {
  readonly organizations: readonly OrganizationSeed[];
  readonly clock: Clock;
  readonly bulkRowsPerJob?: number;
  readonly stopped: AbortSignal;
}

/** The organizations of an emulator, by `zgid`. Throws when two share one. */
export function createTenants(deps: Deps): Map<string, Tenant> {
  const { organizations, clock, bulkRowsPerJob, stopped } = deps;
  const tenants = new Map<string, Tenant>();
  for (const seed of organizations) {
    const { zgid, edition, usersPurchased } = seed;
    if (tenants.has(zgid)) throw new Error(`two organizations have the zgid ${zgid}`);
    tenants.set(zgid, {
      organization: createOrganization(seed, clock),
      credits: createCreditLedger(clock, dailyCredits(edition, usersPurchased)),
      gate: createConcurrencyGate(editionLimits[edition].concurrency),
      faults: createFaultPlan(),
      channels: createChannelRegistry(() => clock.now()),
      pageTokens: createPageTokens(zgid, clock),
      bulkJobs: createBulkJobs({ clock, rowsPerJob: bulkRowsPerJob, stopped }),
      bulkWrites: createBulkWrites({ clock, stopped }),
      requests: createRequestLog(),
    });
  }
  return tenants;
}

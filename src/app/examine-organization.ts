import { clockTime } from './clock-time.ts';
import type { AppDependencies } from './dependencies.ts';
import { organizationChecks } from './doctor/checks.ts';
import { connection } from './doctor/connection.ts';
import { examine, type Finding } from './doctor/examine.ts';
import {
  type Answer,
  mostWriteErrors,
  type OrganizationFacts,
} from './doctor/organization-facts.ts';
import { AppError, isAppError } from './errors.ts';
import { findViews } from './find-views.ts';
import { createForecastCredits } from './forecast-credits.ts';
import type { Organization } from './ports/organization-store.ts';

/** Runs looked at: more than a month of nights. */
const runsLookedAt = 50;

/**
 * Examines an organization step by step: asks Zoho once for each kind of thing that Tierwise reads while it works (7
 * credits), takes what the store knows, and has every check judge it. Changes nothing. Of an organization that has left
 * only that is said.
 */
export function createExamineOrganization(
  dependencies: Pick<AppDependencies, 'store' | 'crm' | 'clock'> & {
    /** Credits left as Zoho last told; it tells once half are used. */
    creditsLeft: (organizationId: string) => number | undefined;
  },
) {
  const { store, crm, clock, creditsLeft } = dependencies;
  const forecastCredits = createForecastCredits(dependencies);

  return async function examineOrganization(organization: Organization): Promise<Finding[]> {
    const checks = organization.status === 'connected' ? organizationChecks : [connection];
    return examine(checks, await gather(organization));
  };

  async function gather(organization: Organization): Promise<OrganizationFacts> {
    const { id, schema, views = [] } = organization;
    const now = clock.now();
    const credits = await forecastCredits(organization);
    const hasTokens = (await store.connections.find(id)) !== undefined;
    const isReachable = hasTokens && organization.status === 'connected';
    const asked = <Value>(work: () => Promise<Value>) =>
      isReachable ? answerOf(work) : { failure: new AppError('organization-not-connected') };
    const changed = { changedSince: now };
    const { connection: to } = organization;
    return {
      now,
      organization,
      hasTokens,
      profile: await asked(() => crm.readOrganization(to)),
      user: await asked(() => crm.readConnectedUser(to)),
      accountFields: await asked(() => crm.listAccountFields(to)),
      accounts: await asked(() => crm.readAccounts(to, schema, changed)),
      deals: await asked(() => crm.readDeals(to, schema, changed)),
      viewsAtZoho: await asked(() => findViews(crm, to, views)),
      channelsAtZoho: await asked(() => crm.listChannels(to)),
      channels: await store.channels.list(id),
      runs: await store.runs.list(id, runsLookedAt),
      accountCount: (await store.mirror.count(id)).accounts,
      writeErrors: await store.classes.writeErrors(id, mostWriteErrors),
      creditsSpent: credits.spent,
      creditsAwaitedUntil:
        credits.awaitedUntil === undefined
          ? undefined
          : clockTime(credits.awaitedUntil, organization.profile.timeZone),
      creditsLeft: creditsLeft(id),
    };
  }
}

/** What was said, or why it was not; trouble of our own is thrown. */
async function answerOf<Value>(work: () => Promise<Value>): Promise<Answer<Value>> {
  try {
    return { value: await work() };
  } catch (error) {
    if (isAppError(error) && error.code !== 'store-unavailable') return { failure: error };
    throw error;
  }
}

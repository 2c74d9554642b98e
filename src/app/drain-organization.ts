import { createClassifyAccounts } from './classify-accounts.ts';
import type { AppDependencies } from './dependencies.ts';
import type { ClassifyCause } from './ports/inbox-store.ts';
import type { Organization } from './ports/organization-store.ts';
import { createRefreshRecords } from './refresh-records.ts';
import { createWriteBack } from './write-back.ts';

/** Accounts classified at once. */
const accountsPerTurn = 200;

/**
 * Works off everything that waits for an organization: reads changed records, classifies accounts whose class may have
 * changed, writes back what differs. Every step leaves the rest of the work in the store until it is done.
 */
export function createDrainOrganization(
  dependencies: Pick<AppDependencies, 'store' | 'crm' | 'clock' | 'log'>,
) {
  const { store } = dependencies;
  const refreshRecords = createRefreshRecords(dependencies);
  const classifyAccounts = createClassifyAccounts(dependencies);
  const writeBack = createWriteBack(dependencies, classifyAccounts);

  return async function drainOrganization(organization: Organization): Promise<void> {
    while ((await refreshRecords(organization)) > 0);
    while ((await classifyWaiting(organization)) > 0);
    await writeBack(organization);
  };

  async function classifyWaiting(organization: Organization): Promise<number> {
    const taken = await store.inbox.takeAccounts(organization.id, accountsPerTurn);
    const causes = new Set(taken.map(({ entry }) => entry.cause));
    for (const cause of causes) await classifyFor(cause);
    await store.inbox.settleAccounts(
      organization.id,
      taken.map(({ entry, version }) => ({ entry: { accountId: entry.accountId }, version })),
    );
    return taken.length;

    async function classifyFor(cause: ClassifyCause): Promise<void> {
      const ids = taken
        .filter(({ entry }) => entry.cause === cause)
        .map(({ entry }) => entry.accountId);
      await classifyAccounts(organization, ids, cause);
    }
  }
}

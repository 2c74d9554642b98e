import { createClassifyAccounts } from './classify-accounts.ts';
import type { AppDependencies } from './dependencies.ts';
import type { ClassifyCause } from './ports/inbox-store.ts';
import type { Organization } from './ports/organization-store.ts';

/** Accounts classified at once. */
const accountsPerTurn = 200;

/**
 * Classifies every account that is marked in the inbox; each stays there until its decision is saved. Answers the accounts
 * of which something changed.
 */
export function createClassifyWaiting(dependencies: Pick<AppDependencies, 'store' | 'clock'>) {
  const { store } = dependencies;
  const classifyAccounts = createClassifyAccounts(dependencies);

  return async function classifyWaiting(organization: Organization): Promise<string[]> {
    const changed = new Set<string>();
    while ((await classifyTurn(organization, changed)) > 0);
    return [...changed];
  };

  async function classifyTurn(organization: Organization, changed: Set<string>): Promise<number> {
    const taken = await store.inbox.takeAccounts(organization.id, accountsPerTurn);
    const idsByCause = new Map<ClassifyCause, string[]>();
    for (const { entry } of taken) {
      idsByCause.set(entry.cause, [...(idsByCause.get(entry.cause) ?? []), entry.accountId]);
    }
    for (const [cause, ids] of idsByCause) {
      const { changedIds } = await classifyAccounts(organization, ids, cause);
      for (const id of changedIds) changed.add(id);
    }
    await store.inbox.settleAccounts(
      organization.id,
      taken.map(({ entry, version }) => ({ entry: { accountId: entry.accountId }, version })),
    );
    return taken.length;
  }
}

import { createClassifyAccounts } from './classify-accounts.ts';
import type { AppDependencies } from './dependencies.ts';
import type { ClassifyCause } from './ports/inbox-store.ts';
import type { Organization } from './ports/organization-store.ts';

/** Accounts classified at once. */
const accountsPerTurn = 200;

/** Classifies every account that is marked in the inbox; each stays there until its decision is saved. */
export function createClassifyWaiting(dependencies: Pick<AppDependencies, 'store' | 'clock'>) {
  const { store } = dependencies;
  const classifyAccounts = createClassifyAccounts(dependencies);

  return async function classifyWaiting(organization: Organization): Promise<void> {
    while ((await classifyTurn(organization)) > 0);
  };

  async function classifyTurn(organization: Organization): Promise<number> {
    const taken = await store.inbox.takeAccounts(organization.id, accountsPerTurn);
    const idsByCause = new Map<ClassifyCause, string[]>();
    for (const { entry } of taken) {
      idsByCause.set(entry.cause, [...(idsByCause.get(entry.cause) ?? []), entry.accountId]);
    }
    for (const [cause, ids] of idsByCause) await classifyAccounts(organization, ids, cause);
    await store.inbox.settleAccounts(
      organization.id,
      taken.map(({ entry, version }) => ({ entry: { accountId: entry.accountId }, version })),
    );
    return taken.length;
  }
}

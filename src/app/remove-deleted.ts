import type { AppDependencies } from './dependencies.ts';
import type { Marking } from './ports/mirror-store.ts';
import type { Organization } from './ports/organization-store.ts';

/**
 * Removes from the mirror what was deleted from the CRM since an instant, and marks the accounts whose class may change.
 * Answers how many those are. 4 credits, and more where much was deleted.
 */
export function createRemoveDeleted({
  store,
  crm,
  clock,
}: Pick<AppDependencies, 'store' | 'crm' | 'clock'>) {
  return async function removeDeleted(
    { id, connection }: Organization,
    since: number,
  ): Promise<number> {
    let marked = 0;
    for (const module of ['Accounts', 'Deals'] as const) {
      const gone = await crm.listDeleted(connection, module, since);
      const marking: Marking = { cause: 'record-changed', now: clock.now() };
      marked += (await store.mirror.remove(id, module, gone, marking)).length;
    }
    return marked;
  };
}

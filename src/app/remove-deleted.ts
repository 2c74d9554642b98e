import type { AppDependencies } from './dependencies.ts';
import type { Marking } from './ports/mirror-store.ts';
import type { Organization } from './ports/organization-store.ts';

/** Looked at again before the last listing: clocks differ, and a deletion may be visible a little after it was stamped. */
const overlapMs = 2 * 60_000;
const hourMs = 3_600_000;

/** The hour in which an instant lies; reconciliations list deletions on the first occasion of an hour, if not more often. */
export function hourOf(instant: number): number {
  return Math.floor(instant / hourMs);
}

/**
 * Removes from the mirror what was deleted from the CRM since deletions were last listed: at the earliest at the beginning
 * of the hour in which the organization was last read. Marks the accounts whose class may change and answers how many those
 * are. 4 credits, and more where much was deleted.
 */
export function createRemoveDeleted({
  store,
  crm,
  clock,
}: Pick<AppDependencies, 'store' | 'crm' | 'clock'>) {
  return async function removeDeleted(
    { id, connection }: Organization,
    readUntil: number,
  ): Promise<number> {
    const since = hourOf(readUntil) * hourMs - overlapMs;
    let marked = 0;
    for (const module of ['Accounts', 'Deals'] as const) {
      const gone = await crm.listDeleted(connection, module, since);
      const marking: Marking = { cause: 'record-changed', now: clock.now() };
      marked += (await store.mirror.remove(id, module, gone, marking)).length;
    }
    return marked;
  };
}

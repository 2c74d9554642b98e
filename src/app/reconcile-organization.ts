import { type Absorbed, createAbsorbRecords } from './absorb-records.ts';
import type { AppDependencies } from './dependencies.ts';
import type { CrmReading } from './ports/crm.ts';
import type { Marking } from './ports/mirror-store.ts';
import type { Organization } from './ports/organization-store.ts';

/** Read again before the last mark: clocks differ, and a change may be visible a little after it was stamped. */
const overlapMs = 2 * 60_000;

/**
 * The poll that is the truth where notifications are only a hint: reads every record that was changed or deleted since
 * the last reconciliation and marks the accounts whose class may change. Answers how many that are.
 */
export function createReconcileOrganization(
  dependencies: Pick<AppDependencies, 'store' | 'crm' | 'clock'>,
) {
  const { store, crm, clock } = dependencies;
  const absorb = createAbsorbRecords(dependencies);

  return async function reconcileOrganization(organization: Organization): Promise<number> {
    const { id, connection, readUntil } = organization;
    if (readUntil === undefined) return 0;
    const beganAt = clock.now();
    const since = readUntil - overlapMs;
    let marked = 0;
    marked += await absorbAll((reading) => absorb.accounts(organization, reading), since);
    marked += await absorbAll((reading) => absorb.deals(organization, reading), since);
    for (const module of ['Accounts', 'Deals'] as const) {
      const gone = await crm.listDeleted(connection, module, since);
      const marking: Marking = { cause: 'record-changed', now: clock.now() };
      marked += (await store.mirror.remove(id, module, gone, marking)).length;
    }
    await store.organizations.save({ ...organization, readUntil: beganAt });
    return marked;
  };
}

async function absorbAll(
  read: (reading: CrmReading) => Promise<Absorbed>,
  changedSince: number,
): Promise<number> {
  let marked = 0;
  let next: string | undefined;
  do {
    const page = await read({ changedSince, ...(next !== undefined && { next }) });
    marked += page.marked;
    next = page.next;
  } while (next !== undefined);
  return marked;
}

import { type Absorbed, createAbsorbRecords } from './absorb-records.ts';
import type { AppDependencies } from './dependencies.ts';
import type { CrmReading } from './ports/crm.ts';
import type { Organization } from './ports/organization-store.ts';
import { createRemoveDeleted, hourOf } from './remove-deleted.ts';

/** Read again before the last mark: clocks differ, and a change may be visible a little after it was stamped. */
const overlapMs = 2 * 60_000;

/** How an organization is reconciled. */
export interface ReconcileOptions {
  /**
   * Lists of deleted records cost twice as much as everything else together: `hourly` reads them on the first
   * reconciliation of an hour only. Default `now`.
   */
  deletions?: 'now' | 'hourly';
}

/**
 * The poll that is the truth where notifications are only a hint: reads every record that was changed or deleted since
 * the last reconciliation and marks the accounts whose class may change. Answers how many that are. 2 credits where
 * nothing has changed, 6 with deletions.
 */
export function createReconcileOrganization(
  dependencies: Pick<AppDependencies, 'store' | 'crm' | 'clock' | 'log'>,
) {
  const { store, clock } = dependencies;
  const absorb = createAbsorbRecords(dependencies);
  const removeDeleted = createRemoveDeleted(dependencies);

  return async function reconcileOrganization(
    organization: Organization,
    { deletions = 'now' }: ReconcileOptions = {},
  ): Promise<number> {
    const { id, readUntil } = organization;
    if (readUntil === undefined) return 0;
    const beganAt = clock.now();
    const since = readUntil - overlapMs;
    let marked = 0;
    marked += await absorbAll((reading) => absorb.accounts(organization, reading), since);
    marked += await absorbAll((reading) => absorb.deals(organization, reading), since);
    if (deletions === 'now' || hourOf(beganAt) !== hourOf(readUntil)) {
      marked += await removeDeleted(organization, readUntil);
    }
    await store.organizations.change(id, { readUntil: beganAt });
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

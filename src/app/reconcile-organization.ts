import { type Absorbed, createAbsorbRecords } from './absorb-records.ts';
import type { AppDependencies } from './dependencies.ts';
import type { CrmReading } from './ports/crm.ts';
import type { CrmModule } from './ports/crm-metadata.ts';
import type { Organization } from './ports/organization-store.ts';
import { createRemoveDeleted, hourOf } from './remove-deleted.ts';

/** Read again before the last reading: clocks differ, and a change may be visible a little after it was stamped. In milliseconds. */
export const overlapMs = 2 * 60_000;

/** How an organization is reconciled. */
export interface ReconcileOptions {
  /**
   * Lists of deleted records cost twice as much as everything else together: `hourly` reads them on the first
   * reconciliation of an hour only, and where a change was found of which no notification told, for then one of a deletion
   * may be lost as well. Default `now`.
   */
  deletions?: 'now' | 'hourly';
  /** Whether a module is left out of which all changes were read a moment ago, as events were served. Default false. */
  skipsJustRead?: boolean;
}

/**
 * The poll that is the truth where notifications are only a hint: reads every record that was changed or deleted since
 * the last reconciliation, marks the accounts whose class may change, and counts those that no notification told of. 2
 * credits where nothing has changed, 6 with deletions.
 */
export function createReconcileOrganization(
  dependencies: Pick<AppDependencies, 'store' | 'crm' | 'clock' | 'log' | 'changeWatch'>,
) {
  const { store, clock, changeWatch } = dependencies;
  const absorb = createAbsorbRecords(dependencies);
  const removeDeleted = createRemoveDeleted(dependencies);

  return async function reconcileOrganization(
    organization: Organization,
    { deletions = 'now', skipsJustRead = false }: ReconcileOptions = {},
  ): Promise<void> {
    const { id, readUntil } = organization;
    if (readUntil === undefined) return;
    const beganAt = clock.now();
    const isDue = deletions === 'now' || hourOf(beganAt) !== hourOf(readUntil);
    const readAt = (module: CrmModule): number | undefined =>
      skipsJustRead && !isDue ? changeWatch.readUntil(id, module) : undefined;
    const ends = { Accounts: readAt('Accounts'), Deals: readAt('Deals') };
    const readNow = Math.max(readUntil, Math.min(ends.Accounts ?? beganAt, ends.Deals ?? beganAt));
    // What waits in the inbox was told of.
    const isTold = (await store.inbox.count(id)).records > 0;
    /** At once: a reading cut short after this finds the same no second time. */
    const noteMissed = async (count: number): Promise<void> => {
      if (count > 0 && !isTold) await store.channels.noteMissed(id, count, readNow);
    };
    let missed = 0;
    for (const module of ['Accounts', 'Deals'] as const) {
      if (ends[module] !== undefined) continue;
      const found = await readModule(organization, module, readUntil - overlapMs);
      await noteMissed(found);
      missed += found;
    }
    const isMissing = (missed > 0 && !isTold) || (await hasMissedSince(id, readUntil));
    if (isDue || isMissing) await noteMissed(await removeDeleted(organization, readUntil));
    await store.organizations.change(id, { readUntil: readNow });
  };

  async function hasMissedSince(organizationId: string, instant: number): Promise<boolean> {
    const channels = await store.channels.list(organizationId);
    return channels.some(({ missed }) => missed !== undefined && missed.at > instant);
  }

  /** Reads all that has changed in a module. Answers how many accounts are affected of which nobody told. */
  async function readModule(
    organization: Organization,
    module: CrmModule,
    since: number,
  ): Promise<number> {
    const beganAt = clock.now();
    const read = module === 'Accounts' ? absorb.accounts : absorb.deals;
    const missed = await absorbAll((reading) => read(organization, reading), since);
    changeWatch.noteRead(organization.id, module, beganAt, true);
    return missed;
  }
}

/** Reads page after page, and adds up what was missed. */
async function absorbAll(
  read: (reading: CrmReading) => Promise<Absorbed>,
  changedSince: number,
): Promise<number> {
  let missed = 0;
  let next: string | undefined;
  do {
    const page = await read({ changedSince, ...(next !== undefined && { next }) });
    missed += page.missed;
    next = page.next;
  } while (next !== undefined);
  return missed;
}

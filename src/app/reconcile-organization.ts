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
    const since = readUntil - overlapMs;
    // What waits in the inbox was told of.
    const { records: told } = await store.inbox.count(id);
    const isDue = deletions === 'now' || hourOf(beganAt) !== hourOf(readUntil);
    const isLeftOut = skipsJustRead && !isDue;
    const accounts = await readModule(organization, 'Accounts', { since, isLeftOut });
    const deals = await readModule(organization, 'Deals', { since, isLeftOut });
    const missed = told === 0 ? accounts.missed + deals.missed : 0;
    const isListed = isDue || missed > 0 || (await hasMissedSince(id, readUntil));
    const removed = isListed ? await removeDeleted(organization, readUntil) : 0;
    const readNow = Math.max(readUntil, Math.min(accounts.readUntil, deals.readUntil));
    const count = told === 0 ? missed + removed : 0;
    if (count > 0) await store.channels.noteMissed(id, count, readNow);
    await store.organizations.change(id, { readUntil: readNow });
  };

  async function hasMissedSince(organizationId: string, instant: number): Promise<boolean> {
    const channels = await store.channels.list(organizationId);
    return channels.some(({ missed }) => missed !== undefined && missed.at > instant);
  }

  /** Reads all that has changed in a module. Answers also up to which instant. */
  async function readModule(
    organization: Organization,
    module: CrmModule,
    { since, isLeftOut }: { since: number; isLeftOut: boolean },
  ): Promise<{ missed: number; readUntil: number }> {
    const { id } = organization;
    const before = isLeftOut ? changeWatch.readUntil(id, module) : undefined;
    if (before !== undefined) return { missed: 0, readUntil: before };
    const beganAt = clock.now();
    const read = module === 'Accounts' ? absorb.accounts : absorb.deals;
    const missed = await absorbAll((reading) => read(organization, reading), since);
    changeWatch.noteRead(id, module, beganAt, true);
    return { missed, readUntil: beganAt };
  }
}

/** Reads page after page. Answers how many accounts are affected of which nobody told. */
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

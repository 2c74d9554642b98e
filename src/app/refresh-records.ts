import { createAbsorbRecords } from './absorb-records.ts';
import type { AppDependencies } from './dependencies.ts';
import { isAppError } from './errors.ts';
import type { CrmModule } from './ports/crm-metadata.ts';
import type { Marking } from './ports/mirror-store.ts';
import type { Organization } from './ports/organization-store.ts';
import { createReconcileOrganization, overlapMs } from './reconcile-organization.ts';

/** Changed records taken from the inbox at once. */
const recordsPerTurn = 200;
/** Most ids the CRM reads in one call. */
const idsPerRead = 50;

/**
 * Reads the records that the CRM said have changed, updates the mirror, and marks the accounts whose class may change. Once a
 * minute it reads whatever has changed in their module since the last poll instead, at the same price: then the next
 * notification that arrives makes up for those that were lost before it.
 * Records that are no longer there are removed, whatever was said of them: notifications come in any order. When the CRM
 * refuses to read what was named (an id that cannot be one), everything that changed is read instead. Answers how many
 * records were looked at; 0 when none waited.
 */
export function createRefreshRecords(
  dependencies: Pick<AppDependencies, 'store' | 'crm' | 'clock' | 'log' | 'changeWatch'>,
) {
  const { store, clock, log, changeWatch } = dependencies;
  const absorb = createAbsorbRecords(dependencies);
  const reconcileOrganization = createReconcileOrganization(dependencies);

  return async function refreshRecords(organization: Organization): Promise<number> {
    const taken = await store.inbox.takeRecords(organization.id, recordsPerTurn);
    if (taken.length === 0) return 0;
    const idsOf = (module: CrmModule) =>
      taken.filter(({ entry }) => entry.module === module).map(({ entry }) => entry.recordId);
    try {
      await refreshModule(organization, 'Accounts', idsOf('Accounts'));
      await refreshModule(organization, 'Deals', idsOf('Deals'));
    } catch (error) {
      if (!isAppError(error, 'crm-refused')) throw error;
      log.warn({ organizationId: organization.id, err: error }, 'changed records cannot be read');
      await reconcileOrganization(organization);
    }
    await store.inbox.settleRecords(taken);
    return taken.length;
  };

  async function refreshModule(
    organization: Organization,
    module: CrmModule,
    recordIds: string[],
  ): Promise<void> {
    const read = module === 'Accounts' ? absorb.accounts : absorb.deals;
    const found = await readChanged(organization, module, recordIds);
    const left = recordIds.filter((id) => !found.has(id));
    for (let from = 0; from < left.length; from += idsPerRead) {
      const ids = left.slice(from, from + idsPerRead);
      const present = new Set((await read(organization, { ids })).recordIds);
      const gone = ids.filter((id) => !present.has(id));
      const marking: Marking = { cause: 'record-changed', now: clock.now() };
      await store.mirror.remove(organization.id, module, gone, marking);
    }
  }

  /** Reads a page of what has changed in a module, if it is time for that. Answers what it held. */
  async function readChanged(
    organization: Organization,
    module: CrmModule,
    named: string[],
  ): Promise<ReadonlySet<string>> {
    const { id, readUntil } = organization;
    if (named.length === 0 || readUntil === undefined || changeWatch.isJustRead(id, module))
      return new Set();
    const read = module === 'Accounts' ? absorb.accounts : absorb.deals;
    const reading = { changedSince: readUntil - overlapMs };
    const beganAt = clock.now();
    const { recordIds, missed, next } = await read(organization, reading, new Set(named));
    changeWatch.noteRead(id, module, beganAt, next === undefined);
    if (missed > 0) await store.channels.noteMissed(id, missed, beganAt);
    return new Set(recordIds);
  }
}

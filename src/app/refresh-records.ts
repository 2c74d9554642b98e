import { createAbsorbRecords } from './absorb-records.ts';
import type { AppDependencies } from './dependencies.ts';
import type { CrmModule } from './ports/crm.ts';
import type { ChangedRecord } from './ports/inbox-store.ts';
import type { Marking } from './ports/mirror-store.ts';
import type { Organization } from './ports/organization-store.ts';

/** Changed records taken from the inbox at once. */
const recordsPerTurn = 200;
/** Most ids the CRM reads in one call. */
const idsPerRead = 50;

/**
 * Reads the records that the CRM said have changed, updates the mirror, and marks the accounts whose class may change.
 * Records that are no longer there are removed. Answers how many records were looked at; 0 when none waited.
 */
export function createRefreshRecords(
  dependencies: Pick<AppDependencies, 'store' | 'crm' | 'clock'>,
) {
  const { store, clock } = dependencies;
  const absorb = createAbsorbRecords(dependencies);

  return async function refreshRecords(organization: Organization): Promise<number> {
    const taken = await store.inbox.takeRecords(organization.id, recordsPerTurn);
    if (taken.length === 0) return 0;
    const changed = taken.map(({ entry }) => entry);
    await refreshModule(organization, 'Accounts', changed);
    await refreshModule(organization, 'Deals', changed);
    await store.inbox.settleRecords(taken);
    return taken.length;
  };

  async function refreshModule(
    organization: Organization,
    module: CrmModule,
    changed: ChangedRecord[],
  ): Promise<void> {
    const ofModule = changed.filter((record) => record.module === module);
    const gone = idsOf(ofModule.filter(({ isDeleted }) => isDeleted));
    const wanted = idsOf(ofModule.filter(({ isDeleted }) => !isDeleted));
    const read = module === 'Accounts' ? absorb.accounts : absorb.deals;
    for (let from = 0; from < wanted.length; from += idsPerRead) {
      const ids = wanted.slice(from, from + idsPerRead);
      const { recordIds } = await read(organization, { ids });
      gone.push(...ids.filter((id) => !recordIds.includes(id)));
    }
    const marking: Marking = { cause: 'record-changed', now: clock.now() };
    await store.mirror.remove(organization.id, module, gone, marking);
  }
}

function idsOf(records: ChangedRecord[]): string[] {
  return records.map(({ recordId }) => recordId);
}

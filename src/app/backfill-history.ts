import { utcStartOf } from '../core/day.ts';
import type { Subject } from '../core/dimensions/dimension.ts';
import { classFields } from '../core/fields/class-fields.ts';
import { buildGroups } from '../core/groups/build-groups.ts';
import { createPastChanges, type PastChange } from '../core/history/past-changes.ts';
import { replayMonths } from '../core/history/replay-months.ts';
import type { AppDependencies } from './dependencies.ts';
import { nextTurn } from './next-turn.ts';
import type { ClassChange } from './ports/class-store.ts';
import type { ClassifyCause } from './ports/inbox-store.ts';
import type { Organization } from './ports/organization-store.ts';
import { type OrganizationContext, readContext } from './read-context.ts';
import { readMirroredBook } from './read-whole-organization.ts';

/** Months of history an organization begins with. */
const months = 12;
/** Changes saved in one step. */
const changesPerSave = 2000;

const causes: Readonly<Record<PastChange['cause'], ClassifyCause>> = {
  deals: 'record-changed',
  time: 'time-passed',
  calibration: 'calibration',
};

/** The dimensions that people see in the CRM. */
const shown = classFields.filter(({ type }) => type === 'picklist').map(({ key }) => key);

/**
 * Gives a newly connected organization a year of history: what its accounts would have been classified as on the first of
 * each past month, from the deals themselves. What holds today does not rest on it.
 */
export function createBackfillHistory({ store, clock }: Pick<AppDependencies, 'store' | 'clock'>) {
  return async function backfillHistory(organization: Organization): Promise<void> {
    const context = await readContext(store, organization, clock.now());
    if (!context) return;
    const book = await readMirroredBook(store, organization.id);
    const groups = buildGroups(book.accounts, book.indexOf);
    const changesOf = createPastChanges(groups, shown);
    for (const month of replayMonths(book, context, months)) {
      const isToday = month.on === context.asOf;
      const changes: ClassChange[] = [];
      changesOf(isToday ? { ...month, context } : month, (change, subject) => {
        changes.push(toClassChange(change, subject, context, month.context.calibration.id));
      });
      for (let from = 0; from < changes.length; from += changesPerSave) {
        await store.classes.save(organization.id, [], changes.slice(from, from + changesPerSave));
      }
      // A month of a large book takes a second; whoever waits at the doors comes first.
      await nextTurn();
    }
  };
}

function toClassChange(
  { dimension, from, to, cause, on }: PastChange,
  { account, own, group }: Subject,
  { policyVersion }: OrganizationContext,
  calibrationId: string,
): ClassChange {
  return {
    ...{ accountId: account.id, dimension, from, to, cause: causes[cause] },
    ...{ policyVersion, calibrationId, at: utcStartOf(on) },
    inputs: JSON.stringify({ account, own, ...(group !== own && { group }) }),
  };
}

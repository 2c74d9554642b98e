import type { WriteTask } from './book-outcomes.ts';
import type { AppDependencies } from './dependencies.ts';
import type { StoredClasses } from './ports/class-store.ts';
import type { CrmUpdateOutcome } from './ports/crm.ts';
import type { Organization } from './ports/organization-store.ts';
import { createWriteRows } from './write-rows.ts';

type Refusal = Extract<CrmUpdateOutcome, { ok: false }>;

const dayMs = 86_400_000;
/** How long what was found out of an organization's CRM holds. */
const provenForMs = 30 * dayMs;
/** After so many lost races what was just read is written as several accounts are: somebody changes it all the time. */
const mostLostRaces = 3;

/**
 * Writes to one account on condition that nobody has changed its record since we last saw what our fields hold: then it need
 * not be read first, and no edit can come in between. Relied on only where the CRM has shown within 30 days that it minds
 * the condition; a change within the same second as the one last seen is not told apart from it.
 * https://www.zoho.com/crm/developer/docs/api/v8/update-records.html
 */
export function createWriteOnCondition(dependencies: AppDependencies) {
  const { store, clock } = dependencies;
  const writeRows = createWriteRows(dependencies);

  return {
    /** Writes what has not been read now; `false` when it has to be read first. */
    async unread(task: WriteTask, row: StoredClasses): Promise<boolean> {
      if (mindsConditions(task) !== true) return false;
      const seenAt = await store.mirror.seenAt(task.organization.id, row.accountId);
      return seenAt !== undefined && writeUnlessChanged(task, row, seenAt);
    },

    /**
     * Writes what has just been read; `false` when it was changed again, and has to be read again. Finds out whether the CRM
     * minds conditions by one that cannot be met, for 1 credit: a CRM that does not has written then what was to be written.
     */
    async justRead(task: WriteTask, row: StoredClasses, modifiedAt: number): Promise<boolean> {
      if (mindsConditions(task) === undefined) {
        const [outcome] = await writeRows(task, [row], modifiedAt - dayMs);
        if (outcome?.ok) await note(task, false);
        if (!isChanged(outcome)) return true;
        await note(task, true);
      }
      if (mindsConditions(task) && task.lostRaces < mostLostRaces) {
        const isWritten = await writeUnlessChanged(task, row, modifiedAt);
        if (!isWritten) task.lostRaces += 1;
        return isWritten;
      }
      await writeRows(task, [row]);
      return true;
    },
  };

  async function writeUnlessChanged(
    task: WriteTask,
    row: StoredClasses,
    seenAt: number,
  ): Promise<boolean> {
    const [outcome] = await writeRows(task, [row], seenAt);
    if (!isChanged(outcome)) return true;
    await store.mirror.forgetSeen(task.organization.id, [row.accountId]);
    // Refused although nobody has changed it: no condition of ours can be met.
    if ((outcome.modifiedAt ?? seenAt) <= seenAt) await note(task, false);
    return false;
  }

  /** `undefined` where that is not known. */
  function mindsConditions({ organization }: WriteTask): boolean | undefined {
    const { minded, at } = organization.conditions ?? { at: 0 };
    return clock.now() - at < provenForMs ? minded : undefined;
  }

  async function note(task: WriteTask, minded: boolean): Promise<void> {
    const conditions: Organization['conditions'] = { minded, at: clock.now() };
    task.organization = { ...task.organization, conditions };
    await store.organizations.change(task.organization.id, { conditions });
  }
}

function isChanged(outcome: CrmUpdateOutcome | undefined): outcome is Refusal {
  return outcome?.ok === false && outcome.mend === 'read-again';
}

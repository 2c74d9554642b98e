import { dayOf } from '../core/day.ts';
import type { AppDependencies } from './dependencies.ts';
import { findHumanEdits, type HumanEdit, presentValues } from './find-human-edits.ts';
import type { StoredClasses } from './ports/class-store.ts';
import type { CrmAccountRecord } from './ports/crm.ts';
import type { Organization } from './ports/organization-store.ts';

/** An account as just read from the CRM, beside what we hold of it. */
export interface ReadBack {
  record: CrmAccountRecord;
  row: StoredClasses;
}

/**
 * Turns what people changed in our fields into overrides, and lifts overrides of fields they gave back. Answers the
 * accounts that have to be decided again.
 */
export function createKeepHumanEdits({ store, clock }: Pick<AppDependencies, 'store' | 'clock'>) {
  return async function keepHumanEdits(
    organization: Organization,
    readBacks: ReadBack[],
  ): Promise<string[]> {
    const connectedOn = dayOf(organization.connectedAt, organization.profile.timeZone);
    const touched: string[] = [];
    for (const { record, row } of readBacks) {
      const present = presentValues(organization, record.values);
      const isOlder = record.facts.createdOn === undefined || record.facts.createdOn < connectedOn;
      const edits = findHumanEdits(present, row, isOlder);
      if (edits.length === 0) continue;
      for (const edit of edits) await keep(organization.id, row.accountId, edit);
      const values = Object.fromEntries(edits.map(({ key }) => [key, present[key] ?? null]));
      await store.classes.saveWritten(organization.id, [{ accountId: row.accountId, values }]);
      touched.push(row.accountId);
    }
    return touched;
  };

  async function keep(organizationId: string, accountId: string, edit: HumanEdit): Promise<void> {
    if (edit.kind === 'returned') {
      await store.overrides.remove(organizationId, accountId, edit.key);
      return;
    }
    await store.overrides.save(organizationId, {
      accountId,
      dimension: edit.key,
      value: edit.value,
      by: undefined,
      why: 'edited-in-crm',
      at: clock.now(),
    });
  }
}

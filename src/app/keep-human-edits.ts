import { dayOf } from '../core/day.ts';
import type { AppDependencies } from './dependencies.ts';
import { type FieldNews, findFieldNews, presentValues } from './find-field-news.ts';
import type { StoredClasses, WriteResult } from './ports/class-store.ts';
import type { CrmAccountRecord } from './ports/crm.ts';
import type { Organization } from './ports/organization-store.ts';
import { createVerifyFields } from './verify-fields.ts';

/** An account as just read from the CRM, beside what we hold of it. */
export interface ReadBack {
  record: CrmAccountRecord;
  row: StoredClasses;
}

/**
 * Turns what people changed in our fields into overrides, lifts overrides of fields they gave back, and remembers what
 * the fields hold. Answers the accounts that people edited; they are marked to be decided again.
 */
export function createKeepHumanEdits(
  dependencies: Pick<AppDependencies, 'store' | 'crm' | 'clock' | 'log'>,
) {
  const { store, clock } = dependencies;
  const verifyFields = createVerifyFields(dependencies);

  return async function keepHumanEdits(
    organization: Organization,
    readBacks: ReadBack[],
  ): Promise<string[]> {
    const found = readBacks.map(({ record, row }) => ({
      row,
      news: newsOf(organization, record, row),
    }));
    const isEmptied = found.some(({ news }) =>
      news.some(({ kind, value }) => kind === 'returned' && value === null),
    );
    const gone = isEmptied ? await verifyFields(organization) : [];
    const results: WriteResult[] = [];
    const edited: string[] = [];
    for (const { row, news } of found) {
      const { accountId, attempted } = row;
      const told = news.filter(({ key }) => !gone.includes(key));
      if (told.length === 0 && Object.keys(attempted).length === 0) continue;
      const edits = told.filter(({ kind }) => kind === 'changed' || kind === 'returned');
      for (const edit of edits) await keep(organization.id, accountId, edit);
      if (edits.length > 0) edited.push(accountId);
      results.push({
        accountId,
        values: Object.fromEntries(told.map(({ key, value }) => [key, value])),
      });
    }
    // What the fields hold is noted last: after a stop before that, the same edits are found again.
    await store.inbox.markAccounts(organization.id, edited, 'override', clock.now());
    await store.classes.saveWritten(organization.id, results);
    await noteDoubts(organization, readBacks);
    return edited;
  };

  /**
   * Of an account that holds something else than a bulk write under way puts there, nobody can tell whether that came before or
   * after it: what the job puts there counts as attempted, until another reading.
   */
  async function noteDoubts(organization: Organization, readBacks: ReadBack[]): Promise<void> {
    const doubtful = readBacks.filter(({ record, row: { inBulk } }) => {
      const present = presentValues(organization, record.values);
      return Object.keys(inBulk).some((key) => key in present && present[key] !== inBulk[key]);
    });
    await store.classes.saveAttempts(
      organization.id,
      doubtful.map(({ row: { accountId, inBulk } }) => ({ accountId, values: inBulk })),
    );
  }

  async function keep(
    organizationId: string,
    accountId: string,
    { key, kind, value }: FieldNews,
  ): Promise<void> {
    if (kind !== 'changed' || value === null) {
      await store.overrides.remove(organizationId, accountId, key);
      return;
    }
    await store.overrides.save(organizationId, {
      accountId,
      dimension: key,
      value,
      by: undefined,
      why: 'edited-in-crm',
      at: clock.now(),
    });
  }
}

function newsOf(
  organization: Organization,
  { values, facts: { createdOn } }: CrmAccountRecord,
  row: StoredClasses,
): FieldNews[] {
  const connectedOn = dayOf(organization.connectedAt, organization.profile.timeZone);
  const isOlder = createdOn === undefined || createdOn < connectedOn;
  return findFieldNews(presentValues(organization, values), row, isOlder);
}

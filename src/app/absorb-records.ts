import type { AppDependencies } from './dependencies.ts';
import { createKeepHumanEdits } from './keep-human-edits.ts';
import { noteSeenFields } from './note-seen-fields.ts';
import type { CrmAccountRecord, CrmDealRecord, CrmPage, CrmReading } from './ports/crm.ts';
import type { Marking } from './ports/mirror-store.ts';
import type { Organization } from './ports/organization-store.ts';

/** A page of records taken into the mirror; the accounts whose class may change are marked in the inbox. */
export interface Absorbed {
  recordIds: string[];
  /** How many accounts were marked. */
  marked: number;
  /** Whether facts differ from those held. */
  isNews: boolean;
  next: string | undefined;
}

/**
 * Reads records from the CRM into the mirror. Accounts are read with our own fields beside their facts, so that what
 * people changed there is noticed at no extra cost.
 */
export function createAbsorbRecords(
  dependencies: Pick<AppDependencies, 'store' | 'crm' | 'clock' | 'log'>,
) {
  const { store, crm, clock } = dependencies;
  const keepHumanEdits = createKeepHumanEdits(dependencies);

  return {
    /** Reads one page of accounts. */
    async accounts(organization: Organization, reading: CrmReading): Promise<Absorbed> {
      const beside = Object.values(organization.fields).map(({ apiName }) => apiName);
      const readAt = clock.now();
      const page = await crm.readAccounts(organization.connection, organization.schema, {
        ...reading,
        beside,
      });
      const affected = await store.mirror.putAccounts(organization.id, page.rows, marking());
      const edited = await keepEdits(organization, page.rows, readAt);
      return absorbed(page, affected, edited);
    },

    /** Reads one page of deals. */
    async deals(organization: Organization, reading: CrmReading): Promise<Absorbed> {
      const page = await crm.readDeals(organization.connection, organization.schema, reading);
      return absorbed(page, await store.mirror.putDeals(organization.id, page.rows, marking()));
    },
  };

  function marking(): Marking {
    return { cause: 'record-changed', now: clock.now() };
  }

  async function keepEdits(
    organization: Organization,
    records: CrmAccountRecord[],
    readAt: number,
  ): Promise<string[]> {
    const recordOf = new Map(records.map((record) => [record.facts.id, record]));
    const rows = await store.classes.find(organization.id, [...recordOf.keys()]);
    const readBacks = rows.flatMap((row) => {
      const record = recordOf.get(row.accountId);
      return record ? [{ row, record }] : [];
    });
    const edited = await keepHumanEdits(organization, readBacks);
    const seen = readBacks.map(({ record }) => record);
    await noteSeenFields(store, organization.id, seen, readAt);
    return edited;
  }
}

function absorbed(
  { rows, next }: CrmPage<CrmAccountRecord | CrmDealRecord>,
  affected: string[],
  edited: string[] = [],
): Absorbed {
  return {
    recordIds: rows.map(({ facts }) => facts.id),
    marked: new Set([...affected, ...edited]).size,
    isNews: affected.length > 0,
    next,
  };
}

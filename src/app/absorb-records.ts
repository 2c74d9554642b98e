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
  /** Whether facts differ from those held of a record that was not named, though it was changed a while ago. */
  isNews: boolean;
  next: string | undefined;
}

/** How long a notification may be on its way. */
const onItsWayMs = 10_000;
/** Nobody named a record. */
const none: ReadonlySet<string> = new Set();

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
    /**
     * Reads one page of accounts.
     *
     * @param named those of which a notification told
     */
    async accounts(
      organization: Organization,
      reading: CrmReading,
      named: ReadonlySet<string> = none,
    ): Promise<Absorbed> {
      const beside = Object.values(organization.fields).map(({ apiName }) => apiName);
      const readAt = clock.now();
      const page = await crm.readAccounts(organization.connection, organization.schema, {
        ...reading,
        beside,
      });
      const put = (rows: CrmAccountRecord[]) =>
        store.mirror.putAccounts(organization.id, rows, marking());
      const affected = await putApart(page.rows, put, { named, readAt });
      const edited = await keepEdits(organization, page.rows, readAt);
      return absorbed(page, affected, edited);
    },

    /** Reads one page of deals; else as with accounts. */
    async deals(
      organization: Organization,
      reading: CrmReading,
      named: ReadonlySet<string> = none,
    ): Promise<Absorbed> {
      const readAt = clock.now();
      const page = await crm.readDeals(organization.connection, organization.schema, reading);
      const put = (rows: CrmDealRecord[]) =>
        store.mirror.putDeals(organization.id, rows, marking());
      return absorbed(page, await putApart(page.rows, put, { named, readAt }));
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

/** The accounts that records affect. */
interface Affected {
  byExpected: string[];
  byUnexpected: string[];
}

/** Puts records of which a notification told, or may yet tell, apart from those of which none did. */
async function putApart<Row extends CrmAccountRecord | CrmDealRecord>(
  rows: Row[],
  put: (rows: Row[]) => Promise<string[]>,
  { named, readAt }: { named: ReadonlySet<string>; readAt: number },
): Promise<Affected> {
  const isExpected = ({ facts, modifiedAt }: Row) =>
    named.has(facts.id) || readAt - modifiedAt < onItsWayMs;
  const unexpected = rows.filter((row) => !isExpected(row));
  return {
    byExpected: await put(rows.filter(isExpected)),
    byUnexpected: await put(unexpected),
  };
}

function absorbed(
  { rows, next }: CrmPage<CrmAccountRecord | CrmDealRecord>,
  { byExpected, byUnexpected }: Affected,
  edited: string[] = [],
): Absorbed {
  return {
    recordIds: rows.map(({ facts }) => facts.id),
    marked: new Set([...byExpected, ...byUnexpected, ...edited]).size,
    isNews: byUnexpected.length > 0,
    next,
  };
}

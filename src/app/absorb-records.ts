import type { AppDependencies } from './dependencies.ts';
import { createKeepHumanEdits } from './keep-human-edits.ts';
import { noteSeenFields } from './note-seen-fields.ts';
import type { CrmAccountRecord, CrmDealRecord, CrmPage, CrmReading } from './ports/crm.ts';
import type { Marking } from './ports/mirror-store.ts';
import type { Organization } from './ports/organization-store.ts';

/** A page of records taken into the mirror; the accounts whose class may change are marked in the inbox. */
export interface Absorbed {
  recordIds: string[];
  /** How many accounts were marked for records that nobody named, though they were changed a while ago. */
  missed: number;
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
      const missed = await putApart(page.rows, put, { named, readAt });
      await keepEdits(organization, page.rows, readAt);
      return absorbed(page, missed);
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
  ): Promise<void> {
    const recordOf = new Map(records.map((record) => [record.facts.id, record]));
    const rows = await store.classes.find(organization.id, [...recordOf.keys()]);
    const readBacks = rows.flatMap((row) => {
      const record = recordOf.get(row.accountId);
      return record ? [{ row, record }] : [];
    });
    await keepHumanEdits(organization, readBacks);
    const seen = readBacks.map(({ record }) => record);
    await noteSeenFields(store, organization.id, seen, readAt);
  }
}

/**
 * Puts records of which a notification told, or may yet tell, apart from those of which none did. Answers how many accounts
 * the latter affect.
 */
async function putApart<Row extends CrmAccountRecord | CrmDealRecord>(
  rows: Row[],
  put: (rows: Row[]) => Promise<string[]>,
  { named, readAt }: { named: ReadonlySet<string>; readAt: number },
): Promise<number> {
  const isExpected = ({ facts, modifiedAt }: Row) =>
    named.has(facts.id) || readAt - modifiedAt < onItsWayMs;
  await put(rows.filter(isExpected));
  return (await put(rows.filter((row) => !isExpected(row)))).length;
}

function absorbed(
  { rows, next }: CrmPage<CrmAccountRecord | CrmDealRecord>,
  missed: number,
): Absorbed {
  return { recordIds: rows.map(({ facts }) => facts.id), missed, next };
}

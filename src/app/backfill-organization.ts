import type { AppDependencies } from './dependencies.ts';
import { isAppError } from './errors.ts';
import type { CrmModule, CrmPage, CrmReading } from './ports/crm.ts';
import type { Organization } from './ports/organization-store.ts';

/** How far a backfill has come. Kept, it goes on from there after a stop. */
export interface BackfillCursor {
  /** What the CRM changed before this instant is read in the end. */
  beganAt: number;
  /** What is being read; absent once everything is. */
  module?: CrmModule | undefined;
  /** Names the next page of the module; its first one when absent. */
  next?: string | undefined;
  /** Records read so far. */
  read: Record<CrmModule, number>;
}

/** Where a backfill begins. */
export function firstCursor(now: number): BackfillCursor {
  return { beganAt: now, module: 'Accounts', read: { Accounts: 0, Deals: 0 } };
}

const following: Record<CrmModule, CrmModule | undefined> = { Accounts: 'Deals', Deals: undefined };

/**
 * Reads every account and deal of an organization into the mirror, page by page, from a cursor on. Where the CRM no longer
 * takes the cursor (its pages are good for a day), the module is read from its beginning.
 */
export function createBackfillOrganization({ store, crm }: Pick<AppDependencies, 'store' | 'crm'>) {
  return async function backfillOrganization(
    organization: Organization,
    from: BackfillCursor,
    onPage: (cursor: BackfillCursor) => Promise<void>,
  ): Promise<BackfillCursor> {
    let cursor = await readOn(organization, from).catch((error: unknown) => {
      if (from.next === undefined || !isAppError(error, 'crm-refused')) throw error;
      return { ...from, next: undefined, read: { ...from.read, [from.module ?? '']: 0 } };
    });
    await onPage(cursor);
    while (cursor.module !== undefined) {
      cursor = await readOn(organization, cursor);
      await onPage(cursor);
    }
    return cursor;
  };

  /** Takes the next page into the mirror. */
  async function readOn(
    organization: Organization,
    cursor: BackfillCursor,
  ): Promise<BackfillCursor> {
    const { module, next, read } = cursor;
    if (module === undefined) return cursor;
    const page = await readPage(organization, module, next === undefined ? {} : { next });
    return {
      ...cursor,
      module: page.next === undefined ? following[module] : module,
      next: page.next,
      read: { ...read, [module]: read[module] + page.rows.length },
    };
  }

  async function readPage(
    { id, connection, schema }: Organization,
    module: CrmModule,
    reading: CrmReading,
  ): Promise<CrmPage<unknown>> {
    if (module === 'Accounts') {
      const page = await crm.readAccounts(connection, schema, reading);
      await store.mirror.putAccounts(id, page.rows);
      return page;
    }
    const page = await crm.readDeals(connection, schema, reading);
    await store.mirror.putDeals(id, page.rows);
    return page;
  }
}

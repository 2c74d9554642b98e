import { afterModule, type BackfillCursor, moduleAgain } from './backfill-cursor.ts';
import type { AppDependencies } from './dependencies.ts';
import { AppError, isAppError } from './errors.ts';
import type { CrmPage, CrmReading } from './ports/crm.ts';
import type { CrmModule } from './ports/crm-metadata.ts';
import type { Organization } from './ports/organization-store.ts';
import { type AtModule, createReadInBulk, type Keep } from './read-in-bulk.ts';
import { isCheaperInBulk, rowsForABulkJob } from './reading-credits.ts';

/**
 * Reads every account and deal of an organization into the mirror, from a cursor on, each module page by page or in bulk,
 * whichever is cheaper. Where the CRM no longer takes the cursor (its pages are good for a day), the module is read from its
 * beginning. Stops with `crm-unavailable` when Tierwise does.
 */
export function createBackfillOrganization(dependencies: AppDependencies) {
  const { store, crm, stopping } = dependencies;
  const readInBulk = createReadInBulk(dependencies);

  return async function backfillOrganization(
    organization: Organization,
    from: BackfillCursor,
    onProgress: (cursor: BackfillCursor) => Promise<void>,
  ): Promise<BackfillCursor> {
    const keep: Keep = async (reached) => {
      await onProgress(reached);
      if (stopping.aborted) throw new AppError('crm-unavailable', 'Tierwise stops');
    };
    let cursor = from;
    while (isAtModule(cursor)) {
      const isFirst = cursor === from;
      cursor = await readOn(organization, cursor, keep).catch((error: unknown) => {
        const isOver = isFirst && from.next !== undefined && isAppError(error, 'crm-refused');
        if (!isOver) throw error;
        return moduleAgain(from, 'pages');
      });
      await keep(cursor);
    }
    return cursor;
  };

  /** Takes the next step. */
  async function readOn(
    organization: Organization,
    cursor: AtModule,
    keep: Keep,
  ): Promise<BackfillCursor> {
    if (cursor.way === undefined) return begin(organization, cursor);
    if (cursor.way === 'bulk') return readInBulk(organization, cursor, keep);
    return readOnByPages(organization, cursor);
  }

  /** A module that fits on a page need not be counted. Who may not count goes on with pages. */
  async function begin(organization: Organization, cursor: AtModule): Promise<BackfillCursor> {
    const begun = await readOnByPages(organization, cursor);
    if (!isAtModule(begun) || begun.module !== cursor.module) return begun;
    try {
      const total = await crm.countRecords(organization.connection, cursor.module);
      if (isCheaperInBulk(total)) return moduleAgain({ ...cursor, total }, 'bulk');
      return { ...begun, total, way: 'pages' };
    } catch (error) {
      if (!isAppError(error, 'crm-refused', 'crm-permission-missing')) throw error;
      return { ...begun, way: 'pages-at-first' };
    }
  }

  /** Takes the next page into the mirror. */
  async function readOnByPages(
    organization: Organization,
    cursor: AtModule,
  ): Promise<BackfillCursor> {
    const { module, next } = cursor;
    const page = await readPage(organization, module, next === undefined ? {} : { next });
    const rows = cursor.read[module] + page.rows.length;
    const reached = { ...cursor, next: page.next, read: { ...cursor.read, [module]: rows } };
    if (page.next === undefined) return afterModule(reached);
    const isDear = cursor.way === 'pages-at-first' && rows >= rowsForABulkJob;
    return isDear ? moduleAgain(reached, 'bulk') : reached;
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

function isAtModule(cursor: BackfillCursor): cursor is AtModule {
  return cursor.module !== undefined;
}

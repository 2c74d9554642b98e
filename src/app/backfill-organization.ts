import type { AppDependencies } from './dependencies.ts';
import type { CrmPage, CrmReading } from './ports/crm.ts';
import type { Organization } from './ports/organization-store.ts';

/** How far a backfill has come: records read so far. */
export type BackfillProgress = (
  step: 'read-accounts' | 'read-deals',
  done: number,
) => Promise<void>;

/** Reads every account and deal of an organization into the mirror, page by page. */
export function createBackfillOrganization({ store, crm }: Pick<AppDependencies, 'store' | 'crm'>) {
  return async function backfillOrganization(
    { id, connection, schema }: Organization,
    onProgress: BackfillProgress,
  ): Promise<{ accounts: number; deals: number }> {
    const accounts = await readPages(
      (reading) => crm.readAccounts(connection, schema, reading),
      (rows) => store.mirror.putAccounts(id, rows),
      (done) => onProgress('read-accounts', done),
    );
    const deals = await readPages(
      (reading) => crm.readDeals(connection, schema, reading),
      (rows) => store.mirror.putDeals(id, rows),
      (done) => onProgress('read-deals', done),
    );
    return { accounts, deals };
  };
}

async function readPages<Row>(
  read: (reading: CrmReading) => Promise<CrmPage<Row>>,
  put: (rows: Row[]) => Promise<unknown>,
  onProgress: (done: number) => Promise<void>,
): Promise<number> {
  let done = 0;
  let next: string | undefined;
  do {
    const page = await read(next === undefined ? {} : { next });
    await put(page.rows);
    done += page.rows.length;
    await onProgress(done);
    next = page.next;
  } while (next !== undefined);
  return done;
}

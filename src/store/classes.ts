import type { Kysely } from 'kysely';
import type { ClassStore, StoredClasses } from '../app/ports/class-store.ts';
import { chunks } from './chunks.ts';
import { createHistory, saveChanges } from './class-changes.ts';
import { findRows, isUnwritten, putRows, toClassRow, toStoredClasses } from './class-rows.ts';
import { createClassWrites } from './class-writes.ts';
import { pages } from './pages.ts';
import type { Tables } from './tables.ts';

const accountsPerPage = 500;

/** Classes as last decided, one row per account, their history, and what of them was written to the CRM. */
export function createClassStore(db: Kysely<Tables>): ClassStore {
  return {
    find: async (organizationId, accountIds) =>
      (await findRows(db, organizationId, accountIds)).map(toStoredClasses),
    async save(organizationId, decisions, changes) {
      await db.transaction().execute(async (trx) => {
        await saveDecisions(trx, organizationId, decisions);
        await saveChanges(trx, organizationId, changes);
      });
    },
    async remove(organizationId, accountIds) {
      await db.transaction().execute(async (trx) => {
        for (const ids of chunks(accountIds, 500)) {
          for (const table of ['account_classes', 'class_changes'] as const) {
            await trx
              .deleteFrom(table)
              .where('org_id', '=', organizationId)
              .where('account_id', 'in', ids)
              .execute();
          }
        }
      });
    },
    async flippingUntil(organizationId, day, limit) {
      const rows = await db
        .selectFrom('account_classes')
        .selectAll()
        .where('org_id', '=', organizationId)
        .where('next_flip_on', '<=', day)
        .orderBy('next_flip_on')
        .orderBy('account_id')
        .limit(limit)
        .execute();
      return rows.map(toStoredClasses);
    },
    async *readAll(organizationId) {
      const rowPages = pages(
        (after) => rowsAfter(db, organizationId, after),
        (row) => row.account_id,
      );
      for await (const page of rowPages) yield page.map(toStoredClasses);
    },
    history: createHistory(db),
    ...createClassWrites(db),
  };
}

function rowsAfter(db: Kysely<Tables>, organizationId: string, after: string) {
  return db
    .selectFrom('account_classes')
    .selectAll()
    .where('org_id', '=', organizationId)
    .where('account_id', '>', after)
    .orderBy('account_id')
    .limit(accountsPerPage)
    .execute();
}

/** What was written stays; an earlier refusal counts no longer once something else is desired. */
async function saveDecisions(
  trx: Kysely<Tables>,
  organizationId: string,
  decisions: StoredClasses[],
): Promise<void> {
  const lastOfEach = new Map(decisions.map((decision) => [decision.accountId, decision]));
  const held = new Map(
    (await findRows(trx, organizationId, [...lastOfEach.keys()])).map((row) => [
      row.account_id,
      row,
    ]),
  );
  const rows = [...lastOfEach.values()].map((decision) => {
    const row = toClassRow(organizationId, decision);
    const before = held.get(decision.accountId);
    if (!before) return row;
    const isSame = before.desired === row.desired;
    return {
      ...row,
      written: before.written,
      attempted: before.attempted,
      in_bulk: before.in_bulk,
      is_unwritten: isUnwritten(row.desired, before.written),
      retry_at: isSame ? before.retry_at : null,
      write_error: isSame ? before.write_error : null,
    };
  });
  await putRows(trx, rows);
}

import { type Kysely, sql } from 'kysely';
import type { ClassStore, StoredClasses } from '../app/ports/class-store.ts';
import { chunks } from './chunks.ts';
import { createHistory, saveChanges } from './class-changes.ts';
import {
  afterWriting,
  type ClassRow,
  isUnwritten,
  never,
  toClassRow,
  toStoredClasses,
} from './class-rows.ts';
import { fromJson, toJson } from './json.ts';
import { pages } from './pages.ts';
import type { Tables } from './tables.ts';

const accountsPerPage = 500;

/** Classes as last decided, one row per account, and their history. */
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
    async unwritten(organizationId, limit, now, among) {
      const rows = await db
        .selectFrom('account_classes')
        .selectAll()
        .where('org_id', '=', organizationId)
        .where('is_unwritten', '=', 1)
        .where('in_bulk', '=', '{}')
        .where((where) => where.or([where('retry_at', 'is', null), where('retry_at', '<=', now)]))
        .$if(among !== undefined, (query) => query.where('account_id', 'in', among ?? []))
        .orderBy('account_id')
        .limit(limit)
        .execute();
      return rows.map(toStoredClasses);
    },
    async countUnwritten(organizationId) {
      const { accounts } = await db
        .selectFrom('account_classes')
        .select((row) => row.fn.countAll<number>().as('accounts'))
        .where('org_id', '=', organizationId)
        .where('is_unwritten', '=', 1)
        .executeTakeFirstOrThrow();
      return Number(accounts);
    },
    saveAttempts: (organizationId, attempts) =>
      changeRows(organizationId, attempts, (row, { values }) => ({
        attempted: toJson({ ...fromJson<object>(row.attempted), ...values }),
      })),
    saveWritten: (organizationId, results) => changeRows(organizationId, results, afterWriting),
    beginBulk: (organizationId, writes) =>
      changeRows(organizationId, writes, (_, { values }) => ({ in_bulk: toJson(values) })),
    async inBulk(organizationId, limit) {
      const rows = await db
        .selectFrom('account_classes')
        .selectAll()
        .where('org_id', '=', organizationId)
        .where('in_bulk', '<>', sql<string>`'{}'`)
        .orderBy('account_id')
        .limit(limit)
        .execute();
      return rows.map(toStoredClasses);
    },
    endBulk: (organizationId, results) =>
      changeRows(organizationId, results, (row, result) => ({
        ...afterWriting(row, result),
        in_bulk: toJson({}),
      })),
    releaseBulk: (organizationId, accountIds) =>
      changeRows(
        organizationId,
        accountIds.map((accountId) => ({ accountId })),
        (row) => ({
          attempted: toJson({
            ...fromJson<object>(row.attempted),
            ...fromJson<object>(row.in_bulk),
          }),
          in_bulk: toJson({}),
        }),
      ),
    async retryAll(organizationId) {
      await db
        .updateTable('account_classes')
        .set({ retry_at: null })
        .where('org_id', '=', organizationId)
        .where('is_unwritten', '=', 1)
        .execute();
    },
    async writeErrors(organizationId, limit) {
      const rows = await db
        .selectFrom('account_classes')
        .select(['account_id', 'write_error', 'retry_at'])
        .where('org_id', '=', organizationId)
        .where('is_unwritten', '=', 1)
        .where('write_error', 'is not', null)
        .orderBy('decided_at', 'desc')
        .orderBy('account_id')
        .limit(limit)
        .execute();
      return rows.map((row) => ({
        accountId: row.account_id,
        error: row.write_error ?? '',
        retryAt: row.retry_at === null || row.retry_at === never ? undefined : row.retry_at,
      }));
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
  };

  /** Changes the rows that notes are about, each by its notes in order; notes on unknown accounts are dropped. */
  async function changeRows<Note extends { accountId: string }>(
    organizationId: string,
    notes: Note[],
    change: (row: ClassRow, note: Note) => Partial<ClassRow>,
  ): Promise<void> {
    await db.transaction().execute(async (trx) => {
      const ids = notes.map(({ accountId }) => accountId);
      const rows = new Map(
        (await findRows(trx, organizationId, ids)).map((row) => [row.account_id, row]),
      );
      for (const note of notes) {
        const row = rows.get(note.accountId);
        if (row) rows.set(note.accountId, { ...row, ...change(row, note) });
      }
      await putRows(trx, [...rows.values()]);
    });
  }
}

async function findRows(
  db: Kysely<Tables>,
  organizationId: string,
  accountIds: string[],
): Promise<ClassRow[]> {
  const found: ClassRow[] = [];
  for (const ids of chunks([...new Set(accountIds)], 500)) {
    const rows = await db
      .selectFrom('account_classes')
      .selectAll()
      .where('org_id', '=', organizationId)
      .where('account_id', 'in', ids)
      .orderBy('account_id')
      .execute();
    found.push(...rows);
  }
  return found;
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

async function putRows(trx: Kysely<Tables>, rows: ClassRow[]): Promise<void> {
  for (const part of chunks(rows, 250)) {
    await trx
      .insertInto('account_classes')
      .values(part)
      .onConflict((conflict) =>
        conflict.columns(['org_id', 'account_id']).doUpdateSet((row) => ({
          classes: row.ref('excluded.classes'),
          in_force: row.ref('excluded.in_force'),
          since: row.ref('excluded.since'),
          first_play: row.ref('excluded.first_play'),
          desired: row.ref('excluded.desired'),
          written: row.ref('excluded.written'),
          attempted: row.ref('excluded.attempted'),
          in_bulk: row.ref('excluded.in_bulk'),
          is_unwritten: row.ref('excluded.is_unwritten'),
          retry_at: row.ref('excluded.retry_at'),
          write_error: row.ref('excluded.write_error'),
          policy_version: row.ref('excluded.policy_version'),
          calibration_id: row.ref('excluded.calibration_id'),
          as_of: row.ref('excluded.as_of'),
          decided_at: row.ref('excluded.decided_at'),
          next_flip_on: row.ref('excluded.next_flip_on'),
        })),
      )
      .execute();
  }
}

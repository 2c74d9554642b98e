import { type Kysely, sql } from 'kysely';
import type { ClassStore } from '../app/ports/class-store.ts';
import {
  afterWriting,
  type ClassRow,
  findRows,
  never,
  putRows,
  toStoredClasses,
} from './class-rows.ts';
import { fromJson, toJson } from './json.ts';
import type { Tables } from './tables.ts';

/** The part of the store of classes that knows what of them was written to the CRM, is being written, or was refused. */
export function createClassWrites(
  db: Kysely<Tables>,
): Pick<
  ClassStore,
  | 'unwritten'
  | 'countUnwritten'
  | 'saveAttempts'
  | 'saveWritten'
  | 'beginBulk'
  | 'inBulk'
  | 'endBulk'
  | 'releaseBulk'
  | 'retryAll'
  | 'writeErrors'
> {
  return {
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

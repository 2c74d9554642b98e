import { type Kysely, sql } from 'kysely';
import type { CreditStore } from '../app/ports/run-store.ts';
import { chunks } from './chunks.ts';
import { createGroupCommit, type GroupCommit } from './group-commit.ts';
import type { Tables } from './tables.ts';

type Call = Parameters<CreditStore['add']>[0][number];

const minuteMs = 60_000;

/** The ledger of API credits: one row per organization, instant and operation. */
export function createCreditStore(
  db: Kysely<Tables>,
): CreditStore & Pick<GroupCommit<Call>, 'settled'> {
  const ledger = createGroupCommit<Call>((calls) =>
    db.transaction().execute(async (trx) => {
      for (const rows of chunks(toRows(calls), 500)) {
        await trx
          .insertInto('credits')
          .values(rows)
          .onConflict((conflict) =>
            conflict.columns(['org_id', 'spent_at', 'operation']).doUpdateSet((row) => ({
              calls: row('credits.calls', '+', row.ref('excluded.calls')),
              credits: row('credits.credits', '+', row.ref('excluded.credits')),
            })),
          )
          .execute();
      }
    }),
  );

  return {
    add: ledger.add,
    settled: ledger.settled,
    async spent(organizationId, since) {
      await ledger.settled();
      const rows = await db
        .selectFrom('credits')
        .select((row) => [
          'operation',
          row.fn.sum<number>('calls').as('calls'),
          row.fn.sum<number>('credits').as('credits'),
        ])
        .where('org_id', '=', organizationId)
        .where('spent_at', '>=', since)
        .groupBy('operation')
        .orderBy('operation')
        .execute();
      return rows.map(({ operation, calls, credits }) => ({
        operation,
        // PostgreSQL answers sums of integers as text.
        calls: Number(calls),
        credits: Number(credits),
      }));
    },
    async forget(before) {
      await db
        .deleteFrom('credits')
        // Names them so that the primary key is searched instead of the whole table.
        .where('org_id', 'in', db.selectFrom('organizations').select('org_id'))
        .where('spent_at', '<', before)
        .execute();
    },
    async byMinute(organizationId, since) {
      await ledger.settled();
      const minute = sql<number>`spent_at / ${sql.lit(minuteMs)}`;
      const rows = await db
        .selectFrom('credits')
        .select((row) => [minute.as('minute'), row.fn.sum<number>('credits').as('credits')])
        .where('org_id', '=', organizationId)
        .where('spent_at', '>=', since)
        .groupBy(minute)
        .orderBy('minute')
        .execute();
      return rows.map((row) => ({
        at: Number(row.minute) * minuteMs,
        credits: Number(row.credits),
      }));
    },
  };
}

/** One row per key: no statement may insert the same key twice. */
function toRows(calls: Call[]): Tables['credits'][] {
  const rows = new Map<string, Tables['credits']>();
  for (const { organizationId, operation, credits, at } of calls) {
    const key = JSON.stringify([organizationId, at, operation]);
    const row = rows.get(key);
    rows.set(key, {
      org_id: organizationId,
      spent_at: at,
      operation,
      calls: (row?.calls ?? 0) + 1,
      credits: (row?.credits ?? 0) + credits,
    });
  }
  return [...rows.values()];
}

import type { Kysely } from 'kysely';
import type { JournalEntry, WriteJournal } from '../app/ports/write-journal.ts';
import { chunks } from './chunks.ts';
import { fromJson, toJson } from './json.ts';
import type { Tables } from './tables.ts';

/** What runs wrote, one row per run and account. */
export function createWriteJournal(db: Kysely<Tables>): WriteJournal {
  return {
    async note(organizationId, runId, entries, at) {
      const before: JournalEntry[] = [];
      await db.transaction().execute(async (trx) => {
        for (const part of chunks(entries, 250)) {
          const ids = part.map(({ accountId }) => accountId);
          const held = await trx
            .selectFrom('written_values')
            .selectAll()
            .where('org_id', '=', organizationId)
            .where('run_id', '=', runId)
            .where('account_id', 'in', ids)
            .execute();
          const earlier = new Map(held.map((row) => [row.account_id, toEntry(row)]));
          before.push(...earlier.values());
          const rows = part.map((entry) => ({
            org_id: organizationId,
            run_id: runId,
            account_id: entry.accountId,
            written_at: at,
            values_before: toJson({ ...entry.before, ...earlier.get(entry.accountId)?.before }),
            values_after: toJson({ ...earlier.get(entry.accountId)?.after, ...entry.after }),
          }));
          await trx
            .insertInto('written_values')
            .values(rows)
            .onConflict((conflict) =>
              conflict.columns(['org_id', 'run_id', 'account_id']).doUpdateSet((row) => ({
                written_at: row.ref('excluded.written_at'),
                values_before: row.ref('excluded.values_before'),
                values_after: row.ref('excluded.values_after'),
              })),
            )
            .execute();
        }
      });
      return before;
    },
    async takeBack(organizationId, runId, accountId, earlier) {
      const isIt = { org_id: organizationId, run_id: runId, account_id: accountId };
      if (earlier) {
        const values_before = toJson(earlier.before);
        const values_after = toJson(earlier.after);
        await db
          .updateTable('written_values')
          .set({ values_before, values_after })
          .where((row) => row.and(isIt))
          .execute();
        return;
      }
      await db
        .deleteFrom('written_values')
        .where((row) => row.and(isIt))
        .execute();
    },
    async read(organizationId, runId, after, limit) {
      const rows = await db
        .selectFrom('written_values')
        .selectAll()
        .where('org_id', '=', organizationId)
        .where('run_id', '=', runId)
        .where('account_id', '>', after ?? '')
        .orderBy('account_id')
        .limit(limit)
        .execute();
      return rows.map(toEntry);
    },
    async runs(organizationId) {
      const rows = await db
        .selectFrom('written_values')
        .select((row) => [
          'run_id',
          row.fn.countAll<number>().as('accounts'),
          row.fn.max('written_at').as('at'),
        ])
        .where('org_id', '=', organizationId)
        .groupBy('run_id')
        .orderBy('at', 'desc')
        .orderBy('run_id')
        .execute();
      return rows.map((row) => ({
        runId: row.run_id,
        // PostgreSQL answers counts as text.
        accounts: Number(row.accounts),
        at: Number(row.at),
      }));
    },
    async forget(organizationId, before) {
      await db
        .deleteFrom('written_values')
        .where('org_id', '=', organizationId)
        .where('written_at', '<', before)
        .execute();
    },
  };
}

function toEntry(row: Tables['written_values']): JournalEntry {
  return {
    accountId: row.account_id,
    before: fromJson(row.values_before),
    after: fromJson(row.values_after),
  };
}

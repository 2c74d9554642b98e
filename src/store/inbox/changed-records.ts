import type { Kysely } from 'kysely';
import type { CrmModule } from '../../app/ports/crm-metadata.ts';
import type { ChangedRecord, InboxStore } from '../../app/ports/inbox-store.ts';
import { chunks } from '../chunks.ts';
import { createGroupCommit, type GroupCommit } from '../group-commit.ts';
import type { Tables } from '../tables.ts';
import { firstVersion } from './marked-accounts.ts';
import { settle } from './settle.ts';

type Mark = ChangedRecord & { markedAt: number };

/** The changed records of the inbox. */
export function createChangedRecords(
  db: Kysely<Tables>,
): Pick<InboxStore, 'markRecords' | 'takeRecords' | 'settleRecords'> &
  Pick<GroupCommit<Mark>, 'settled'> {
  const marks = createGroupCommit<Mark>((batch) =>
    db.transaction().execute((trx) => saveMarks(trx, batch)),
  );

  return {
    async markRecords(records, now) {
      await marks.add(records.map((record) => ({ ...record, markedAt: now })));
    },
    settled: marks.settled,
    async takeRecords(organizationId, limit) {
      const rows = await db
        .selectFrom('changed_records')
        .select(['module', 'record_id', 'version'])
        .where('org_id', '=', organizationId)
        .orderBy('marked_at')
        .orderBy('module')
        .orderBy('record_id')
        .limit(limit)
        .execute();
      return rows.map((row) => ({
        entry: {
          organizationId,
          module: row.module as CrmModule,
          recordId: row.record_id,
        },
        version: row.version,
      }));
    },
    async settleRecords(taken) {
      const keys = taken.map(({ entry }) => [entry.organizationId, entry.module, entry.recordId]);
      await settle(db, 'changed_records', ['org_id', 'module', 'record_id'], keys, taken);
    },
  };
}

/** A record already waiting keeps its place. */
async function saveMarks(trx: Kysely<Tables>, marks: Mark[]): Promise<void> {
  for (const rows of chunks(toRows(marks), 500)) {
    await trx
      .insertInto('changed_records')
      .values(rows)
      .onConflict((conflict) =>
        conflict.columns(['org_id', 'module', 'record_id']).doUpdateSet((row) => ({
          version: row('changed_records.version', '+', 1),
        })),
      )
      .execute();
  }
}

/** One row per record: no statement may insert the same key twice. */
function toRows(marks: Mark[]): Tables['changed_records'][] {
  const rows = new Map<string, Tables['changed_records']>();
  for (const { organizationId, module, recordId, markedAt } of marks) {
    const key = JSON.stringify([organizationId, module, recordId]);
    rows.set(key, {
      org_id: organizationId,
      module,
      record_id: recordId,
      marked_at: rows.get(key)?.marked_at ?? markedAt,
      version: firstVersion(),
    });
  }
  return [...rows.values()];
}

import type { Kysely } from 'kysely';

/** What channels did not tell of. */
export async function missedChanges(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('channels')
    .addColumn('missed', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
  await db.schema.alterTable('channels').addColumn('missed_at', 'bigint').execute();
  await db.schema.alterTable('channels').addColumn('deaf_since', 'bigint').execute();
}

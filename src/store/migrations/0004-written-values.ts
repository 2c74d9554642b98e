import type { Kysely } from 'kysely';

/** What each run wrote to each account and what stood there before, so that it can be put back. */
export async function writtenValues(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('written_values')
    .addColumn('org_id', 'text', (column) => column.notNull())
    .addColumn('run_id', 'text', (column) => column.notNull())
    .addColumn('account_id', 'text', (column) => column.notNull())
    .addColumn('written_at', 'bigint', (column) => column.notNull())
    .addColumn('values_before', 'text', (column) => column.notNull())
    .addColumn('values_after', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('written_values_key', ['org_id', 'run_id', 'account_id'] as never[])
    .execute();
  await db.schema
    .createIndex('written_values_by_written_at')
    .on('written_values')
    .columns(['org_id', 'written_at'])
    .execute();
}

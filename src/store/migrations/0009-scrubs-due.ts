import type { Kysely } from 'kysely';

/** Which purges the database's files were not cleared after yet. */
export async function scrubsDue(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('scrubs_due')
    .addColumn('purge_id', 'text', (column) => column.primaryKey())
    .execute();
}

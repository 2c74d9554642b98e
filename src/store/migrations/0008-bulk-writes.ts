import { type Kysely, sql } from 'kysely';

/** What a bulk write under way puts into the fields of an account. */
export async function bulkWrites(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('account_classes')
    .addColumn('in_bulk', 'text', (column) => column.notNull().defaultTo('{}'))
    .execute();
  // Few accounts are in one, and for minutes.
  await sql`create index account_classes_in_bulk on account_classes (org_id, account_id) where in_bulk <> '{}'`.execute(
    db,
  );
}

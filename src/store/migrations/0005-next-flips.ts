import type { Kysely } from 'kysely';

/** On which day time alone changes a class of an account. */
export async function nextFlips(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('account_classes').addColumn('next_flip_on', 'bigint').execute();
  await db.schema
    .createIndex('account_classes_next_flip')
    .on('account_classes')
    .columns(['org_id', 'next_flip_on'])
    .execute();
}

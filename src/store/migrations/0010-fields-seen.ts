import type { Kysely } from 'kysely';

/** Up to which change of each account's record we know what our own fields hold. */
export async function fieldsSeen(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('mirror_accounts').addColumn('fields_seen_at', 'bigint').execute();
}

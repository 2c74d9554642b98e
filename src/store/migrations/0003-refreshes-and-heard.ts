import type { Kysely } from 'kysely';

/** Until when a process is renewing an access token, and when a channel last called. */
export async function refreshesAndHeard(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('connections').addColumn('refreshing_until', 'bigint').execute();
  await db.schema.alterTable('channels').addColumn('heard_at', 'bigint').execute();
}

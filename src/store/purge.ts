import { randomUUID } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { OrganizationStore } from '../app/ports/organization-store.ts';
import type { Tables } from './tables.ts';

/** Whatever gives access, gone before anything else. */
const tokens = [
  'connections',
  'widget_sessions',
  'sign_in_tickets',
  'webhooks',
  'channels',
] as const;

/** The rest with the column that follows `org_id` in the primary key; tables that grow with the CRM come first. */
const belongings = [
  ['changed_records', 'record_id'],
  ['marked_accounts', 'account_id'],
  ['class_changes', 'account_id'],
  ['account_classes', 'account_id'],
  ['written_values', 'run_id'],
  ['mirror_deals', 'deal_id'],
  ['mirror_accounts', 'account_id'],
  ['credits', 'spent_at'],
  ['overrides', 'account_id'],
  ['calibrations', 'calibration_id'],
  ['policies', 'version'],
  ['policy_publications', 'published_at'],
  ['runs', 'run_id'],
] as const;

const keysPerStep = 2000;

/**
 * Forgets organizations: tokens in a first step, everything else in steps short enough for others to come in between,
 * the organization itself last, so that a purge cut short is found and repeated. With it goes the note that the files are to be
 * scrubbed.
 */
export function createPurge(db: Kysely<Tables>): OrganizationStore['purge'] {
  return async (organizationId) => {
    await db.transaction().execute(async (trx) => {
      for (const table of tokens) {
        await trx.deleteFrom(table).where('org_id', '=', organizationId).execute();
      }
    });
    for (const [table, key] of belongings) await forget(table, key, organizationId);
    await db.transaction().execute(async (trx) => {
      await trx.deleteFrom('leases').where('org_id', '=', organizationId).execute();
      await trx.deleteFrom('organizations').where('org_id', '=', organizationId).execute();
      await trx.insertInto('scrubs_due').values({ purge_id: randomUUID() }).execute();
    });
  };

  /** Deletes up to the first so many keys, again and again; without that many left, all that is there. */
  async function forget(table: string, key: string, organizationId: string): Promise<void> {
    const rows = sql`from ${sql.table(table)} where org_id = ${organizationId}`;
    const column = sql.ref(key);
    let bound: string | number | undefined;
    do {
      if (bound !== undefined) await sql`delete ${rows} and ${column} <= ${bound}`.execute(db);
      const next = await sql<{ bound: string | number }>`
        select ${column} as bound ${rows} order by ${column} limit 1 offset ${keysPerStep}`.execute(
        db,
      );
      bound = next.rows[0]?.bound;
    } while (bound !== undefined);
    await sql`delete ${rows}`.execute(db);
  }
}

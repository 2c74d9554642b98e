import { type Kysely, type Migration, Migrator } from 'kysely';
import { AppError } from '../app/errors.ts';
import { firstTables } from './migrations/0001-first-tables.ts';
import { policyPublications } from './migrations/0002-policy-publications.ts';
import { refreshesAndHeard } from './migrations/0003-refreshes-and-heard.ts';
import { writtenValues } from './migrations/0004-written-values.ts';
import { nextFlips } from './migrations/0005-next-flips.ts';
import { bulkWrites } from './migrations/0008-bulk-writes.ts';
import { scrubsDue } from './migrations/0009-scrubs-due.ts';
import { fieldsSeen } from './migrations/0010-fields-seen.ts';
import { missedChanges } from './migrations/0011-missed-changes.ts';

/** Every migration in order. Add one by a file and a line; never change one that was released, there is no way back. */
const migrations: Record<string, Migration> = {
  '0001-first-tables': { up: firstTables },
  '0002-policy-publications': { up: policyPublications },
  '0003-refreshes-and-heard': { up: refreshesAndHeard },
  '0004-written-values': { up: writtenValues },
  '0005-next-flips': { up: nextFlips },
  '0008-bulk-writes': { up: bulkWrites },
  '0009-scrubs-due': { up: scrubsDue },
  '0010-fields-seen': { up: fieldsSeen },
  '0011-missed-changes': { up: missedChanges },
};

/**
 * Brings the database to the present tables, all or nothing; several processes may do so at once.
 *
 * @throws {AppError} `store-too-new` when a newer version has already migrated it
 */
export async function migrate<Tables>(db: Kysely<Tables>): Promise<void> {
  await refuseNewer(db);
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}

async function refuseNewer<Tables>(db: Kysely<Tables>): Promise<void> {
  const applied = await appliedMigrations(db as Kysely<unknown>);
  const unknown = applied.filter((name) => !(name in migrations));
  if (unknown.length > 0) throw new AppError('store-too-new', unknown.join(', '));
}

async function appliedMigrations(db: Kysely<unknown>): Promise<string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some((table) => table.name === 'kysely_migration')) return [];
  const rows = await (db as Kysely<{ kysely_migration: { name: string } }>)
    .selectFrom('kysely_migration')
    .select('name')
    .orderBy('name')
    .execute();
  return rows.map((row) => row.name);
}

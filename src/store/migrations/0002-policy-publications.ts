import { type Kysely, sql } from 'kysely';

/** A row for every publication of a policy: publishing an earlier version again no longer forgets who published it first. */
export async function policyPublications(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('policy_publications')
    .addColumn('org_id', 'text', (column) => column.notNull())
    .addColumn('published_at', 'bigint', (column) => column.notNull())
    .addColumn('version', 'text', (column) => column.notNull())
    .addColumn('author', 'text', (column) => column.notNull())
    .addColumn('note', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('policy_publications_key', [
      'org_id',
      'published_at',
      'version',
    ] as never[])
    .execute();
  await sql`insert into policy_publications (org_id, published_at, version, author, note)
    select org_id, published_at, version, author, note from policies`.execute(db);
}

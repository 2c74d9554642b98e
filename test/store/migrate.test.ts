import { Kysely, sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migrate } from '../../src/store/migrate.ts';
import { createSqliteDialect } from '../../src/store/sqlite/sqlite-dialect.ts';
import { DatabaseSync } from '../../src/store/sqlite/sqlite-engine.ts';

describe('migrating', () => {
  let database: InstanceType<typeof DatabaseSync>;
  let db: Kysely<unknown>;

  beforeEach(() => {
    database = new DatabaseSync(':memory:');
    db = new Kysely<unknown>({ dialect: createSqliteDialect(database) });
  });

  afterEach(() => database.close());

  async function tables() {
    return (await db.introspection.getTables()).map(({ name, columns }) => ({
      name,
      columns: columns.map((column) => column.name),
    }));
  }

  it('makes the tables once', async () => {
    await migrate(db);
    const made = await tables();

    await migrate(db);

    expect(made.map(({ name }) => name)).toContain('mirror_deals');
    expect(await tables()).toEqual(made);
  });

  it('refuses a database that a newer version has migrated, and leaves it alone', async () => {
    await migrate(db);
    await sql`insert into kysely_migration values ('9999-from-the-future', '2040-01-01')`.execute(
      db,
    );
    const before = await tables();

    await expect(migrate(db)).rejects.toMatchObject({
      code: 'store-too-new',
      detail: '9999-from-the-future',
    });
    expect(await tables()).toEqual(before);
  });

  it('keeps who published a policy before publications had a table of their own', async () => {
    await migrate(db);
    await sql`drop table written_values`.execute(db);
    await sql`drop table scrubs_due`.execute(db);
    await sql`drop table policy_publications`.execute(db);
    await sql`alter table connections drop column refreshing_until`.execute(db);
    await sql`alter table channels drop column heard_at`.execute(db);
    for (const column of ['missed', 'missed_at', 'deaf_since'])
      await sql`alter table channels drop column ${sql.ref(column)}`.execute(db);
    await sql`drop index account_classes_in_bulk`.execute(db);
    await sql`alter table account_classes drop column in_bulk`.execute(db);
    await sql`alter table mirror_accounts drop column fields_seen_at`.execute(db);
    await sql`drop index account_classes_next_flip`.execute(db);
    await sql`alter table account_classes drop column next_flip_on`.execute(db);
    await sql`delete from kysely_migration where name >= '0002'`.execute(db);
    await sql`insert into policies (org_id, version, payload, author, note, published_at)
      values ('1', 'standard-1', '{}', 'Li', 'first', 7)`.execute(db);

    await migrate(db);

    const { rows } = await sql`select * from policy_publications`.execute(db);
    expect(rows).toEqual([
      { org_id: '1', published_at: 7, version: 'standard-1', author: 'Li', note: 'first' },
    ]);
  });

  it('changes nothing when it fails halfway', async () => {
    await sql`create table runs (something text)`.execute(db);

    await expect(migrate(db)).rejects.toMatchObject({ code: 'store-unavailable' });

    expect(await tables()).toEqual([{ name: 'runs', columns: ['something'] }]);
  });

  it('gives every table of organizations a primary key that starts with the organization', async () => {
    await migrate(db);
    const owned = (await tables()).filter(({ columns }) => columns.includes('org_id'));

    const { rows } = await sql<{ table: string }>`
      select m.name as "table" from sqlite_master m, pragma_table_info(m.name) c
      where m.type = 'table' and c.name = 'org_id' and c.pk = 1 order by 1`.execute(db);

    expect(owned.length).toBeGreaterThan(10);
    expect(rows.map(({ table }) => table)).toEqual(owned.map(({ name }) => name));
  });
});

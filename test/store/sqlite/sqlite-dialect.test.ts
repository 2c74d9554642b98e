import { setImmediate as nextTurn } from 'node:timers/promises';
import { Kysely, sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSqliteDialect } from '../../../src/store/sqlite/sqlite-dialect.ts';
import { DatabaseSync } from '../../../src/store/sqlite/sqlite-engine.ts';

interface Tables {
  things: { id: number; name: string };
}

describe('the SQLite dialect', () => {
  let database: InstanceType<typeof DatabaseSync>;
  let db: Kysely<Tables>;

  beforeEach(async () => {
    database = new DatabaseSync(':memory:');
    db = new Kysely<Tables>({ dialect: createSqliteDialect(database) });
    await sql`create table things (id integer primary key, name text not null unique)`.execute(db);
  });

  afterEach(() => database.close());

  const insert = (id: number, on: Kysely<Tables> = db) =>
    on.insertInto('things').values({ id, name: `n${id}` });
  const ids = async () => {
    const rows = await db.selectFrom('things').select('id').orderBy('id').execute();
    return rows.map(({ id }) => id);
  };

  it('answers how many rows a statement changed, and rows where it returns some', async () => {
    const inserted = await insert(1).executeTakeFirst();
    const ignored = await insert(1)
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    const returned = await insert(2).returningAll().execute();
    const deleted = await db.deleteFrom('things').executeTakeFirst();

    expect(inserted.numInsertedOrUpdatedRows).toBe(1n);
    expect(ignored.numInsertedOrUpdatedRows).toBe(0n);
    expect(returned).toStrictEqual([{ id: 2, name: 'n2' }]);
    expect(deleted.numDeletedRows).toBe(2n);
  });

  it('keeps a transaction whole', async () => {
    const failing = db.transaction().execute(async (trx) => {
      await insert(1, trx).execute();
      await insert(1, trx).execute();
    });

    await expect(failing).rejects.toMatchObject({ code: 'store-unavailable' });
    expect(await ids()).toEqual([]);
  });

  it('runs one transaction at a time, and statements outside only between them', async () => {
    const counts: number[] = [];
    const transactions = [1, 3].map((id) =>
      db.transaction().execute(async (trx) => {
        await insert(id, trx).execute();
        await nextTurn();
        await insert(id + 1, trx).execute();
      }),
    );
    const looking = db.selectFrom('things').select('id').execute();
    counts.push((await looking).length);
    await Promise.all(transactions);

    expect(counts.every((count) => count % 2 === 0)).toBe(true);
    expect(await ids()).toEqual([1, 2, 3, 4]);
  });

  it('lets the rest of the process have its turns during long work', async () => {
    const endsAt = performance.now() + 200;
    let turns = 0;
    const others = setInterval(() => turns++, 1);

    for (let id = 1; performance.now() < endsAt; id++) await insert(id).execute();
    clearInterval(others);

    expect(turns).toBeGreaterThan(5);
  });

  it('goes on after more different statements than it keeps prepared', async () => {
    for (let round = 0; round < 2; round++) {
      for (let n = 0; n < 300; n++) {
        const { rows } = await sql<{ n: number }>`select ${sql.lit(n)} as n`.execute(db);
        expect(rows).toEqual([{ n }]);
      }
    }
  });

  it('goes on with statements prepared before a table changed', async () => {
    await insert(1).execute();
    expect(await ids()).toEqual([1]);

    await sql`alter table things add column colour text`.execute(db);
    await insert(2).execute();

    expect(await ids()).toEqual([1, 2]);
  });

  it('refuses to keep a reading open', async () => {
    const reading = db.selectFrom('things').selectAll().stream()[Symbol.asyncIterator]();

    await expect(reading.next()).rejects.toThrow('read by pages instead');
  });
});

import { Kysely } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migrate } from '../../src/store/migrate.ts';
import { createPurge } from '../../src/store/purge.ts';
import { createScrub } from '../../src/store/scrub.ts';
import { createSqliteDialect } from '../../src/store/sqlite/sqlite-dialect.ts';
import { DatabaseSync } from '../../src/store/sqlite/sqlite-engine.ts';
import type { Tables } from '../../src/store/tables.ts';

describe('scrubbing', () => {
  let database: InstanceType<typeof DatabaseSync>;
  let db: Kysely<Tables>;

  beforeEach(async () => {
    database = new DatabaseSync(':memory:');
    db = new Kysely<Tables>({ dialect: createSqliteDialect(database) });
    await migrate(db);
  });

  afterEach(() => database.close());

  /** A scrub of which each turn does what stands in its place. */
  function aScrub(...turns: (() => Promise<void>)[]) {
    let taken = 0;
    const { scrub } = createScrub(db, async () => turns[taken++]?.());
    return { scrub, taken: () => taken };
  }

  it('has nothing to do before a purge, and once after several', async () => {
    const { scrub, taken } = aScrub();
    await scrub();
    expect(taken()).toBe(0);

    await createPurge(db)('a');
    await createPurge(db)('b');
    await Promise.all([scrub(), scrub()]);
    expect(taken()).toBe(1);
  });

  it('stays due when it failed', async () => {
    const { scrub, taken } = aScrub(() => Promise.reject(new Error('the disk is full')));
    await createPurge(db)('a');

    await expect(scrub()).rejects.toThrow('the disk is full');
    await scrub();
    expect(taken()).toBe(2);
  });

  it('is due again for a purge that ended in the middle of it', async () => {
    const { scrub, taken } = aScrub(() => createPurge(db)('b'));
    await createPurge(db)('a');
    await scrub();
    await scrub();
    await scrub();

    expect(taken()).toBe(2);
  });
});

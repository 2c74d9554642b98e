import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AppError } from '../../../src/app/errors.ts';
import { openDatabase } from '../../../src/store/sqlite/open-database.ts';
import { toStoreError } from '../../../src/store/sqlite/to-store-error.ts';

const secret = 'planted-secret';

/** What a person is told about what SQLite really throws. */
describe('trouble with SQLite', () => {
  let folder: string;
  let path: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tierwise-trouble-'));
    path = join(folder, 'trouble.db');
    const database = openDatabase(path);
    database.exec('create table things (name text primary key, much blob)');
    const insert = database.prepare('insert into things values (?, zeroblob(4000))');
    for (let n = 0; n < 50; n++) insert.run(`n${n}`);
    database.exec('pragma wal_checkpoint(truncate)');
    database.close();
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  function trouble(work: () => unknown): AppError {
    try {
      work();
    } catch (error) {
      return toStoreError(error);
    }
    throw new Error('nothing went wrong');
  }

  function writeOne(database: ReturnType<typeof openDatabase>): void {
    database.prepare('insert into things values (?, zeroblob(100000))').run(secret);
  }

  it('names a full disk', () => {
    const database = openDatabase(path);
    database.exec('pragma max_page_count = 60');

    const error = trouble(() => writeOne(database));
    database.close();

    expect(error).toMatchObject({ code: 'store-unavailable', detail: 'the disk is full' });
  });

  it('names a database that may not be written', () => {
    const database = openDatabase(path);
    database.exec('pragma query_only = on');

    const error = trouble(() => writeOne(database));
    database.close();

    expect(error).toMatchObject({ code: 'store-unavailable', detail: 'it is read-only' });
  });

  it('names a lock held by another', () => {
    const [holder, other] = [openDatabase(path), openDatabase(path)];
    holder.exec('begin immediate');

    const error = trouble(() => writeOne(other));
    holder.close();
    other.close();

    expect(error).toMatchObject({ detail: 'another process holds it locked' });
  });

  it('names a file that is something else', () => {
    writeFileSync(path, 'Account Name,Amount\n'.repeat(1000));

    const error = trouble(() => openDatabase(path));

    expect(error).toMatchObject({ detail: 'the file is not an SQLite database' });
  });

  it('names a file that was cut short', () => {
    truncateSync(path, 8192);

    const error = trouble(() => {
      const database = openDatabase(path);
      try {
        database.prepare('select count(*), sum(length(much)) from things').all();
      } finally {
        database.close();
      }
    });

    expect(error).toMatchObject({ code: 'store-unavailable', detail: 'the file is damaged' });
  });

  it('names a folder where nothing can be made', () => {
    writeFileSync(join(folder, 'file'), '');

    const error = trouble(() => openDatabase(join(folder, 'file', 'x.db')));

    expect(error.code).toBe('store-unavailable');
    expect(error.detail).toMatch(/^the file cannot be written: E/);
  });

  it('never tells a bound value', () => {
    const database = openDatabase(path);
    database.prepare('insert into things values (?, null)').run(secret);

    const error = trouble(() => database.prepare('insert into things values (?, 1)').run(secret));
    database.close();

    expect(error).toMatchObject({ code: 'store-unavailable', detail: 'unexpected error' });
    const cause = error.cause as Error;
    const told = [error.message, error.stack, cause.message, JSON.stringify(cause)].join();
    expect(told).not.toContain(secret);
  });
});

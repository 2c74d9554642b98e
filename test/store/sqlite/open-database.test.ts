import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/store/sqlite/open-database.ts';

describe('opening a database file', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tierwise-open-'));
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  const modeOf = (path: string) => statSync(path).mode & 0o777;

  it('makes it, its companions and its folder readable by the owner alone', () => {
    const path = join(folder, 'data', 'deep', 'tierwise.db');

    const database = openDatabase(path);
    database.exec('create table things (name text)');

    expect([path, `${path}-wal`, `${path}-shm`].map(modeOf)).toEqual([0o600, 0o600, 0o600]);
    expect([dirname(path), dirname(dirname(path))].map(modeOf)).toEqual([0o700, 0o700]);
    database.close();
  });

  it('closes a file to others that was open to them, and leaves a folder that was there', () => {
    const path = join(folder, 'tierwise.db');
    writeFileSync(path, '');
    chmodSync(path, 0o644);
    chmodSync(folder, 0o755);

    openDatabase(path).close();

    expect([modeOf(path), modeOf(folder)]).toEqual([0o600, 0o755]);
  });

  it('syncs every commit and overwrites what is deleted', () => {
    const database = openDatabase(join(folder, 'tierwise.db'));
    const settings = ['journal_mode', 'synchronous', 'secure_delete'];

    const values = settings.flatMap((name) =>
      Object.values(database.prepare(`pragma ${name}`).get()),
    );

    expect(values).toEqual(['wal', 2, 1]);
    database.close();
  });
});

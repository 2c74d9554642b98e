import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { createSqliteStore } from '../../src/store/sqlite-store.ts';
import { describeStore } from './store-contract.ts';

const secretKey = Buffer.alloc(32, 7).toString('base64');
const folder = mkdtempSync(join(tmpdir(), 'tierwise-store-'));

afterAll(() => rmSync(folder, { recursive: true }));

describeStore('the SQLite store', () =>
  createSqliteStore({ path: join(folder, 'tierwise.db'), secretKey }),
);

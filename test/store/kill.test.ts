import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { DatabaseSync } from '../../src/store/sqlite/sqlite-engine.ts';
import { createSqliteStore } from '../../src/store/sqlite-store.ts';
import { drain } from './contract/samples.ts';

const childPath = fileURLToPath(new URL('./kill-child.mjs', import.meta.url));
const secretKey = Buffer.alloc(32, 7).toString('base64');
const organizationId = '808232144';

/** How many lines the child may print before it is killed; 1 is while it opens the database for the first time. */
const killsAfterLines = [1, 2, 1, 60, 3, 200, 17, 400, 90, 5, 150, 33, 300, 8];

/** What a child said before it was killed. */
interface Promised {
  marked: Set<string>;
  put: Set<string>;
  /** Told before the settling: it may or may not have happened. */
  settling: Set<string>;
  settled: Set<string>;
  spent: number;
}

describe('a store whose process is killed at any moment', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tierwise-kill-'));
  const path = join(folder, 'tierwise.db');

  afterAll(() => rmSync(folder, { recursive: true }));

  it('holds everything it has promised, whole, and opens again', async () => {
    const promised: Promised = {
      marked: new Set(),
      put: new Set(),
      settling: new Set(),
      settled: new Set(),
      spent: 0,
    };

    // On Node 22 `node:sqlite` greets with a warning.
    const args = ['--no-warnings', childPath, path, secretKey, organizationId];
    for (const [round, lines] of killsAfterLines.entries()) {
      const child = spawn(process.execPath, [...args, `${round}`]);
      await listen(child, lines, promised);
      await expectIntact(path, promised);
    }

    expect(promised.marked.size).toBeGreaterThan(100);
    expect(promised.put.size).toBeGreaterThan(1000);
    expect(promised.settled.size).toBeGreaterThan(20);
  });
});

/** Notes what the child says, kills it after some lines, and notes what it still got out until then. */
async function listen(child: ChildProcess, lines: number, promised: Promised): Promise<void> {
  if (!child.stdout || !child.stderr) throw new Error('the child has no output');
  const ended = once(child, 'close');
  let complaint = '';
  child.stderr.on('data', (data) => {
    complaint += data;
  });
  let heard = 0;
  for await (const line of createInterface(child.stdout)) {
    note(JSON.parse(line) as Said, promised);
    if (++heard === lines) child.kill('SIGKILL');
  }
  const [, signal] = await ended;
  expect({ signal, complaint }).toEqual({ signal: 'SIGKILL', complaint: '' });
}

/** A line of the child: one of these. */
interface Said {
  marked?: string[];
  put?: string[];
  settling?: string[];
  settled?: string[];
  spent?: number;
}

function note(said: Said, promised: Promised): void {
  for (const what of ['marked', 'put', 'settling', 'settled'] as const) {
    for (const id of said[what] ?? []) promised[what].add(id);
  }
  promised.spent += said.spent ?? 0;
}

async function expectIntact(path: string, promised: Promised): Promise<void> {
  const store = await createSqliteStore({ path, secretKey });
  const taken = await store.inbox.takeRecords(organizationId, 1_000_000);
  const { rows: deals } = await drain(store.mirror.readStrayDeals(organizationId));
  const marked = await store.inbox.takeAccounts(organizationId, 1_000_000);
  const [spent] = await store.credits.spent(organizationId, 0);
  await store.close();

  const waiting = new Set(taken.map(({ entry }) => entry.recordId));
  const lost = [...promised.marked].filter((id) => !waiting.has(id) && !promised.settling.has(id));
  const undead = [...promised.settled].filter((id) => waiting.has(id));
  const held = new Set(deals.map(({ id }) => id));
  expect({ lost, undead }).toEqual({ lost: [], undead: [] });
  expect([...promised.put].filter((id) => !held.has(id))).toEqual([]);
  expect(deals.every(({ id, name, amount }) => name === `Deal ${id}` && amount === id.length)).toBe(
    true,
  );
  // A put is one step with its marks: 50 deals or none, of the accounts 0 to 9.
  expect(deals.length % 50).toBe(0);
  expect(marked).toHaveLength(deals.length > 0 ? 10 : 0);
  expect(spent?.credits ?? 0).toBeGreaterThanOrEqual(promised.spent);

  const database = new DatabaseSync(path);
  expect(database.prepare('pragma integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
  database.close();
}

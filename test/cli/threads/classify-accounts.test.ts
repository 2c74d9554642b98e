import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { expect, it } from 'vitest';
import { createRandom } from '../../support/simulate-rhythms.ts';
import { aFile, aFolder, runInShell, runTierwise } from '../run-tierwise.ts';

const accounts = 52_000;
const deals = 200_000;

function aLargeBook(): { accounts: string; deals: string } {
  const random = createRandom(5);
  const idOf = (i: number) => `554023000000${String((i * 7919) % accounts).padStart(7, '0')}`;
  const company = (_: unknown, i: number) =>
    `${idOf(i)},"Company ${i}, Inc.",Retail,${i % 30 === 7 ? idOf(i + 1) : ''}`;
  const sale = (_: unknown, i: number) => {
    const month = 1 + Math.floor(random() * 12);
    const stage = random() < 0.7 ? 'Closed Won' : '"Negotiation, late"';
    const account = idOf(Math.floor(random() ** 2 * accounts));
    const id = i % 5000 === 11 ? i - 7 : i;
    return `55402310000${String(id).padStart(8, '0')},"An order of many things, number ${i}",${account},${stage},${Math.ceil(random() * 1e5)},2026-${String(month).padStart(2, '0')}-11`;
  };
  return {
    accounts: aFile(
      `id,Account_Name,Industry,Parent_Account\n${Array.from({ length: accounts }, company).join('\n')}\n`,
      'accounts.csv',
    ),
    deals: aFile(
      `id,Deal_Name,Account_Name.id,Stage,Amount,Closing_Date\n${Array.from({ length: deals }, sale).join('\n')}\n`,
      'deals.csv',
    ),
  };
}

it('says the same of a large book in two threads as in one', () => {
  const files = aLargeBook();
  const folder = aFolder();
  const csv = join(folder, 'out.csv');
  const [inTwo, inOne] = [join(folder, 'two.json'), join(folder, 'one.json')];

  const given = ['--accounts', files.accounts, '--deals', files.deals, '--as-of', '2026-12-31'];
  runTierwise('classify', ...given, '--format', 'csv', '--output', csv, '--summary', inTwo);
  // A pipe is read in one thread, and a table is made in one.
  const line =
    'cat "$1" | "$0" classify --deals /dev/stdin --accounts "$2" --limit 1 --as-of 2026-12-31 --summary "$3"';
  runInShell(line, files.deals, files.accounts, inOne);

  const rows = Papa.parse<Record<string, string>>(readFileSync(csv, 'utf8').trimEnd(), {
    header: true,
  }).data;
  const summary = JSON.parse(readFileSync(inTwo, 'utf8'));
  expect(rows).toHaveLength(accounts);
  expect(new Set(rows.map((row) => row['account_id'])).size).toBe(accounts);
  expect(summary).toEqual(JSON.parse(readFileSync(inOne, 'utf8')));
  expect(summary.deals.excluded['duplicate-id']).toBe(deals / 5000);
  for (const [dimension, classes] of Object.entries<Record<string, number>>(summary.distribution)) {
    const counted: Record<string, number> = {};
    for (const row of rows) {
      const value = row[dimension] ?? '';
      counted[value] = (counted[value] ?? 0) + 1;
    }
    expect(counted).toEqual(classes);
  }
});

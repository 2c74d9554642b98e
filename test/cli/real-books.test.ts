import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readBook } from '../../src/cli/book/read-book.ts';
import { readMapping } from '../../src/cli/mapping/read-mapping.ts';
import type { Summary } from '../../src/cli/output/summarize.ts';
import { won } from '../../src/core/book/book.ts';
import { buildGroups } from '../../src/core/groups/build-groups.ts';
import { aFile, aFolder, rowsOf, runTierwise } from './run-tierwise.ts';

const folder = process.env['REAL_BOOKS_DIR'] ?? '';
if (folder === '') {
  process.stderr.write('The real books are not tested: REAL_BOOKS_DIR names no folder.\n');
}

const books = {
  'maven-crm': {
    asOf: '2017-12-31',
    accounts: 'maven-crm/accounts.csv',
    deals: 'maven-crm/sales_pipeline.csv',
  },
  northwind: {
    asOf: '1998-05-06',
    accounts: 'northwind/customers.csv',
    deals: 'northwind/orders_clean.csv',
  },
  'cdnow-sample': { asOf: '1998-06-30', deals: 'cdnow-sample/CDNOW_sample.txt' },
  'rfm-orders': { asOf: '2006-12-31', deals: 'rfm-orders/rfm_data_orders.csv' },
} satisfies Record<string, { asOf: string; accounts?: string; deals: string }>;

type BookName = keyof typeof books;

function filesOf(name: BookName) {
  const { accounts, deals }: { accounts?: string; deals: string } = books[name];
  return {
    accounts: accounts && join(folder, accounts),
    deals: join(folder, deals),
    mapping: `test/fixtures/mappings/${name}.json`,
  };
}

const runs = new Map<string, { out: string; summary: Summary }>();

/** What the command makes of a real book, run once; `null` looks at all history. */
function run(name: BookName, windowDays: 365 | null): { out: string; summary: Summary } {
  const key = `${name} ${windowDays}`;
  const earlier = runs.get(key);
  if (earlier) return earlier;
  const { accounts, deals, mapping } = filesOf(name);
  const path = join(aFolder(), 'summary.json');
  const { code, out, err } = runTierwise(
    'classify',
    ...(accounts ? ['--accounts', accounts] : []),
    ...['--deals', deals, '--mapping', mapping, '--as-of', books[name].asOf],
    ...['--policy', aFile({ windowDays }), '--format', 'csv', '--summary', path],
  );
  if (code !== 0 || err !== '') throw new Error(`ended with ${code}: ${err}`);
  const result = { out, summary: JSON.parse(readFileSync(path, 'utf8')) as Summary };
  runs.set(key, result);
  return result;
}

async function read(name: BookName) {
  const { mapping, ...files } = filesOf(name);
  return (await readBook(files, readMapping(mapping).mapping)).book;
}

/** Won amounts over all history, summed by what `keyOf` makes of an account's position. */
function wonBy(book: Awaited<ReturnType<typeof read>>, keyOf: (account: number) => number) {
  const sums = new Map<string, number>();
  for (let row = 0; row < book.rows; row++) {
    const account = book.deals.account[row] as number;
    if (account < 0 || book.deals.outcome[row] !== won) continue;
    const name = book.accounts.at(keyOf(account))?.name ?? '';
    sums.set(name, (sums.get(name) ?? 0) + (book.deals.amount[row] as number));
  }
  return [...sums].sort(([, a], [, b]) => b - a);
}

describe.skipIf(folder === '')('the real books', () => {
  it.each<[BookName, number[]]>([
    ['maven-crm', [10, 4, 71]],
    ['northwind', [3, 15, 71]],
    ['cdnow-sample', [24, 454, 1879]],
    ['rfm-orders', [46, 119, 830]],
  ])('have as many strategic, important and general accounts as known: %s', async (name, known) => {
    const { tier = {} } = run(name, 365).summary.distribution;

    expect([tier['strategic'], tier['important'], tier['general']]).toEqual(known);
  });

  it.each<[BookName, number, Record<string, number>]>([
    ['maven-crm', 4238, { 'no-account': 1425, open: 664, lost: 2473 }],
    ['northwind', 830, {}],
    ['cdnow-sample', 6919, {}],
    ['rfm-orders', 4906, {}],
  ])('are counted to the last row: %s', async (name, counted, excluded) => {
    expect(run(name, 365).summary.deals).toEqual({ counted, excluded });
  });

  it.each<[BookName, number, number]>([
    ['maven-crm', 0.3169, 0.3169],
    ['northwind', 0.6225, 0.6006],
    ['cdnow-sample', 0.9143, 0.6746],
    ['rfm-orders', 0.5788, 0.3562],
  ])('are as concentrated as known, in a year and over all: %s', async (name, inAYear, overAll) => {
    expect(run(name, 365).summary.concentration.topFifthShare).toBeCloseTo(inAYear, 4);
    expect(run(name, null).summary.concentration.topFifthShare).toBeCloseTo(overAll, 4);
  });

  it.each<[BookName, number, number]>([
    ['maven-crm', 0.2021, 0.01358],
    ['northwind', 0.5755, 0.03369],
    ['cdnow-sample', 0.6309, 0.00229],
    ['rfm-orders', 0.2896, 0.00127],
  ])('have the inequality known over all history: %s', async (name, gini, hhi) => {
    const { concentration } = run(name, null).summary;

    expect(concentration.gini).toBeCloseTo(gini, 4);
    expect(concentration.hhi).toBeCloseTo(hhi, 5);
  });

  it.each<[BookName, number[]]>([
    ['maven-crm', [59, 18, 8]],
    ['northwind', [34, 27, 28]],
  ])(
    'without equal amounts fall into A, B and C as known over all history: %s',
    async (name, known) => {
      const { concentration: abc = {} } = run(name, null).summary.distribution;

      expect([abc['a'], abc['b'], abc['c']]).toEqual(known);
    },
  );

  it.each<[BookName, number[], number[], number[]]>([
    ['maven-crm', [17, 16, 16, 18, 18], [19, 15, 17, 17, 17], [17, 17, 17, 17, 17]],
    [
      'cdnow-sample',
      [482, 455, 479, 470, 471],
      [1205, 0, 406, 208, 538],
      [481, 462, 472, 471, 471],
    ],
  ])('score in R, F and M as known over all history: %s', async (name, ...known) => {
    const rows = rowsOf(run(name, null).out);
    const counts = ['recency_score', 'frequency_score', 'monetary_score'].map((column) =>
      [1, 2, 3, 4, 5].map((score) => rows.filter((row) => row[column] === String(score)).length),
    );

    expect(counts).toEqual(known);
  });

  it('sum up to the won amount of Maven, account by account', async () => {
    const won = wonBy(await read('maven-crm'), (account) => account);

    expect(won.reduce((sum, [, amount]) => sum + amount, 0)).toBe(10_005_534);
    expect(won.slice(0, 3)).toEqual([
      ['Kan-code', 341_455],
      ['Konex', 269_245],
      ['Condax', 206_410],
    ]);
  });

  it('roll Maven up into groups', async () => {
    const book = await read('maven-crm');
    const { rootOf } = buildGroups(book.accounts, book.indexOf);
    const own = wonBy(book, (account) => account);
    const groups = wonBy(book, (account) => rootOf[account] as number);

    expect(groups).toHaveLength(70);
    expect(groups.slice(0, 6)).toEqual([
      ['Acme Corporation', 519_349],
      ['Sonron', 479_028],
      ['Kan-code', 341_455],
      ['Inity', 340_612],
      ['Bubba Gump', 329_909],
      ['Golddex', 290_215],
    ]);
    expect(own.findIndex(([name]) => name === 'Golddex')).toBe(84);
  });

  it('carry company facts through the mapping', async () => {
    const { accounts } = await read('maven-crm');

    expect([...accounts].find(({ id }) => id === 'Bluth Company')).toMatchObject({
      industry: 'technolgy',
      employees: 3027,
      annualRevenue: 1_242_320_000,
      country: 'United States',
      parentId: 'Acme Corporation',
    });
  });
});

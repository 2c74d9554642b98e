import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRandom } from '../support/simulate-rhythms.ts';
import { measureProcess } from './measure-process.ts';
import { writeLines } from './write-lines.ts';

const accounts = 100_000;
const deals = 500_000;

/** `tierwise classify` on 100,000 accounts with 500,000 deals from CSV: wall time and peak memory of the process. */
export async function benchClassify(): Promise<object> {
  const folder = mkdtempSync(join(tmpdir(), 'tierwise-bench-'));
  try {
    const files = { accounts: join(folder, 'accounts.csv'), deals: join(folder, 'deals.csv') };
    const tenth = {
      accounts: join(folder, 'tenth-accounts.csv'),
      deals: join(folder, 'tenth.csv'),
    };
    writeBook(files, 1);
    writeBook(tenth, 10);
    const runs = [];
    for (let run = 0; run < 3; run++) {
      runs.push(await measureProcess(argumentsFor(files, 'csv', folder)));
    }
    // Reasons in two languages are 30 kB an account.
    const explained = await measureProcess(argumentsFor(tenth, 'ndjson', folder));
    return {
      accounts,
      deals,
      megabytes: Math.round((statSync(files.accounts).size + statSync(files.deals).size) / 1e6),
      csv: runs.toSorted((a, b) => a.seconds - b.seconds)[1],
      ndjsonWithReasons: { accounts: accounts / 10, deals: deals / 10, ...explained },
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface BookFiles {
  accounts: string;
  deals: string;
}

function argumentsFor({ accounts, deals }: BookFiles, format: string, folder: string): string[] {
  const files = ['--accounts', accounts, '--deals', deals, '--output', join(folder, 'out')];
  return ['dist/cli.js', 'classify', ...files, '--as-of', '2026-06-30', '--format', format];
}

/** @param part 1 writes the whole book, 10 one of a tenth of its size */
function writeBook(files: BookFiles, part: number): void {
  writeAccounts(files.accounts, accounts / part);
  writeDeals(files.deals, accounts / part, deals / part);
}

function writeAccounts(path: string, accounts: number): void {
  const random = createRandom(1);
  writeLines(
    path,
    'id,Account_Name,Industry,Employees,Annual_Revenue,Billing_Country,Parent_Account',
    accounts,
    (i) => {
      const parent = i % 20 === 7 ? idOf(Math.floor(random() * accounts)) : '';
      return `${idOf(i)},Account ${i},Manufacturing,${Math.floor(random() * 5000)},${Math.floor(random() * 1e8)},China,${parent}`;
    },
  );
}

function writeDeals(path: string, accounts: number, deals: number): void {
  const random = createRandom(2);
  const stages = ['Closed Won', 'Closed Won', 'Closed Won', 'Closed Lost', 'Negotiation/Review'];
  writeLines(
    path,
    'id,Deal_Name,Account_Name,Stage,Amount,Closing_Date,Created_Time,Type',
    deals,
    (i) => {
      const account = Math.floor(random() ** 2 * accounts);
      const closed = new Date(Date.UTC(2023, 6, 1) + Math.floor(random() * 1095) * 86_400_000);
      const created = new Date(closed.getTime() - Math.floor(random() * 120) * 86_400_000);
      const amount = Math.round(Math.exp(8 + 3 * random()));
      const stage = stages[Math.floor(random() * stages.length)];
      return `${idOf(i + accounts)},Deal ${i},${idOf(account)},${stage},${amount},${closed.toISOString().slice(0, 10)},${created.toISOString()},New Business`;
    },
  );
}

function idOf(i: number): string {
  return String(5_540_230_000_000_000_000n + BigInt(i));
}

import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { measureProcess, type ProcessCost } from './measure-process.ts';
import { writeMillionBook } from './write-million-book.ts';

const accounts = 1_000_000;
const deals = 5_000_000;
const runs = 5;

/**
 * `tierwise classify --format csv`, all dimensions, beside DuckDB's recency, frequency and monetary alone: the same files, both
 * write a row per account, in turn, each in a process of its own.
 */
export async function benchMillion(): Promise<object> {
  const folder = mkdtempSync(join(tmpdir(), 'tierwise-bench-'));
  try {
    const files = { accounts: join(folder, 'accounts.csv'), deals: join(folder, 'deals.csv') };
    writeMillionBook(files, accounts, deals);
    const duckdb: ProcessCost[] = [];
    const tierwise: ProcessCost[] = [];
    for (let run = 0; run < runs; run++) {
      duckdb.push(await measureDuckdb(files, join(folder, 'rfm.csv')));
      tierwise.push(await measureTierwise(files, join(folder, 'classes.csv')));
    }
    return {
      accounts,
      deals,
      megabytes: Math.round((statSync(files.accounts).size + statSync(files.deals).size) / 1e6),
      ratioOfWallTimes: middle(ratios(tierwise, duckdb, 'seconds')),
      ratioOfCpuTimes: middle(ratios(tierwise, duckdb, 'cpuSeconds')),
      peakMegabytes: Math.max(...tierwise.map(({ peakMegabytes }) => peakMegabytes)),
      tierwise,
      duckdb,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Files {
  accounts: string;
  deals: string;
}

function measureTierwise({ accounts, deals }: Files, output: string): Promise<ProcessCost> {
  const from = ['--accounts', accounts, '--deals', deals, '--as-of', '2026-06-30'];
  return measureProcess([
    ...['dist/cli.js', 'classify', ...from],
    ...['--format', 'csv', '--output', output],
  ]);
}

function measureDuckdb({ accounts, deals }: Files, output: string): Promise<ProcessCost> {
  const program = fileURLToPath(new URL('./duckdb-rfm.js', import.meta.url));
  return measureProcess([program, accounts, deals, output]);
}

function ratios(
  ours: ProcessCost[],
  theirs: ProcessCost[],
  figure: 'seconds' | 'cpuSeconds',
): number[] {
  return ours.map((cost, run) => cost[figure] / (theirs[run]?.[figure] ?? Number.NaN));
}

function middle(numbers: number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return Math.round(100 * (sorted[Math.floor(sorted.length / 2)] as number)) / 100;
}

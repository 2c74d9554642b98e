import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Simulation } from '../../src/core/simulation/simulation.ts';
import { runTierwise } from './run-tierwise.ts';

const folder = process.env['REAL_BOOKS_DIR'] ?? '';

const books = {
  'maven-crm': ['2017-12-31', 'sales_pipeline.csv', 'accounts.csv'],
  northwind: ['1998-05-06', 'orders_clean.csv', 'customers.csv'],
  'cdnow-sample': ['1998-06-30', 'CDNOW_sample.txt'],
  'rfm-orders': ['2006-12-31', 'rfm_data_orders.csv'],
} as const;

function simulate(book: keyof typeof books, before: string, against: string): Simulation {
  const [asOf, deals, accounts] = books[book];
  const { code, out, err } = runTierwise(
    'simulate',
    ...['--deals', join(folder, book, deals), '--mapping', `test/fixtures/mappings/${book}.json`],
    ...(accounts ? ['--accounts', join(folder, book, accounts)] : []),
    ...['--as-of', asOf, '--policy', before, '--against', against, '--format', 'json'],
  );
  if (code !== 0 || err !== '') throw new Error(`ended with ${code}: ${err}`);
  return JSON.parse(out);
}

describe.skipIf(folder === '')('simulations of the real books', () => {
  it.each<[keyof typeof books, number[]]>([
    ['maven-crm', [10, 4, 71]],
    ['northwind', [3, 15, 71]],
    ['cdnow-sample', [24, 454, 1879]],
    ['rfm-orders', [46, 119, 830]],
  ])(
    'begin at the tiers that are known, and end at those of the other policy: %s',
    (book, known) => {
      const there = simulate(book, 'standard', 'retail');
      const back = simulate(book, 'retail', 'standard');
      const count = ({ dimensions }: Simulation, side: 'from' | 'to', tier: string) =>
        (dimensions[0]?.moves ?? [])
          .filter((move) => move[side] === tier)
          .reduce((sum, { accounts }) => sum + accounts, 0);
      const tiers = ['strategic', 'important', 'general'];

      expect(there.dimensions[0]?.dimension).toBe('tier');
      expect(tiers.map((tier) => count(there, 'from', tier))).toEqual(known);
      expect(tiers.map((tier) => count(back, 'to', tier))).toEqual(known);
      expect(back.write.rows).toBe(there.write.rows);
      expect(there.write.rows).toBeGreaterThan(0);
    },
  );
});

import { join } from 'node:path';
import { readBook } from '../../src/cli/book/read-book.ts';
import { readMapping } from '../../src/cli/mapping/read-mapping.ts';
import type { Book } from '../../src/core/book/book.ts';

/** The folder with the real books; empty where they are not at hand, and then their tests are left out. */
export const realBooksFolder = process.env['REAL_BOOKS_DIR'] ?? '';

/** Says that tests of the real books are left out, where they are. */
export function tellIfNoRealBooks(): void {
  if (realBooksFolder !== '') return;
  process.stderr.write('The real books are not tested: REAL_BOOKS_DIR names no folder.\n');
}

const files = {
  'maven-crm': 'maven-crm/sales_pipeline.csv',
  northwind: 'northwind/orders_clean.csv',
  'cdnow-sample': 'cdnow-sample/CDNOW_sample.txt',
  'rfm-orders': 'rfm-orders/rfm_data_orders.csv',
};

/** The real books by name. */
export type RealBookName = keyof typeof files;

/** The deals of a real book and the mapping they are read with. */
export function filesOfRealBook(name: RealBookName): { deals: string; mapping: string } {
  return {
    deals: join(realBooksFolder, files[name]),
    mapping: `test/fixtures/mappings/${name}.json`,
  };
}

/** A real book, its accounts taken from the deals. */
export async function readRealBook(name: RealBookName): Promise<Book> {
  const { deals, mapping } = filesOfRealBook(name);
  const { accounts: _, ...rest } = readMapping(mapping).mapping;
  return (await readBook({ accounts: undefined, deals }, rest)).book;
}

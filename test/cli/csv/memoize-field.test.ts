import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createByteTable } from '../../../src/cli/csv/create-byte-table.ts';
import { createCsvScanner } from '../../../src/cli/csv/create-csv-scanner.ts';
import { memoizeField } from '../../../src/cli/csv/memoize-field.ts';
import { dialectOf } from '../../../src/cli/csv/scan-record.ts';

/** What the first column of a text means, and how often that had to be worked out. */
function readColumn(text: string, mostRemembered?: number) {
  const worked: string[] = [];
  const cell = memoizeField(
    0,
    (field) => {
      worked.push(field);
      return field.toUpperCase();
    },
    mostRemembered,
  );
  const answers: string[] = [];
  const scanner = createCsvScanner(dialectOf(','), (record) => answers.push(cell(record)));
  scanner.push(Buffer.from(text));
  scanner.end();
  return { answers, worked };
}

describe('a remembered column', () => {
  it('works out each distinct text once', () => {
    const { answers, worked } = readColumn('won,1\n lost ,2\nwon,3\n客户,4\n客户,5\n');

    expect(answers).toEqual(['WON', 'LOST', 'WON', '客户', '客户']);
    expect(worked).toEqual(['won', 'lost', '客户']);
  });

  it('tells a doubled quote from two quotes', () => {
    expect(readColumn('a""b,1\n"a""b",2\na""b,3\n').answers).toEqual(['A""B', 'A"B', 'A""B']);
  });

  it('stops remembering a column in which nothing repeats, and still answers', () => {
    const ids = Array.from({ length: 50 }, (_, i) => `id-${i}`);
    const { answers, worked } = readColumn(`${[...ids, ...ids].join(',x\n')},x\n`, 10);

    expect(answers).toEqual([...ids, ...ids].map((id) => id.toUpperCase()));
    expect(worked.length).toBeGreaterThan(60);
  });
});

describe('a table of bytes', () => {
  it('numbers texts like a map does', () => {
    const texts = fc.array(
      fc.string({ unit: fc.constantFrom('a', 'b', 'é', '客'), maxLength: 4 }),
      {
        maxLength: 3000,
      },
    );
    fc.assert(
      fc.property(texts, (all) => {
        const table = createByteTable();
        const map = new Map<string, number>();
        for (const text of all) {
          if (!map.has(text)) map.set(text, map.size);
          const bytes = Buffer.from(`-${text}-`);

          expect(table.numberOf(bytes, 1, bytes.length - 1)).toBe(map.get(text));
        }
        expect(table.size()).toBe(map.size);
      }),
      { numRuns: 30 },
    );
  });

  it('grows to hundreds of thousands of texts', () => {
    const table = createByteTable();
    for (let round = 0; round < 2; round++) {
      for (let i = 0; i < 200_000; i++) {
        const bytes = Buffer.from(`365239700000${i}`);
        if (table.numberOf(bytes, 0, bytes.length) !== i) throw new Error(`${i} is lost`);
      }
    }

    expect(table.size()).toBe(200_000);
  });
});

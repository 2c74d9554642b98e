import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { scannedRows } from './scanned-rows.ts';

const cell = fc.string({
  unit: fc.constantFrom('a', 'ü', '客', '😀', '"', ',', ';', ' ', '\n', '\r\n', '\t'),
  maxLength: 6,
});
const table = fc
  .integer({ min: 2, max: 5 })
  .chain((columns) =>
    fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { maxLength: 8 }),
  );
const pieces = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 });
const lineEnd = fc.constantFrom('\n', '\r\n');

describe('the scanner', () => {
  it('reads back every table that a writer of CSV makes, however it is cut into pieces', () => {
    fc.assert(
      fc.property(table, fc.constantFrom(',', ';', '\t'), lineEnd, pieces, (rows, ...how) => {
        const [delimiter, newline, sizes] = how;
        const text = Papa.unparse(rows, { delimiter, newline });

        const scanned = scannedRows(text, delimiter, sizes);

        expect(scanned.map(({ fields }) => fields)).toEqual(rows);
      }),
      { numRuns: 500 },
    );
  });

  it('agrees with papaparse on every text whose quotes are sound', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', ' '), maxLength: 40 });
    fc.assert(
      fc.property(text, pieces, (raw, sizes) => {
        const { data, errors } = Papa.parse<string[]>(raw, { delimiter: ',', newline: '\n' });
        const scanned = scannedRows(raw, ',', sizes);
        fc.pre(errors.length === 0 && !scanned.some(({ isBroken }) => isBroken));

        const notBlank = (fields: string[]) => fields.length > 1 || fields[0]?.trim() !== '';

        const ours = scanned.map(({ fields }) => fields).filter(notBlank);
        expect(ours).toEqual(data.filter(notBlank));
      }),
      { numRuns: 2000 },
    );
  });

  it('calls broken what papaparse calls an error of quotes', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n'), maxLength: 20 });
    fc.assert(
      fc.property(text, (raw) => {
        const { errors } = Papa.parse<string[]>(raw, { delimiter: ',', newline: '\n' });
        const isBroken = scannedRows(raw).some((row) => row.isBroken);

        expect(isBroken).toBe(errors.some(({ type }) => type === 'Quotes'));
      }),
      { numRuns: 2000 },
    );
  });

  it('says on which line each record begins, line ends inside quotes included', () => {
    const rows = scannedRows('a,b\r\n"1\r\n2\n3",x\r\n\r\ny,z\rlast,one');

    expect(rows.map(({ line }) => line)).toEqual([1, 2, 6, 7]);
  });

  it('goes on with the next line after a quote that is never closed', () => {
    const rows = scannedRows('a,b\n"lost,1\nc,d\ne,f\n', ',', [3]);

    expect(rows).toEqual([
      { fields: ['a', 'b'], line: 1, isBroken: false },
      { fields: [], line: 2, isBroken: true },
      { fields: ['c', 'd'], line: 3, isBroken: false },
      { fields: ['e', 'f'], line: 4, isBroken: false },
    ]);
  });

  it.each([1, 2, 3, 1 << 20])(
    'recovers from text after a closing quote, in pieces of %i',
    (size) => {
      const rows = scannedRows('"Acme "Best" Co",1\r\n"ok",2\r\n', ',', [size]);

      expect(rows).toEqual([
        { fields: [], line: 1, isBroken: true },
        { fields: ['ok', '2'], line: 2, isBroken: false },
      ]);
    },
  );

  it('gives up a record that grows beyond all bounds without keeping it', () => {
    const rows = scannedRows(`"lost,${'x'.repeat(3_000_000)}\nnext,row\n`, ',', [1 << 16]);

    expect(rows).toEqual([
      { fields: [], line: 1, isBroken: true },
      { fields: ['next', 'row'], line: 2, isBroken: false },
    ]);
  });

  it('takes a quote inside a field without quotes as it stands', () => {
    expect(scannedRows('5" pipe,say "hi"')[0]?.fields).toEqual(['5" pipe', 'say "hi"']);
  });

  it('allows blanks between a closing quote and the delimiter', () => {
    expect(scannedRows('"a" ,"b"  \n')[0]?.fields).toEqual(['a', 'b']);
  });

  it('ends a record at a lone CR', () => {
    expect(scannedRows('a,b\rc,d\r', ',', [1]).map(({ fields }) => fields)).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
  });

  it('skips empty lines and lines of blanks', () => {
    expect(scannedRows('\n  \na,b\n\n\n').map(({ fields }) => fields)).toEqual([['a', 'b']]);
  });

  it.each([1, 4, 1 << 20])('separates by runs of blanks and tabs, in pieces of %i', (size) => {
    const rows = scannedRows('  00004 0001\t 29.33 \r\n\n 5 "New York"  x\n', 'whitespace', [size]);

    expect(rows.map(({ fields }) => fields)).toEqual([
      ['00004', '0001', '29.33'],
      ['5', 'New York', 'x'],
    ]);
  });

  it('reads records with hundreds of fields', () => {
    const fields = Array.from({ length: 700 }, (_, i) => `f${i}`);

    expect(scannedRows(fields.join(','))[0]?.fields).toEqual(fields);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCsvScanner } from '../../../src/cli/csv/create-csv-scanner.ts';
import type { CsvRecord } from '../../../src/cli/csv/csv-record.ts';
import { dialectOf } from '../../../src/cli/csv/scan-record.ts';
import { bindDate } from '../../../src/cli/mapping/bind-date.ts';
import { bindNumber } from '../../../src/cli/mapping/bind-number.ts';
import { parseDay } from '../../../src/core/day.ts';

/** What a cell reads out of the only field of a file. */
function readField<T>(text: string, cell: (record: CsvRecord) => T): T | undefined {
  let value: T | undefined;
  const scanner = createCsvScanner(dialectOf(','), (record) => {
    value = cell(record);
  });
  scanner.push(Buffer.from(`"${text}"\n`));
  scanner.end();
  return value;
}

const isMissing = (text: string) => text === '';

describe('a number read from bytes', () => {
  const cell = bindNumber(0, { decimal: '.', scale: 1, isMissing });

  it('is the same double that JavaScript makes of the text', () => {
    const text = fc
      .tuple(fc.integer({ min: 0, max: 9_999_999 }), fc.stringMatching(/^\d{0,8}$/), fc.boolean())
      .map(([whole, part, isNegative]) => `${isNegative ? '-' : ''}${whole}${part && `.${part}`}`);
    fc.assert(
      fc.property(text, (written) => {
        expect(readField(written, cell)).toBe(Number(written));
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['10000000000000000000', 1e19],
    ['0.1234567890123456789', 0.123_456_789_012_345_68],
    [' 5 ', 5],
    ['-.5', -0.5],
  ])('is exact for %s', (text, number) => {
    expect(readField(text, cell)).toBe(number);
  });

  it.each(['-', '.', '1.2.3', '1-2', 'Infinity', '1e999', 'NaN'])('is no number: %s', (text) => {
    expect(readField(text, cell)).toBeNaN();
  });

  it('is not known where the field is empty', () => {
    expect(readField('', cell)).toBeUndefined();
  });
});

describe('a date read from bytes', () => {
  const cell = bindDate(0, undefined, isMissing);

  it.each([
    ['2026-03-05', '2026-03-05'],
    ['2026-03-05T10:11:12+08:00', '2026-03-05'],
    ['2026-03-05 10:11', '2026-03-05'],
    [' 2026-03-05 ', '2026-03-05'],
    ['2026-3-5', '2026-03-05'],
    ['20260305', '2026-03-05'],
  ])('is the day of %s', (text, day) => {
    expect(readField(text, cell)).toBe(parseDay(day));
    expect(readField(text, cell)).toBe(parseDay(day));
  });

  it.each([
    '2026-02-30',
    '2026-13-05',
    '0000-00-00',
    '0001-01-01',
    '2026-03-0x',
    '2026-03-05?',
    '2026-0:-05',
  ])('is no date: %s', (text) => {
    expect(readField(text, cell)).toBeNaN();
  });
});

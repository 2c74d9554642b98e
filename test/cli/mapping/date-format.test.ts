import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileDateFormat, readPlainDate } from '../../../src/cli/mapping/date-format.ts';
import { formatDay, parseDay } from '../../../src/core/day.ts';

/** The ISO date that a format reads out of a text; `undefined` when it reads none. */
function readBy(format: string, text: string): string | undefined {
  const read = compileDateFormat(format);
  if (typeof read !== 'function') throw new Error(`${format}: ${read.kind} ${read.what}`);
  const day = read(text);
  return day === undefined ? undefined : formatDay(day);
}

describe('a date format', () => {
  it.each([
    ['M/d/yyyy', '3/1/2017', '2017-03-01'],
    ['M/d/yyyy', '12/31/2017', '2017-12-31'],
    ['M/d/yyyy', '03/01/2017', '2017-03-01'],
    ['MM/dd/yyyy', '3/1/2017', '2017-03-01'],
    ['dd.MM.yyyy', '31.12.2017', '2017-12-31'],
    ['yyyyMMdd', '19970118', '1997-01-18'],
    ['ddMMyyyy', '18011997', '1997-01-18'],
    ['yyMMdd', '970118', '1997-01-18'],
    ['d-M-yy', '1-2-69', '2069-02-01'],
    ['d-M-yy', '1-2-70', '1970-02-01'],
    ['dd-MMM-yyyy', '05-mar-2026', '2026-03-05'],
    ['MMM d, yyyy', 'Sept 5, 2026', '2026-09-05'],
    ['MMMM d, yyyy', 'March 5, 2026', '2026-03-05'],
    ['EEE, d MMM yyyy HH:mm:ss Z', 'Thu, 5 Mar 2026 10:11:12 +0800', '2026-03-05'],
    ['yyyy-MM-dd HH:mm:ss', '2026-03-05 10:11:12', '2026-03-05'],
    ["yyyy-MM-dd'T'HH:mm:ss.SSSZ", '2026-03-05T10:11:12.000Z', '2026-03-05'],
    ['yyyy年M月d日', '2026年3月5日', '2026-03-05'],
    ['YYYY/MM/DD', '2026/03/05', '2026-03-05'],
    ['HH:mm dd/MM/yyyy', '10:11 05/03/2026', '2026-03-05'],
    ['h:mm a, M/d/yyyy', '9:05 PM, 3/5/2026', '2026-03-05'],
  ])('%s reads %s', (format, text, date) => {
    expect(readBy(format, text)).toBe(date);
  });

  it('lets a time follow that it does not name', () => {
    expect(readBy('M/d/yyyy', '3/1/2017 0:00')).toBe('2017-03-01');
    expect(readBy('dd.MM.yyyy', '01.03.2017 10:11:12')).toBe('2017-03-01');
  });

  it.each([
    ['M/d/yyyy', '31/12/2017'],
    ['M/d/yyyy', '2017-12-31'],
    ['M/d/yyyy', '3/1/17'],
    ['M/d/yyyy', '3/1/2017 or so'],
    ['dd.MM.yyyy', '30.02.2017'],
    ['yyyyMMdd', '1997118'],
    ['d MMM yyyy', '5 Foo 2026'],
  ])('%s does not read %s', (format, text) => {
    expect(readBy(format, text)).toBeUndefined();
  });

  it.each([
    ['dd/mm/yyyy', 'missing-part', 'MM'],
    ['MM/yyyy', 'missing-part', 'dd'],
    ['dd.MM', 'missing-part', 'yyyy'],
    ['yyyy-MM-dd yyyy', 'missing-part', 'yyyy'],
    ['dd-MM-yyyy foo', 'unknown-letters', 'f'],
    ['whenever', 'unknown-letters', 'w'],
  ])('%s cannot be: %s %s', (format, kind, what) => {
    expect(compileDateFormat(format)).toEqual({ kind, what });
  });

  it('reads back every day it stands for', () => {
    const formats: [string, (y: string, m: string, d: string) => string][] = [
      ['yyyyMMdd', (y, m, d) => y + m + d],
      ['M/d/yyyy', (y, m, d) => `${Number(m)}/${Number(d)}/${y}`],
      ['dd.MM.yyyy', (y, m, d) => `${d}.${m}.${y}`],
    ];
    fc.assert(
      fc.property(fc.integer({ min: -40_000, max: 80_000 }), (day) => {
        const [y = '', m = '', d = ''] = formatDay(day).split('-');
        for (const [format, write] of formats) {
          expect(readBy(format, write(y, m, d))).toBe(formatDay(day));
        }
      }),
    );
  });
});

describe('a plain date', () => {
  it.each([
    ['2026-03-05', '2026-03-05'],
    ['2026-3-5', '2026-03-05'],
    ['2026/03/05', '2026-03-05'],
    ['2026.3.5', '2026-03-05'],
    ['20260305', '2026-03-05'],
    ['2026年3月5日', '2026-03-05'],
    ['2026-03-05 23:59:59', '2026-03-05'],
    ['2026-03-05T23:59:59Z', '2026-03-05'],
    ['2026-03-05T23:59:59.123+05:30', '2026-03-05'],
    ['2026/3/5 9:05', '2026-03-05'],
  ])('is written year first: %s', (text, date) => {
    expect(readPlainDate(text)).toBe(parseDay(date));
  });

  it.each([
    '03/05/2026',
    '5.3.2026',
    '2026-02-30',
    '2026-13-01',
    '2026-03-05 tomorrow',
    '46086',
    '',
  ])('is not %s', (text) => {
    expect(readPlainDate(text)).toBeUndefined();
  });
});

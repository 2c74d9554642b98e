import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayFromParts, dayOf, firstOfNextMonth, formatDay, parseDay } from '../../src/core/day.ts';

describe('day', () => {
  it('counts whole days from 1970-01-01', () => {
    expect(parseDay('1970-01-01')).toBe(0);
    expect(parseDay('2000-03-01')).toBe(11_017);
  });

  it.each(['2026-02-30', '2025-02-29', '2026-13-01', '2026-1-1', '01/02/2026', ''])(
    'is no date: %s',
    (text) => {
      expect(parseDay(text)).toBeUndefined();
    },
  );

  it('knows the leap day', () => {
    expect(dayFromParts(2024, 2, 29)).toBe((parseDay('2024-03-01') ?? 0) - 1);
  });

  it('reads back every day it writes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -40_000, max: 80_000 }),
        (day) => parseDay(formatDay(day)) === day,
      ),
    );
  });

  it('knows the first day of the month that follows, over the end of a year too', () => {
    const next = (text: string) => formatDay(firstOfNextMonth(parseDay(text) ?? Number.NaN));

    expect(['2026-01-31', '2026-02-01', '2026-12-31'].map(next)).toEqual([
      '2026-02-01',
      '2026-03-01',
      '2027-01-01',
    ]);
  });

  it('gives an instant the date that the wall calendar of its time zone shows', () => {
    const instant = Date.parse('2026-03-08T16:30:00Z');

    expect(formatDay(dayOf(instant, 'Asia/Shanghai'))).toBe('2026-03-09');
    expect(formatDay(dayOf(instant, 'America/New_York'))).toBe('2026-03-08');
  });

  it('refuses a time zone that does not exist', () => {
    expect(() => dayOf(0, 'Mars/Olympus')).toThrow(RangeError);
  });
});

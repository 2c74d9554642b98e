import { describe, expect, it } from 'vitest';
import { formatDay } from '../../../src/core/day.ts';
import { earliestFall } from '../../../src/core/stability/earliest-fall.ts';
import { day } from '../../support/a-book.ts';

function fallOf(below: number, since: string, lastCalibration: string, dwellDays = 60): string {
  return formatDay(
    earliestFall(
      { rank: 0, since: day(since), below },
      { asOf: day(lastCalibration) },
      { confirmations: 2, dwellDays },
    ),
  );
}

describe('the earliest day on which a held class may fall', () => {
  it.each([
    [0, '2026-01-01', '2026-06-01', '2026-08-01'],
    [1, '2026-01-01', '2026-06-01', '2026-07-01'],
    [5, '2026-01-01', '2026-06-18', '2026-07-01'],
    [1, '2026-01-01', '2026-12-01', '2027-01-01'],
    [0, '2026-01-01', '2026-11-01', '2027-01-01'],
  ])(
    'confirmed %i times since %s, after the calibration of %s, is %s',
    (below, since, last, on) => {
      expect(fallOf(below, since, last)).toBe(on);
    },
  );

  it('waits for the least time in a class, inclusive', () => {
    // 61 days from 1 June to 1 August.
    expect(fallOf(1, '2026-06-01', '2026-06-01', 61)).toBe('2026-08-01');
    expect(fallOf(1, '2026-06-01', '2026-06-01', 62)).toBe('2026-09-01');
  });
});

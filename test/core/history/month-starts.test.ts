import { describe, expect, it } from 'vitest';
import { formatDay } from '../../../src/core/day.ts';
import { monthStarts } from '../../../src/core/history/month-starts.ts';
import { day } from '../../support/a-book.ts';

describe('the first days of months', () => {
  it('end with that of the day’s own month and cross years', () => {
    expect(monthStarts(day('2026-02-28'), 4).map(formatDay)).toEqual([
      '2025-11-01',
      '2025-12-01',
      '2026-01-01',
      '2026-02-01',
    ]);
  });
});

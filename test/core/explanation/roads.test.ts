import { describe, expect, it } from 'vitest';
import type { Distance } from '../../../src/core/dimensions/dimension.ts';
import { roadsOf } from '../../../src/core/explanation/roads.ts';
import { Policy } from '../../../src/core/policy/policy.ts';
import type { Flip } from '../../../src/core/time/next-flips.ts';
import { day } from '../../support/a-book.ts';

const asOf = day('2026-01-01');
const byDeal: Distance = { to: 'high', measure: 'won-amount', amount: 500, by: '2026-03-01' };
const inDays = (days: number, to = 'low', dimension = 'value'): Flip => {
  return { dimension, on: asOf + days, to };
};

function roads(distance: Distance | null, flips: Flip[], byRule: Flip[] = []) {
  return roadsOf('value', distance, { flips, byRule }, { asOf, policy: Policy.parse({}) });
}

describe('the roads out of a class', () => {
  it('are what a person can do and what time does', () => {
    expect(roads(byDeal, [inDays(31)])).toEqual([
      byDeal,
      { to: 'low', measure: 'silence-days', amount: 31, by: '2026-02-01' },
    ]);
  });

  it('are those of the dimension alone', () => {
    expect(roads(null, [inDays(31, 'b', 'concentration')])).toEqual([]);
  });

  it('leave out what time does in more than a year', () => {
    expect(roads(null, [inDays(365)])).toHaveLength(1);
    expect(roads(null, [inDays(366)])).toEqual([]);
  });

  it('name the day of the rule and how many calibrations have to confirm it, where that comes first', () => {
    expect(roads(null, [inDays(300, 'unknown')], [inDays(31, 'medium')])).toEqual([
      { to: 'medium', measure: 'silence-days', amount: 31, by: '2026-02-01', confirmations: 2 },
    ]);
  });

  it('name the change at once where the rule says nothing else before', () => {
    const same = [inDays(31, 'unknown')];

    expect(roads(null, same, same)).toEqual([
      { to: 'unknown', measure: 'silence-days', amount: 31, by: '2026-02-01' },
    ]);
  });

  it('leave the way by time to the foresight, which knows better', () => {
    const silence: Distance = { to: 'low', measure: 'silence-days', amount: 9, by: '2026-01-10' };

    expect(roads(silence, [])).toEqual([]);
  });
});

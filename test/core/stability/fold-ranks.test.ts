import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Checkpoint, foldRanks } from '../../../src/core/stability/fold-ranks.ts';

const rules = { confirmations: 2, dwellDays: 60 };

/** A checkpoint every 30 days; the margin changes nothing unless an eased rank is given. */
function months(...ranks: (number | [raw: number, eased: number])[]): Checkpoint[] {
  return ranks.map((rank, month) => {
    const [raw, eased] = typeof rank === 'number' ? [rank, rank] : rank;
    return { on: 30 * month, raw, eased };
  });
}

describe('a class over calibrations', () => {
  it('is the rule’s own at the first calibration', () => {
    expect(foldRanks(months(2), rules)).toEqual({ rank: 2, since: 0, below: 0 });
    expect(foldRanks([], rules)).toBeUndefined();
  });

  it('rises at once, by as many ranks as it earns', () => {
    expect(foldRanks(months(3, 0), rules)).toEqual({ rank: 0, since: 30, below: 0 });
  });

  it('falls only when two calibrations in a row confirm it, and one rank at a time', () => {
    expect(foldRanks(months(0, 0, 0, 2), rules)).toEqual({ rank: 0, since: 0, below: 1 });
    expect(foldRanks(months(0, 0, 0, 2, 2), rules)).toEqual({ rank: 1, since: 120, below: 0 });
    expect(foldRanks(months(0, 0, 0, 2, 0, 2), rules)).toEqual({ rank: 0, since: 0, below: 1 });
  });

  it('stays while the account is inside the margin', () => {
    const nearby: [number, number] = [1, 0];
    expect(foldRanks(months(0, nearby, nearby, nearby, nearby), rules)).toEqual({
      ...{ rank: 0, since: 0, below: 0 },
    });
  });

  it('stays for the least time in a class, however often the fall is confirmed', () => {
    expect(foldRanks(months(1, 0, 3, 3), { ...rules, dwellDays: 90 })?.rank).toBe(0);
    expect(foldRanks(months(1, 0, 3, 3, 3), { ...rules, dwellDays: 90 })?.rank).toBe(1);
  });

  it('forgets what it held when too little is known', () => {
    expect(foldRanks(months(0, Number.NaN), rules)).toBeUndefined();
    expect(foldRanks(months(0, Number.NaN, 3), rules)?.rank).toBe(3);
  });

  const rank = fc.integer({ min: 0, max: 4 });
  const checkpoint = fc
    .tuple(rank, rank)
    .map(([a, b]) => [Math.max(a, b), Math.min(a, b)] as const);
  const history = fc
    .array(checkpoint, { minLength: 1, maxLength: 12 })
    .map((ranks) => months(...ranks.map(([raw, eased]): [number, number] => [raw, eased])));

  it('is never worse than the rule’s own with the margin would ever have been since', () => {
    fc.assert(
      fc.property(history, (checkpoints) => {
        const settled = foldRanks(checkpoints, rules);
        const worst = Math.max(...checkpoints.map(({ raw }) => raw));

        expect(settled?.rank).toBeLessThanOrEqual(worst);
        expect(settled?.rank).toBeLessThanOrEqual(checkpoints.at(-1)?.raw ?? Number.NaN);
      }),
    );
  });

  it('falls by at most one rank from one calibration to the next', () => {
    fc.assert(
      fc.property(history, (checkpoints) => {
        const ranks = checkpoints.map(
          (_, at) => foldRanks(checkpoints.slice(0, at + 1), rules)?.rank ?? Number.NaN,
        );

        for (const [at, next] of ranks.slice(1).entries())
          expect(next - (ranks[at] ?? 0)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('is the rule’s own when nothing has to be confirmed', () => {
    const free = { confirmations: 1, dwellDays: 0 };
    fc.assert(
      fc.property(fc.array(rank, { minLength: 1, maxLength: 12 }), (ranks) => {
        const checkpoints = months(...ranks);
        const last = ranks.at(-1) ?? 0;
        const before = foldRanks(checkpoints.slice(0, -1), free)?.rank ?? last;

        expect(foldRanks(checkpoints, free)?.rank).toBe(Math.min(last, before + 1));
      }),
    );
  });
});

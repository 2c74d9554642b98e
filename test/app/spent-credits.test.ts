import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { affordableAt, spentInWindow } from '../../src/app/spent-credits.ts';

const minute = 60_000;
const day = 86_400_000;

const spending = fc
  .array(fc.record({ at: fc.nat(3000), credits: fc.integer({ min: 1, max: 500 }) }))
  .map((minutes) =>
    minutes
      .toSorted((a, b) => a.at - b.at)
      .map(({ at, credits }) => ({ at: at * minute, credits })),
  );

describe('credits spent in any 24 hours', () => {
  it('leave the window a day after they were spent', () => {
    const minutes = [
      { at: 0, credits: 5 },
      { at: 10 * minute, credits: 7 },
    ];

    expect(spentInWindow(minutes, day)).toBe(12);
    expect(spentInWindow(minutes, day + minute)).toBe(7);
    expect(affordableAt(minutes, { credits: 6, limit: 15, now: day })).toBe(day + minute);
    expect(affordableAt(minutes, { credits: 3, limit: 15, now: day })).toBe(day);
  });

  it('never pass the limit at the instant that is promised, and would have before', () => {
    fc.assert(
      fc.property(spending, fc.integer({ min: 1, max: 400 }), (minutes, credits) => {
        const [limit, now] = [400, 3001 * minute];
        const at = affordableAt(minutes, { credits, limit, now });
        expect(at).toBeGreaterThanOrEqual(now);
        expect(spentInWindow(minutes, at) + credits).toBeLessThanOrEqual(limit);
        if (at > now) expect(spentInWindow(minutes, at - 1) + credits).toBeGreaterThan(limit);
      }),
    );
  });
});

import { describe, expect, it } from 'vitest';
import { leastForTrade, leastWithinWindow, type NamedRecords } from './least-for-trade.ts';
import type { Trader } from './open-market.ts';

const minuteMs = 60_000;
const oneHour = { beganAt: 0, endedAt: 60 * minuteMs, traders: [{} as Trader] };
/** Two readings every five minutes, two lists of deletions. */
const polls = 2 * 12 + 2 * 2;

function named(at: number, ...ids: string[]): NamedRecords {
  return { zgid: '1', at, ids };
}

describe('the least credits for a trade', () => {
  it('is the polls while nothing happens', () => {
    const nothing = { heardOfAccounts: [], heardOfDeals: [], written: [] };

    expect(leastForTrade([], oneHour)).toBe(polls);
    expect(total(leastWithinWindow(nothing, oneHour, 5000))).toBe(polls);
  });

  it('reads and writes once for all that falls into five minutes', () => {
    const written = [named(0, 'a'), named(2 * minuteMs, 'b'), named(6 * minuteMs, 'a')];

    expect(leastForTrade(written, oneHour)).toBe(polls + 2 + 2);
  });

  it('reads and writes once for all that is heard within the window', () => {
    const least = leastWithinWindow(
      {
        heardOfDeals: [named(0, 'd1'), named(4000, 'd2'), named(6000, 'd3')],
        heardOfAccounts: [named(1000, 'a')],
        written: [named(2000, 'a', 'b'), named(5000, 'c'), named(9000, 'a')],
      },
      oneHour,
      5000,
    );

    expect(least).toMatchObject({ 'GET /Deals?ids': 2, 'GET /Accounts?ids': 1 });
    expect(least['PUT /Accounts']).toBe(2);
    expect(total(least)).toBe(polls + 5);
  });

  it('gathers nothing of different organizations', () => {
    const written = [named(0, 'a'), { ...named(0, 'b'), zgid: '2' }];

    expect(leastForTrade(written, oneHour)).toBe(polls + 4);
  });
});

function total(credits: Record<string, number>): number {
  return Object.values(credits).reduce((sum, each) => sum + each, 0);
}

import { describe, expect, it } from 'vitest';
import { runFuzz } from './run-fuzz.ts';
import { runTrade, type TradeOptions } from './run-trade.ts';

/*
 * Short versions of `npm run bench -- trade` and `npm run bench -- fuzz`. What strikes when depends on how fast the machine is: no
 * figure is asserted but those that must hold whatever strikes.
 */
const options: TradeOptions = {
  organizations: 3,
  minutes: 6,
  seed: 1,
  rate: 90,
  hasFaults: true,
  kills: 2,
  editsPerHour: 300,
  quietMinutes: 30,
  nights: 1,
};

describe('a trade in which everything goes wrong', () => {
  it.each([1, 2])(
    'loses nothing and mixes nothing up, with seed %i',
    async (seed) => {
      const result = await runTrade({ ...options, seed });

      expect(result.differences).toEqual([]);
      expect(result.neverShown).toBe(0);
      expect(result.strangers).toEqual([]);
      expect(result.automationFired).toBe(0);
      expect(result.troubles['kill -9']).toBe(2);
      expect(total(result.faults)).toBeGreaterThan(0);
      expect(result.freshness.length).toBeGreaterThan(0);
      expect(result.compared).toBeGreaterThan(1500);
      expect(result.looks).toBeGreaterThan(0);
      expect(total(result.credits.tradeByOperation)).toBe(result.credits.trade);
      expect(total(result.credits.installationByOperation)).toBe(result.credits.installation);
    },
    180_000,
  );
});

describe('the door for notifications under fuzzed ones', () => {
  it('never fails, and loses none of the true ones', async () => {
    const result = await runFuzz({ requests: 1500, seed: 3 });
    const statuses = Object.keys(result.byStatus);

    expect(statuses.filter((status) => status.startsWith('5'))).toEqual([]);
    expect(statuses).toEqual(expect.arrayContaining(['202', '400', '403', '404', '405']));
    expect(result.events).toBeGreaterThan(2);
    expect(result).toMatchObject({ neverShown: 0, differences: 0, leftInInbox: 0 });
  }, 180_000);
});

function total(credits: Record<string, number>): number {
  return Object.values(credits).reduce((sum, each) => sum + each, 0);
}

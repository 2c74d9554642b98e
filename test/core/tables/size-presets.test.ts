import { describe, expect, it } from 'vitest';
import { chinaSizes, euSizes } from '../../../src/core/tables/size-presets.ts';

const none = undefined;

describe('China’s standard of 2017', () => {
  /** As printed: heads, and yearly revenue in units of 10,000 yuan, from which a company is medium and large. */
  it.each([
    ['agriculture', none, [500, 20_000]],
    ['manufacturing', [300, 1000], [2000, 40_000]],
    ['mining-energy', [300, 1000], [2000, 40_000]],
    ['construction', none, [6000, 80_000]],
    ['wholesale', [20, 200], [5000, 40_000]],
    ['retail', [50, 300], [500, 20_000]],
    ['transport', [300, 1000], [3000, 30_000]],
    ['storage', [100, 200], [1000, 30_000]],
    ['post', [300, 1000], [2000, 30_000]],
    ['lodging', [100, 300], [2000, 10_000]],
    ['catering', [100, 300], [2000, 10_000]],
    ['telecommunications', [100, 2000], [1000, 100_000]],
    ['software', [100, 300], [1000, 10_000]],
    ['real-estate', none, [1000, 200_000]],
    ['property-management', [300, 1000], [1000, 5000]],
    ['every', [100, 300], none],
  ] as const)('of %s asks for heads %j and revenue %j', (sector, heads, tenThousands) => {
    const { employees, revenue } = chinaSizes.rows[sector] ?? {};

    expect(employees).toEqual(heads);
    expect(revenue).toEqual(tenThousands?.map((amount) => amount * 10_000));
  });

  it('has every row of it, wants all measures, and counts a bound as reached', () => {
    expect(Object.keys(chinaSizes.rows)).toHaveLength(16);
    expect(chinaSizes).toMatchObject({ currency: 'CNY', combine: 'all', revenueCounts: 'from' });
  });
});

describe('the EU’s standard', () => {
  it('asks for 50 and 250 heads, or more than 10 and 50 million euros', () => {
    expect(euSizes).toEqual({
      ...{ currency: 'EUR', combine: 'any', revenueCounts: 'above' },
      rows: { every: { employees: [50, 250], revenue: [10_000_000, 50_000_000] } },
    });
  });
});

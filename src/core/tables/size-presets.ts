import type { SectorId } from './industries.ts';

/** From which head count and yearly revenue a company is no longer small, or no longer medium. */
export interface SizeRow {
  /** Least head counts of a medium and of a large company; absent where the standard does not count heads. */
  readonly employees?: readonly [medium: number, large: number] | undefined;
  /** Least yearly revenues of both, in the standard's currency; absent where it does not look at revenue. */
  readonly revenue?: readonly [medium: number, large: number] | undefined;
}

/** A size standard as data. */
export interface SizeStandard {
  /** ISO 4217 code of its amounts. */
  readonly currency: string;
  /**
   * How several measures of one company combine: it is as large as its largest (`any` lifts it), or only as large as all allow
   * (`all` must reach the bound).
   */
  readonly combine: 'any' | 'all';
  /** Whether a revenue equal to a bound belongs to the larger class (`from`) or to the smaller one (`above`). Heads always `from`. */
  readonly revenueCounts: 'from' | 'above';
  /** By sector; `every` for what is not named. */
  readonly rows: Readonly<{ every: SizeRow } & Partial<Record<SectorId, SizeRow>>>;
}

/**
 * Commission Recommendation 2003/361/EC, annex, article 2 (http://data.europa.eu/eli/reco/2003/361/oj): medium from 50 heads or
 * more than EUR 10 million of turnover, large from 250 heads or more than EUR 50 million. The balance sheet total that it
 * allows instead of turnover is not kept in a CRM; micro companies count as small here.
 */
export const euSizes: SizeStandard = {
  currency: 'EUR',
  combine: 'any',
  revenueCounts: 'above',
  rows: { every: { employees: [50, 250], revenue: [10_000_000, 50_000_000] } },
};

/**
 * 统计上大中小微型企业划分办法（2017）, after 工信部联企业〔2011〕300号 (https://www.stats.gov.cn/xxgk/tjbz/gjtjbz/), by sector: a company
 * must reach the lower bound of every measure or falls to the class below; micro companies count as small here. Total
 * assets, by which real estate, construction, leasing and finance (银发〔2015〕309号) are judged too, are not kept in a CRM: where
 * nothing else is given the row of the sectors that are not listed serves.
 */
export const chinaSizes: SizeStandard = {
  currency: 'CNY',
  combine: 'all',
  revenueCounts: 'from',
  rows: {
    every: { employees: [100, 300] },
    agriculture: { revenue: [5_000_000, 200_000_000] },
    manufacturing: { employees: [300, 1000], revenue: [20_000_000, 400_000_000] },
    'mining-energy': { employees: [300, 1000], revenue: [20_000_000, 400_000_000] },
    construction: { revenue: [60_000_000, 800_000_000] },
    wholesale: { employees: [20, 200], revenue: [50_000_000, 400_000_000] },
    retail: { employees: [50, 300], revenue: [5_000_000, 200_000_000] },
    transport: { employees: [300, 1000], revenue: [30_000_000, 300_000_000] },
    storage: { employees: [100, 200], revenue: [10_000_000, 300_000_000] },
    post: { employees: [300, 1000], revenue: [20_000_000, 300_000_000] },
    lodging: { employees: [100, 300], revenue: [20_000_000, 100_000_000] },
    catering: { employees: [100, 300], revenue: [20_000_000, 100_000_000] },
    telecommunications: { employees: [100, 2000], revenue: [10_000_000, 1_000_000_000] },
    software: { employees: [100, 300], revenue: [10_000_000, 100_000_000] },
    'real-estate': { revenue: [10_000_000, 2_000_000_000] },
    'property-management': { employees: [300, 1000], revenue: [10_000_000, 50_000_000] },
  },
};

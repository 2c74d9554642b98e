import type { Context } from '../dimensions/dimension.ts';
import type { AccountFacts } from '../facts.ts';
import type { Policy } from '../policy/policy.ts';
import { sectorOfText } from '../tables/industry-lookup.ts';
import { chinaSizes, euSizes, type SizeRow, type SizeStandard } from '../tables/size-presets.ts';

const ownStandards = new WeakMap<Policy['size'], SizeStandard>();

/** The size standard of a policy. */
export function sizeStandardOf({ size }: Policy): SizeStandard {
  if (size.standard === 'eu') return euSizes;
  if (size.standard === 'china') return chinaSizes;
  let standard = ownStandards.get(size);
  if (!standard) {
    standard = {
      currency: '',
      combine: 'any',
      revenueCounts: 'from',
      rows: { every: size.own ?? {} },
    };
    ownStandards.set(size, standard);
  }
  return standard;
}

/** The row of the policy's standard for an account's sector. */
export function sizeRowOf({ industry }: AccountFacts, { policy }: Context): SizeRow {
  const { rows } = sizeStandardOf(policy);
  const sector = sectorOfText(industry, policy.industry);
  return (sector && rows[sector.id]) ?? rows.every;
}

/** The level an account's head count speaks for: 0 small, 1 medium, 2 large; `NaN` when it is not known or the standard does not count heads. */
export function levelByHeads(account: AccountFacts, context: Context): number {
  const { employees: bounds } = sizeRowOf(account, context);
  const { employees = 0 } = account;
  if (!bounds || employees < 1) return Number.NaN;
  if (employees >= bounds[1]) return 2;
  return employees >= bounds[0] ? 1 : 0;
}

/** Likewise its yearly revenue; also `NaN` when it cannot be compared with the standard's currency. */
export function levelByRevenue(account: AccountFacts, context: Context): number {
  const { revenue: bounds } = sizeRowOf(account, context);
  const revenue = comparableRevenue(account, context);
  if (!bounds || !(revenue > 0)) return Number.NaN;
  const { revenueCounts } = sizeStandardOf(context.policy);
  if (reaches(revenue, bounds[1], revenueCounts)) return 2;
  return reaches(revenue, bounds[0], revenueCounts) ? 1 : 0;
}

function reaches(amount: number, bound: number, counts: SizeStandard['revenueCounts']): boolean {
  return counts === 'from' ? amount >= bound : amount > bound;
}

/** Yearly revenue in the standard's currency; `NaN` when it is not known or there is no rate. */
export function comparableRevenue(
  { annualRevenue = Number.NaN }: AccountFacts,
  { policy, home }: Context,
): number {
  const { standard, homeCurrencyPerUnit } = policy.size;
  if (standard === 'own') return annualRevenue;
  if (homeCurrencyPerUnit !== undefined) return annualRevenue / homeCurrencyPerUnit;
  return home?.currency === sizeStandardOf(policy).currency ? annualRevenue : Number.NaN;
}

/** Both levels as the standard combines them; the one that is known alone; `NaN` without any. */
export function sizeLevel(account: AccountFacts, context: Context): number {
  const byHeads = levelByHeads(account, context);
  const byRevenue = levelByRevenue(account, context);
  if (Number.isNaN(byHeads)) return byRevenue;
  if (Number.isNaN(byRevenue)) return byHeads;
  return sizeStandardOf(context.policy).combine === 'any'
    ? Math.max(byHeads, byRevenue)
    : Math.min(byHeads, byRevenue);
}

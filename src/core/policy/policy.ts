import { z } from 'zod';
import { customerTypeRules, geographyRules, industryRules, sizeRules } from './company-rules.ts';
import {
  groupRules,
  healthRules,
  loyaltyRules,
  needTypeRules,
  potentialRules,
} from './outlook-rules.ts';
import { stabilityRules } from './stability-rules.ts';

const share = z.number().min(0).max(1);
const weight = z.number().nonnegative();

/** One rung of an amount ladder: amounts from `from` (inclusive) up to the next rung (exclusive). */
const rung = z.strictObject({
  id: z.string().min(1).describe('Class id of the rung.'),
  from: z.number().describe('Lowest amount of the rung, in home currency.'),
});

const salesLevel = z
  .strictObject({
    ladder: z
      .array(rung)
      .min(1)
      .default([
        { id: 'l1', from: 1_000_000 },
        { id: 'l2', from: 500_000 },
        { id: 'l3', from: 200_000 },
        { id: 'l4', from: 100_000 },
        { id: 'l5', from: 0 },
      ])
      .describe('Rungs from the highest down. An amount of 0 or less is on no rung.'),
  })
  .prefault({});

const concentration = z
  .strictObject({
    a: share
      .default(0.8)
      .describe('Accounts are A while the share of revenue before them is below this.'),
    b: share.default(0.95).describe('Likewise B; the rest is C.'),
  })
  .prefault({});

const rfm = z
  .strictObject({
    method: z
      .enum(['mid-rank', 'quantile', 'edges'])
      .default('mid-rank')
      .describe(
        'How scores are cut: by mid-rank (ties together), by type-7 quantiles, or at given edges.',
      ),
    edges: z
      .strictObject({
        recencyDays: z
          .array(z.number())
          .length(4)
          .describe('Days below which R is 5, 4, 3, 2; ascending.'),
        frequency: z
          .array(z.number())
          .length(4)
          .describe('Deals from which F is 2, 3, 4, 5; ascending.'),
        monetary: z
          .array(z.number())
          .length(4)
          .describe('Amounts from which M is 2, 3, 4, 5; ascending.'),
      })
      .optional()
      .describe('The edges, for method "edges".'),
    scheme: z
      .enum(['segments', 'types'])
      .default('segments')
      .describe('Which classes are the answer: the 11 named segments or the 8 Chinese types.'),
    split: z
      .enum(['mean', 'median'])
      .default('mean')
      .describe('Where the 8 types split high from low.'),
  })
  .prefault({})
  .refine(({ method, edges }) => method !== 'edges' || edges !== undefined, {
    message: 'method "edges" needs "edges"',
    params: { zh: 'method 为 "edges" 时必须给出 "edges"' },
  });

const value = z
  .strictObject({
    weights: z
      .strictObject({
        revenue: weight.default(0.5).describe('Weight of the won amount in the window.'),
        frequency: weight.default(0.25).describe('Weight of the won deals in the window.'),
        profit: weight.default(0.15).describe('Weight of profit, where it is known.'),
        orderSize: weight.default(0.1).describe('Weight of the amount per won deal.'),
        loyalty: weight.default(0.1).describe('Weight of the loyalty score, where it counts.'),
      })
      .prefault({})
      .describe('Weights of the measures; measures that are absent drop out.'),
    loyaltyCounts: z
      .enum(['with-feedback', 'always'])
      .default('with-feedback')
      .describe(
        'Loyalty enters where feedback is known, or always: without feedback it rests on purchases alone, which frequency already counts.',
      ),
    high: share.default(0.8).describe('V from which value is high.'),
    medium: share.default(0.4).describe('V from which value is medium.'),
  })
  .prefault({});

const tier = z
  .strictObject({
    method: z
      .enum(['standard', 'sales-level', 'matrix'])
      .default('standard')
      .describe(
        'Compose the tier from value, concentration and potential; take it from the sales level; or from attractiveness (potential) against strength (loyalty).',
      ),
    strategicShare: share
      .default(0.2)
      .describe(
        'Standard: high-value accounts are strategic while the share of revenue before them is below this.',
      ),
    salesLevels: z
      .strictObject({
        strategic: z.array(z.string()).default(['l1']).describe('Rungs that are strategic.'),
        important: z.array(z.string()).default(['l2']).describe('Rungs that are important.'),
      })
      .prefault({})
      .describe('Sales level: which rungs are strategic and important; other buyers are general.'),
  })
  .prefault({});

const lifecycle = z
  .strictObject({
    lostBelow: share
      .default(0.2)
      .describe('Overdue and P(buy within the horizon) below this: lost.'),
    atRiskBelow: share.default(0.5).describe('Overdue and P below this: at risk.'),
    horizonDays: z.number().int().positive().default(90).describe('Least horizon of P, in days.'),
    horizonGaps: z
      .number()
      .positive()
      .default(2)
      .describe('The horizon is at least this many typical gaps.'),
  })
  .prefault({});

const valueType = z
  .strictObject({
    minEvidence: z
      .number()
      .int()
      .positive()
      .default(3)
      .describe('Least pieces of evidence for a decision.'),
    lead: z.number().positive().default(2).describe('Least lead of the winner, in points.'),
    serviceWords: z
      .array(z.string().min(1))
      .default([
        'service',
        'consult',
        'training',
        'support',
        'implementation',
        'maintenance',
        '服务',
        '咨询',
        '培训',
        '实施',
        '维保',
        '运维',
      ])
      .describe('A product or deal type that contains one of these words is a service.'),
    priceWords: z
      .array(z.string().min(1))
      .default(['price', 'pricing', 'budget', 'cost', 'expensive', '价格', '报价', '预算', '成本'])
      .describe('A loss reason that contains one of these words means the price.'),
    serviceShare: share
      .default(0.3)
      .describe('Service share of wins from which buying is advice-led.'),
  })
  .prefault({});

/**
 * How one organization classifies: every threshold, weight and ladder, with the product's defaults. `Policy.parse({})`
 * is the standard policy. Names without a rule in it do not exist: unknown keys are refused.
 */
export const Policy = z.strictObject({
  name: z.string().min(1).max(60).default('standard').describe('Name people know the policy by.'),
  windowDays: z
    .number()
    .int()
    .positive()
    .max(36_500)
    .nullable()
    .default(365)
    .describe('Days of deals that frequency and monetary look back on; null for all history.'),
  salesLevel: salesLevel.describe('The amount ladder.'),
  concentration: concentration.describe('Where A, B and C part, by cumulative share of revenue.'),
  rfm: rfm.describe('How recency, frequency and monetary are scored and named.'),
  value: value.describe('What value is made of, and from which score it is high and medium.'),
  tier: tier.describe('How the management level is composed.'),
  lifecycle: lifecycle.describe('When an account is at risk and when it is lost.'),
  stability: stabilityRules.describe('How long a class is held before it falls.'),
  valueType: valueType.describe(
    'How much evidence a value type takes, and what counts as evidence.',
  ),
  groups: groupRules.describe('Whose figures decide for accounts of a group.'),
  needType: needTypeRules.describe('When the mix of what an account buys is a need.'),
  industry: industryRules.describe('How texts of the field Industry become industries.'),
  size: sizeRules.describe('From which head count and revenue a company is medium and large.'),
  geography: geographyRules.describe('Where home is, and how near is local.'),
  customerType: customerTypeRules.describe('How Account_Type and Ownership become customer types.'),
  potential: potentialRules.describe('What potential is made of.'),
  loyalty: loyaltyRules.describe('What loyalty is made of.'),
  health: healthRules.describe('What health is made of, and what caps it.'),
});

/** How one organization classifies. */
export type Policy = z.infer<typeof Policy>;

import { z } from 'zod';

const share = z.number().min(0).max(1);
const weight = z.number().nonnegative();

/** Whose figures decide the value-like dimensions of an account that belongs to a group. */
export const groupRules = z
  .strictObject({
    figures: z
      .enum(['own', 'group', 'greater'])
      .default('own')
      .describe(
        'An account is judged by its own deals, by all deals of its group (subsidiaries inherit), or by whichever gives the better class. With "group" the book is ranked by groups.',
      ),
  })
  .prefault({});

/** When the mix of what an account buys is a need. */
export const needTypeRules = z
  .strictObject({
    serviceFrom: share
      .default(0.7)
      .describe('Service share of won deals from which it is service.'),
    productBelow: share.default(0.3).describe('Service share below which the need is product.'),
    minCoverage: share
      .default(0.5)
      .describe('Least share of won deals of which it is known what was sold.'),
  })
  .prefault({})
  .refine(({ serviceFrom, productBelow }) => productBelow <= serviceFrom, {
    message: '"productBelow" must not be above "serviceFrom"',
    params: { zh: '"productBelow" 不能大于 "serviceFrom"' },
  });

/** What potential is made of. */
export const potentialRules = z
  .strictObject({
    weights: z
      .strictObject({
        pipeline: weight.default(0.4).describe('Weight of the amount of open deals.'),
        size: weight.default(0.2).describe('Weight of the company’s size.'),
        growth: weight.default(0.2).describe('Weight of growth against the window before.'),
        whiteSpace: weight.default(0.2).describe('Weight of what others buy and it does not yet.'),
      })
      .prefault({})
      .describe('Weights of the measures; measures that are absent drop out.'),
    high: share.default(0.65).describe('Score from which potential is high.'),
    medium: share.default(0.35).describe('Score from which potential is medium.'),
    minCoverage: share
      .default(0.5)
      .describe('Least share of the weights whose measures are known; below it is unknown.'),
  })
  .prefault({});

/** What loyalty is made of. */
export const loyaltyRules = z
  .strictObject({
    weights: z
      .strictObject({
        tenure: weight.default(0.25).describe('Weight of the time from first to last purchase.'),
        regularity: weight.default(0.25).describe('Weight of how even its purchases are.'),
        repeat: weight.default(0.25).describe('Weight of the share of repeat purchases.'),
        feedback: weight.default(0.25).describe('Weight of satisfaction.'),
      })
      .prefault({})
      .describe('Weights of the measures; measures that are absent drop out.'),
    high: share.default(0.7).describe('Score from which loyalty is high.'),
    medium: share.default(0.4).describe('Score from which loyalty is medium.'),
  })
  .prefault({});

/** What health is made of, and what caps it. */
export const healthRules = z
  .strictObject({
    weights: z
      .strictObject({
        rhythm: weight.default(0.4).describe('Weight of the chance of another purchase.'),
        trend: weight.default(0.2).describe('Weight of growth against the window before.'),
        touches: weight.default(0.15).describe('Weight of recent contact.'),
        feedback: weight.default(0.15).describe('Weight of satisfaction.'),
        cases: weight.default(0.1).describe('Weight of open cases.'),
      })
      .prefault({})
      .describe('Weights of the measures; measures that are absent drop out.'),
    green: share.default(0.6).describe('Score from which health is green.'),
    amber: share.default(0.3).describe('Score from which health is amber.'),
    poorFeedback: share
      .default(0.4)
      .describe('Satisfaction below this is critical: health is amber at best.'),
    rareSilence: share
      .default(0.05)
      .describe(
        'A silence that an account which still buys keeps in fewer cases than this is critical: health is amber at best.',
      ),
    touchDays: z
      .number()
      .int()
      .positive()
      .default(90)
      .describe('Days without contact after which the measure of touches has fallen by half.'),
  })
  .prefault({});

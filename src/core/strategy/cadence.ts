import { z } from 'zod';

const days = z.number().int().min(1).max(3650);

/**
 * When a play is to be done: within days after an event, days before a purchase that is expected, every so many days, or
 * when an occasion comes.
 */
export const Cadence = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('after'),
    event: z
      .enum(['purchase', 'missed-purchase', 'feedback', 'class-entered'])
      .describe(
        '"missed-purchase": the account has been silent for half again its usual gap; "class-entered": the last of the play’s conditions came true.',
      ),
    days: days.describe('Done at the latest so many days after the event.'),
    restDays: days
      .optional()
      .describe(
        'Not again within so many days, and not at all for an account that usually buys again sooner: nobody wants a call per order.',
      ),
  }),
  z.strictObject({
    kind: z.literal('before'),
    event: z.enum(['expected-purchase']).describe('Expected by the account’s own rhythm.'),
    days: days.describe('Done at the latest so many days before the event.'),
  }),
  z.strictObject({
    kind: z.literal('every'),
    days: days.describe('Days from one time to the next.'),
  }),
  z.strictObject({
    kind: z.literal('on'),
    occasion: z.enum([
      'new-product',
      'promotion',
      'expert-visit',
      'holiday',
      'birthday',
      'new-deal',
    ]),
  }),
]);

/** When a play is to be done. */
export type Cadence = z.infer<typeof Cadence>;

import { z } from 'zod';

/** How long a class is kept once the figures fall. */
export const stabilityRules = z
  .strictObject({
    dimensions: z
      .array(z.enum(['tier', 'value', 'sales-level', 'concentration', 'potential', 'loyalty']))
      .default(['tier', 'value', 'sales-level', 'concentration'])
      .describe('Dimensions whose classes rise at once and fall only when confirmed; none for [].'),
    margin: z
      .number()
      .min(0)
      .max(0.5)
      .default(0.1)
      .describe('Share of a line by which an account must be below it before a fall is counted.'),
    confirmations: z
      .number()
      .int()
      .min(1)
      .max(12)
      .default(2)
      .describe('Calibrations in a row that must find the account below.'),
    dwellDays: z
      .number()
      .int()
      .min(0)
      .max(366)
      .default(60)
      .describe('Least days in a class before it may fall.'),
  })
  .prefault({});

import { z } from 'zod';
import { customerTypeIds } from '../tables/customer-types.ts';
import { industryIds } from '../tables/industries.ts';

const words = <Id extends string>(ids: readonly [Id, ...Id[]]) =>
  z
    .record(z.string().min(1), z.enum(ids))
    .default({})
    .describe('What a text in the CRM means here; goes before the product’s own table.');

const usesTable = z
  .boolean()
  .default(true)
  .describe('Whether the product’s own table is asked where the words above are silent.');

/** How texts of the field Industry become industries. */
export const industryRules = z.strictObject({ words: words(industryIds), usesTable }).prefault({});

/** How Account_Type and Ownership become customer types. */
export const customerTypeRules = z
  .strictObject({ words: words(customerTypeIds), usesTable })
  .prefault({});

const bounds = z.tuple([z.number().nonnegative(), z.number().nonnegative()]);

/** From which head count and revenue a company is medium and large. */
export const sizeRules = z
  .strictObject({
    standard: z
      .enum(['eu', 'china', 'own'])
      .default('eu')
      .describe(
        'EU recommendation 2003/361/EC, China’s standard of 2017 by sector, or bounds of your own.',
      ),
    own: z
      .strictObject({
        employees: bounds.optional().describe('Heads from which it is medium and large.'),
        revenue: bounds
          .optional()
          .describe('Yearly revenue, in home currency, from which it is medium and large.'),
      })
      .optional()
      .describe('The bounds, for standard "own".'),
    homeCurrencyPerUnit: z
      .number()
      .positive()
      .optional()
      .describe(
        'What one unit of the standard’s currency (EUR, CNY) costs in home currency; without it revenue in another currency is not compared.',
      ),
  })
  .prefault({})
  .refine(({ standard, own }) => standard !== 'own' || own?.employees || own?.revenue, {
    message: 'standard "own" needs "own" with "employees" or "revenue"',
  });

/** Where home is, and how near is local. */
export const geographyRules = z
  .strictObject({
    home: z
      .strictObject({
        country: z.string().min(1).optional(),
        region: z.string().min(1).optional(),
        city: z.string().min(1).optional(),
      })
      .optional()
      .describe('Where you sell from; the organization’s address in the CRM when absent.'),
    localWithin: z
      .enum(['city', 'region', 'country'])
      .default('region')
      .describe('Local accounts are in the same city, state or province, or country.'),
    countries: z
      .record(z.string().min(1), z.string().regex(/^[A-Z]{2}$/))
      .default({})
      .describe('ISO 3166-1 alpha-2 codes of countries as they are written here.'),
    regions: z
      .record(z.string().regex(/^[A-Z]{2}$/), z.string().regex(/^[a-z][a-z0-9-]*$/))
      .default({})
      .describe('Region ids by country code; goes before the product’s own table.'),
    usesTable,
  })
  .prefault({});

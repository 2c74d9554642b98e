import { z } from 'zod';
import { says } from '../checked-json.ts';

const place = {
  column: z.string().min(1).optional().describe('Name of the column in the header.'),
  index: z.int().min(0).optional().describe('Number of the column, the first is 0.'),
  value: z
    .union([z.string(), z.number(), z.boolean()])
    .optional()
    .describe('The same value for every row.'),
};

/** A field: a column's name, or an object that says where its values stand and how they are written. */
function field<Shape extends z.ZodRawShape>(how: Shape) {
  return z.preprocess(
    (given) => (typeof given === 'string' ? { column: given } : given),
    z
      .strictObject({ ...place, ...how })
      .refine(
        (given: { column?: unknown; index?: unknown; value?: unknown }) =>
          [given.column, given.index, given.value].filter((part) => part !== undefined).length ===
          1,
        says(
          'expected a column name, or exactly one of "column", "index" and "value"',
          '应为列名，或在 "column"、"index"、"value" 中恰好给出一个',
        ),
      ),
  );
}

const decimal = z
  .enum(['.', ','])
  .describe('What stands before the fraction of a number; "." when absent.');

const text = field({});
const number = field({
  scale: z.number().optional().describe('Each number is multiplied by this.'),
  decimal: decimal.optional(),
});
const date = field({
  format: z
    .string()
    .min(1)
    .optional()
    .describe('How dates are written, as in "M/d/yyyy"; without it, year first.'),
});
const words = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const listOfWords = z.union([z.array(words), words.transform((word) => [word])]);
const stage = field({
  won: listOfWords.optional().describe('Values of a won deal.'),
  lost: listOfWords.optional().describe('Values of a lost deal; every other value is open.'),
}).refine((given) => given.lost === undefined || given.won !== undefined, {
  ...says(
    'expected beside "lost": which values are won',
    '使用 "lost" 时须同时给出：哪些值表示赢单',
  ),
  path: ['won'],
});

/** How a file is written; given at the top for both files, or in "accounts" or "deals" for one. */
const format = {
  delimiter: z
    .string()
    .transform((given) => (given === 'tab' ? '\t' : given))
    .refine(
      (given) => given === 'whitespace' || /^(?!["\w])[ -~\t]$/.test(given),
      says(
        'expected a single character that is no quote, letter or digit, "tab" or "whitespace"',
        '应为单个字符（引号、字母、数字除外）、"tab" 或 "whitespace"',
      ),
    )
    .optional()
    .describe('What stands between two fields; "," when absent.'),
  header: z.boolean().optional().describe('Whether the first line names the columns; true.'),
  encoding: z
    .string()
    .refine(
      isEncoding,
      says(
        'is no known encoding such as "utf-8" or "gb18030"',
        '不是已知编码，例如 "utf-8" 或 "gb18030"',
      ),
    )
    .optional()
    .describe('How characters are written; "utf-8" when absent.'),
  decimal: decimal.optional(),
  missing: z
    .array(z.string())
    .optional()
    .describe('Texts that mean "not known", beside the empty one; "NULL", "null" and "\\N".'),
};

const accounts = z
  .looseObject({
    ...format,
    id: text.optional(),
    name: text.optional(),
    parent: text.optional().describe('The account it belongs to, by id or by name.'),
    industry: text.optional(),
    accountType: text.optional(),
    ownership: text.optional(),
    employees: number.optional(),
    annualRevenue: number.optional(),
    country: text.optional(),
    region: text.optional(),
    city: text.optional(),
    owner: text.optional(),
    createdOn: date.optional(),
    lastContactOn: date.optional().describe('The day somebody last spoke with or wrote to it.'),
    satisfaction: number
      .optional()
      .describe('What it said when asked, 0 to 1; use "scale" for other scales.'),
    openCases: number.optional().describe('Service cases that are open.'),
  })
  .refine(({ id, name }) => id !== undefined || name !== undefined, {
    ...says('expected "id" or "name", to tell accounts apart', '应给出 "id" 或 "name" 以区分客户'),
    path: ['id'],
  });

const deals = z.looseObject({
  ...format,
  id: text.optional().describe('Without it every row is a deal of its own.'),
  account: text.describe('The account of the deal, by id or by a name only one account has.'),
  accountName: text.optional().describe('Its name, where accounts come from the deals.'),
  stage: stage.optional().describe('Without it every row is a won deal.'),
  amount: number.optional(),
  closedOn: date,
  createdOn: date.optional(),
  type: text.optional(),
  product: text.optional(),
  lossReason: text.optional(),
});

/**
 * Where the facts of accounts and deals stand in exported files. Without "deals" the columns of Zoho's own exports and
 * bulk reads are looked for.
 */
export const Mapping = z.looseObject({
  ...format,
  accounts: accounts.optional(),
  deals: deals.optional(),
});

export type Mapping = z.infer<typeof Mapping>;
export type AccountsMapping = z.infer<typeof accounts>;
export type DealsMapping = z.infer<typeof deals>;
export type TextField = z.infer<typeof text>;
export type NumberField = z.infer<typeof number>;
export type DateField = z.infer<typeof date>;
export type StageField = z.infer<typeof stage>;

/** The names that mean something in each part of a mapping. */
export const knownNames = {
  mapping: Object.keys(Mapping.shape),
  accounts: Object.keys(accounts.shape),
  deals: Object.keys(deals.shape),
};

function isEncoding(label: string): boolean {
  try {
    return new TextDecoder(label).encoding !== '';
  } catch {
    return false;
  }
}

import { describe, expect, it } from 'vitest';
import { readBook } from '../../../src/cli/book/read-book.ts';
import { CliError } from '../../../src/cli/cli-error.ts';
import { readMapping } from '../../../src/cli/mapping/read-mapping.ts';
import { aFile } from '../run-tierwise.ts';

const good = { account: 'who', closedOn: 'when', amount: 'sum' };

/** How a mapping is refused on a small file of deals: sentence and remedy, in both languages. */
async function refused(
  mapping: unknown,
  deals: string | Buffer = 'who,when,sum\nA,2026-05-01,5\n',
): Promise<string> {
  const files = { accounts: undefined, deals: aFile(deals, 'deals.csv') };
  try {
    await readBook(files, readMapping(aFile(mapping, 'mapping.json')).mapping);
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    expect(error.sentence.zh).not.toBe('');
    expect(error.remedy.zh).not.toBe('');
    return `${error.sentence.en} ${error.remedy.en}`;
  }
  return 'it was accepted';
}

describe('a mapping is refused', () => {
  it.each<[string, unknown, string[]]>([
    [
      'for a column that the file does not have, naming it and those there are',
      { deals: { ...good, amount: 'total' } },
      ['no column “total”', 'deals.amount', 'who, when, sum'],
    ],
    [
      'for a column in a file that is all one column, suggesting the delimiter',
      { delimiter: '\t', deals: good },
      ['no column “who”', '"delimiter": ","'],
    ],
    [
      'for an index beyond the last column',
      { deals: { ...good, amount: { index: 3 } } },
      ['deals.amount at index 3', 'last column', 'index 2'],
    ],
    [
      'for a name in a file without a header',
      { header: false, deals: good },
      ['without a header', '{"index": 0}'],
    ],
    ['without an account', { deals: { closedOn: 'when' } }, ['deals.account: is missing']],
    ['without a closing date', { deals: { account: 'who' } }, ['deals.closedOn: is missing']],
    [
      'for a date format that has no month',
      { deals: { ...good, closedOn: { column: 'when', format: 'dd/mm/yyyy' } } },
      ['“dd/mm/yyyy” of deals.closedOn needs MM', 'mm minutes'],
    ],
    [
      'for a date format with unknown letters',
      { deals: { ...good, closedOn: { column: 'when', format: 'yyyy-ww-dd' } } },
      ['“yyyy-ww-dd”', 'mean nothing: w', 'yyyy yy MMMM'],
    ],
    [
      'for a field that is said twice',
      { deals: { ...good, amount: { column: 'sum', index: 2 } } },
      ['deals.amount', 'exactly one of "column", "index" and "value"'],
    ],
    [
      'for a field that is said nowhere',
      { deals: { ...good, amount: { scale: 2 } } },
      ['deals.amount', 'exactly one of'],
    ],
    [
      'for an unknown part of a field',
      { deals: { ...good, amount: { column: 'sum', factor: 2 } } },
      ['deals.amount', '"factor"'],
    ],
    [
      'for an index that is none',
      { deals: { ...good, amount: { index: -1 } } },
      ['deals.amount.index'],
    ],
    [
      'for lost stages without won ones',
      { deals: { ...good, stage: { column: 'who', lost: ['x'] } } },
      ['deals.stage.won', 'which values are won'],
    ],
    ['for a delimiter of several characters', { delimiter: '||', deals: good }, ['delimiter']],
    ['for an encoding that does not exist', { encoding: 'utf-9', deals: good }, ['encoding']],
    [
      'for accounts that nothing tells apart',
      { accounts: { country: 'c' }, deals: good },
      ['accounts.id', '"id" or "name"'],
    ],
    [
      'for a slip of the pen',
      { deals: { ...good, amuont: 'sum' } },
      ['“deals.amuont”', '“amount”'],
    ],
    ['for a slip at the top', { delimeter: ';', deals: good }, ['Did you mean “delimiter”?']],
    [
      'for a constant that cannot be read',
      { deals: { ...good, closedOn: { value: 'May' } } },
      ['deals.closedOn', '“May”'],
    ],
    ['that is no object', '[]', ['expected object']],
    ['that is no JSON', '{', ['is not JSON']],
  ])('%s', async (_, mapping, said) => {
    const text = await refused(mapping);

    for (const part of said) expect(text).toContain(part);
  });

  it('by an export that is not from Zoho, naming the column it misses and those there are', async () => {
    const text = await refused({}, 'customer,date\nA,2026-05-01\n');

    expect(text).toContain('no column “Account Name” (“Account_Name” in a bulk read)');
    expect(text).toContain('--mapping');
    expect(text).toContain('customer, date');
  });

  it('by a header in another encoding, suggesting to say which', async () => {
    // 客户,日期 as a Chinese Excel writes it.
    const header = Buffer.from([0xbf, 0xcd, 0xbb, 0xa7, 0x2c, 0xc8, 0xd5, 0xc6, 0xda, 0x0a]);
    const mapping = { deals: { account: '客户', closedOn: '日期' } };

    expect(await refused(mapping, header)).toContain('"encoding": "gb18030"');
    expect(await refused({}, header)).toContain('"encoding": "gb18030"');
    expect(await refused({ ...mapping, encoding: 'gb18030' }, header)).toBe('it was accepted');
  });

  it('by a header whose quotes are broken', async () => {
    expect(await refused({ deals: good }, '"who"x,when\n')).toContain('broken quotes');
  });
});

describe('a mapping', () => {
  it('may name what is not read here, and is told so', async () => {
    const mapping = {
      comment: 'from the old CRM',
      deals: { ...good, probability: 'p', salesAgent: { column: 'agent' } },
      region: 'EU',
    };

    expect(readMapping(aFile(mapping)).ignored).toEqual([
      'region',
      'deals.probability',
      'deals.salesAgent',
    ]);
  });

  it('is nothing without a file', async () => {
    expect(readMapping(undefined)).toEqual({ mapping: {}, ignored: [] });
  });
});

import { describe, expect, it } from 'vitest';
import { numberFacts, textFacts } from '../../../src/cli/book/account-list.ts';
import { readBook } from '../../../src/cli/book/read-book.ts';
import { readMapping } from '../../../src/cli/mapping/read-mapping.ts';
import { type Book, noDay, outcomes } from '../../../src/core/book/book.ts';
import { countDeals } from '../../../src/core/book/count-deals.ts';
import { formatDay, parseDay } from '../../../src/core/day.ts';
import { aFile } from '../run-tierwise.ts';

interface Given {
  deals: string | Buffer;
  accounts?: string | Buffer;
  mapping?: unknown;
}

/** A book read from files given as text, with its rows told in short. */
async function read({ deals, accounts, mapping }: Given) {
  const path = mapping === undefined ? undefined : aFile(mapping, 'mapping.json');
  const files = {
    accounts: accounts === undefined ? undefined : aFile(accounts, 'accounts.csv'),
    deals: aFile(deals, 'deals.csv'),
  };
  const result = await readBook(files, readMapping(path).mapping);
  const { book } = result;
  const rows = Array.from({ length: book.rows }, (_, row) => {
    const closedOn = book.deals.closedOn[row] as number;
    return {
      account: book.accounts.at(book.deals.account[row] ?? -1)?.id,
      outcome: outcomes[book.deals.outcome[row] as number],
      amount: book.deals.amount[row],
      closedOn: closedOn === noDay ? undefined : formatDay(closedOn),
    };
  });
  return {
    ...result,
    rows,
    count: countDeals(book, parseDay('2026-06-30') ?? 0, result.unreadable),
  };
}

/** The facts of every account. */
function factsOf({ accounts }: Book) {
  return [...accounts].map((account) =>
    Object.fromEntries(accountFacts.map((fact) => [fact, account[fact]])),
  );
}

const accountFacts = ['id', 'name', ...textFacts, ...numberFacts] as const;

const simple = { deals: { account: 'who', closedOn: 'when', amount: 'sum' } };

describe('an export of Zoho CRM', () => {
  const accounts = [
    'Record Id,Account Name,Parent Account.id,Parent Account,Industry,Employees,Annual Revenue,Billing Country',
    'zcrm_111,Acme,,,Manufacturing,"1,200","$ 5,000,000.00",China',
    'zcrm_222,Best,zcrm_111,Acme,,,,',
  ].join('\n');

  it('is read by its labels, with or without zcrm_ before ids', async () => {
    const deals = [
      'Record Id,Deal Name,Amount,Stage,Closing Date,Account Name.id,Account Name,Created Time,Type',
      'zcrm_1,First,"¥ 1,000.00",Closed Won,2026-05-01,zcrm_111,Acme,2026-04-01 10:11:12,New Business',
      '2,Second,500,Closed Lost,2026-05-02,222,Best,2026-04-01 10:11:12,',
      'zcrm_2,Second,700,Closed Won,2026-05-03,222,Best,2026-04-01 10:11:12,',
    ].join('\r\n');
    const { book, rows, count } = await read({ accounts, deals });

    expect(factsOf(book)).toMatchObject([
      {
        ...{ id: '111', name: 'Acme', industry: 'Manufacturing', country: 'China' },
        ...{ employees: 1200, annualRevenue: 5_000_000 },
      },
      { id: '222', name: 'Best', parentId: '111', employees: undefined },
    ]);
    expect(rows).toEqual([
      { account: '111', outcome: 'won', amount: 1000, closedOn: '2026-05-01' },
      { account: undefined, outcome: 'lost', amount: 500, closedOn: '2026-05-02' },
      { account: '222', outcome: 'won', amount: 700, closedOn: '2026-05-03' },
    ]);
    expect(count).toEqual({ counted: 2, excluded: { 'duplicate-id': 1 } });
    expect(book.names.type).toEqual(['', 'New Business']);
  });

  it('may name accounts and parents instead of giving ids', async () => {
    const { book, rows } = await read({
      accounts:
        'Record Id,Account Name,Parent Account\n1,Acme,\n2,Best,Acme\n3,Twin,\n4,Twin,Twin\n',
      deals: [
        'Deal Name,Account Name,Stage,Amount,Closing Date',
        'a,Acme,Closed Won,1,2026-05-01',
        'b, Best ,Closed Won,2,2026-05-01',
        'c,Twin,Closed Won,3,2026-05-01',
      ].join('\n'),
    });

    expect(rows.map(({ account }) => account)).toEqual(['1', '2', undefined]);
    expect(book.strays['unknown-account']).toBe(1);
    expect([...book.accounts].map(({ parentId }) => parentId)).toEqual([
      undefined,
      '1',
      undefined,
      'Twin',
    ]);
  });

  it('prefers an id to a name that looks like one', async () => {
    const { rows } = await read({
      accounts: 'Record Id,Account Name\n1,2\n2,Best\n',
      deals: 'Account Name,Stage,Amount,Closing Date\n2,Closed Won,1,2026-05-01\n',
    });

    expect(rows[0]?.account).toBe('2');
  });

  it('is read in Chinese', async () => {
    const { book, rows } = await read({
      accounts: '记录 ID,客户名称,上级客户,行业,员工数量\n1,甲公司,,制造业,50\n2,乙公司,甲公司,,\n',
      deals: [
        '记录 ID,商机名称,客户名称,阶段,金额,预计成交日期',
        '1,一,甲公司,赢单,￥100,2026-05-01',
        '2,二,乙公司,已关闭-丢失,200,2026/5/2',
        '3,三,乙公司,谈判/审查,200,2026年5月3日',
      ].join('\n'),
    });

    expect(factsOf(book)).toMatchObject([
      { name: '甲公司', industry: '制造业', employees: 50 },
      { name: '乙公司', parentId: '1' },
    ]);
    expect(rows).toEqual([
      { account: '1', outcome: 'won', amount: 100, closedOn: '2026-05-01' },
      { account: '2', outcome: 'lost', amount: 200, closedOn: '2026-05-02' },
      { account: '2', outcome: 'open', amount: 200, closedOn: '2026-05-03' },
    ]);
  });
});

describe('a bulk read of Zoho CRM', () => {
  it('is read by its API names, where a deal holds the id of its account', async () => {
    const { book, rows } = await read({
      accounts: 'Id,Account_Name,Parent_Account,Annual_Revenue\n11,Acme,,5000\n22,Best,11,\n',
      deals: [
        'Id,Account_Name,Stage,Amount,Closing_Date,Created_Time,Reason_For_Loss__s',
        '1,11,Closed Won,10,2026-05-01,2026-04-30T23:30:00+05:30,',
        '2,22,Closed-Lost to Competition,10,2026-05-01,2026-05-02T00:00:00Z,Price',
        '3,,Qualification,,,2026-05-02T00:00:00Z,',
      ].join('\n'),
    });

    expect(rows.map(({ account, outcome }) => [account, outcome])).toEqual([
      ['11', 'won'],
      ['22', 'lost'],
      [undefined, 'open'],
    ]);
    expect(formatDay(book.deals.createdOn[0] ?? 0)).toBe('2026-04-30');
    expect(book.names.lossReason).toEqual(['', 'Price']);
    expect(book.accounts.at(1)?.parentId).toBe('11');
  });
});

describe('a mapped file', () => {
  it('may be set with blanks and without a header', async () => {
    const { rows, book } = await read({
      deals: ' 00004 0001 19970101  2   29.33\n 00021 0002 19970113  1   11.77\n',
      mapping: {
        ...{ delimiter: 'whitespace', header: false },
        deals: {
          account: { index: 1 },
          closedOn: { index: 2, format: 'yyyyMMdd' },
          amount: { index: 4, scale: 1000 },
        },
      },
    });

    expect([...book.accounts].map(({ id }) => id)).toEqual(['0001', '0002']);
    expect(rows[0]).toEqual({
      ...{ account: '0001', outcome: 'won', amount: 29_330, closedOn: '1997-01-01' },
    });
  });

  it('counts every row as a deal when no id is mapped, and every deal as won when no stage is', async () => {
    const deals = 'who,when,sum\nA,2026-05-01,1\nA,2026-05-01,1\n';
    const { count } = await read({ deals, mapping: simple });

    expect(count).toEqual({ counted: 2, excluded: {} });
  });

  it('takes the same value for every row', async () => {
    const { rows } = await read({
      deals: 'who\nA\n',
      mapping: {
        deals: {
          account: 'who',
          closedOn: { value: '2026-05-01' },
          amount: { value: 5, scale: 2 },
          stage: { value: 'Paid', won: 'paid' },
        },
      },
    });

    expect(rows).toEqual([{ account: 'A', outcome: 'won', amount: 10, closedOn: '2026-05-01' }]);
  });

  it('may be all of one account', async () => {
    const mapping = { deals: { ...simple.deals, account: { value: 'Acme' } } };
    const { rows, book } = await read({ deals: 'when,sum\n2026-05-01,5\n2026-05-02,6\n', mapping });

    expect(factsOf(book)).toEqual([{ id: 'Acme', name: 'Acme' }]);
    expect(rows.map(({ account }) => account)).toEqual(['Acme', 'Acme']);
  });

  it('finds columns and stages whose name differs in case, blanks and underscores', async () => {
    const { rows } = await read({
      deals:
        ' Who Is It,Close Date,deal_stage\nA,2026-05-01,"won "\nA,2026-05-01,WON\nA,2026-05-01,Lost\n',
      mapping: {
        deals: {
          account: 'who_is_it',
          closedOn: 'close_date',
          stage: { column: 'Deal Stage', won: ['Won'] },
        },
      },
    });

    expect(rows.map(({ outcome }) => outcome)).toEqual(['won', 'won', 'open']);
  });

  it('reads empty fields and NULL as not known, and other words that it names', async () => {
    const { rows } = await read({
      deals: 'who,when,sum\nNULL,NULL,NULL\nA,,\n\\N,n/a,-\n',
      mapping: simple,
    });
    const named = await read({
      deals: 'who,when,sum\nA,n/a,-\n',
      mapping: { ...simple, missing: ['n/a', '-'] },
    });

    const nothing = { account: undefined, amount: Number.NaN, closedOn: undefined };
    expect(rows).toMatchObject([nothing, { ...nothing, account: 'A' }]);
    expect(named.rows).toMatchObject([{ ...nothing, account: 'A' }]);
  });

  it('may tell the last contact, satisfaction and open cases of an account', async () => {
    const { book, problems } = await read({
      accounts: 'id,spoken,happy,cases\nA,2026-05-01,85,2\nB,,,\nC,soon,much,none\n',
      deals: 'who,when\nA,2026-05-01\n',
      mapping: {
        accounts: {
          id: 'id',
          lastContactOn: 'spoken',
          satisfaction: { column: 'happy', scale: 0.01 },
          openCases: 'cases',
        },
        deals: { account: 'who', closedOn: 'when' },
      },
    });
    const nothing = { lastContactOn: undefined, satisfaction: undefined, openCases: undefined };

    expect(factsOf(book)).toMatchObject([
      { id: 'A', lastContactOn: parseDay('2026-05-01'), satisfaction: 0.85, openCases: 2 },
      { id: 'B', ...nothing },
      { id: 'C', ...nothing },
    ]);
    expect(problems.map(({ field }) => field)).toEqual([
      'lastContactOn',
      'satisfaction',
      'openCases',
    ]);
  });

  it('may give the files different forms', async () => {
    const { book, rows } = await read({
      accounts: 'id;rev\nA;1.500,5\n',
      deals: 'A\t2026-05-01\t7.5\n',
      mapping: {
        header: false,
        delimiter: 'tab',
        accounts: {
          ...{ header: true, delimiter: ';', decimal: ',', id: 'id' },
          annualRevenue: { column: 'rev', scale: 1000 },
        },
        deals: { account: { index: 0 }, closedOn: { index: 1 }, amount: { index: 2 } },
      },
    });

    expect(book.accounts.at(0)?.annualRevenue).toBe(1_500_500);
    expect(rows[0]).toMatchObject({ account: 'A', amount: 7.5 });
  });

  it('survives a byte order mark, CRLF, quotes with line ends in them and no line end at the end', async () => {
    const { book, rows } = await read({
      deals: '\uFEFFwho,when,sum\r\n"Multi\r\nline, ""Co""",2026-05-01,"1,000"',
      mapping: simple,
    });

    expect(book.accounts.at(0)?.id).toBe('Multi\r\nline, "Co"');
    expect(rows[0]?.amount).toBe(1000);
  });

  it.each([
    ['gb18030', Buffer.from([0xbc, 0xd7, 0xb9, 0xab, 0xcb, 0xbe]), '甲公司'],
    ['windows-1252', Buffer.from([0x46, 0xe4, 0x68]), 'Fäh'],
  ])('may be written in %s', async (encoding, name, text) => {
    const deals = Buffer.concat([
      Buffer.from('who,when,sum\n'),
      name,
      Buffer.from(',2026-05-01,5\n'),
    ]);
    const { book, garbled } = await read({ deals, mapping: { ...simple, encoding } });

    expect(book.accounts.at(0)?.id).toBe(text);
    expect(garbled).toEqual([]);
    expect((await read({ deals, mapping: simple })).garbled).toHaveLength(1);
  });

  it('is read as UTF-16 when its byte order mark says so', async () => {
    const deals = Buffer.from('\uFEFFwho,when,sum\n客户,2026-05-01,5\n', 'utf16le');

    const { book } = await read({ deals, mapping: simple });

    expect(book.accounts.at(0)?.id).toBe('客户');
  });

  it('names accounts that come from the deals', async () => {
    const { book } = await read({
      deals: 'no,who,when\n1,Acme,2026-05-01\n1,Acme Ltd,2026-05-02\n2,Best,2026-05-01\n',
      mapping: { deals: { account: 'no', accountName: 'who', closedOn: 'when' } },
    });

    expect(factsOf(book)).toEqual([
      { id: '1', name: 'Acme' },
      { id: '2', name: 'Best' },
    ]);
  });

  it('keeps an account whose head count cannot be read, and leaves out a row without an id', async () => {
    const { book, problems, replacedAccounts } = await read({
      accounts: 'id,n\nA,many\n,5\nB,7\nB,8\nC\n',
      deals: 'who,when,sum\n',
      mapping: { ...simple, accounts: { id: 'id', employees: 'n' } },
    });

    expect([...book.accounts].map(({ id, employees }) => [id, employees])).toEqual([
      ['A', undefined],
      ['B', 8],
    ]);
    expect(replacedAccounts).toBe(1);
    expect(problems).toEqual([
      { file: 'accounts', reason: 'bad-number', field: 'employees', rows: 1, lines: [2] },
      { file: 'accounts', reason: 'no-id', rows: 1, lines: [3] },
      { file: 'accounts', reason: 'too-few-columns', rows: 1, lines: [6] },
    ]);
  });

  it('tells the first five lines of a problem and counts all of them', async () => {
    const bad = Array.from({ length: 9 }, () => 'A,2026-05-01,x\n').join('');
    const { problems, unreadable } = await read({ deals: `who,when,sum\n${bad}`, mapping: simple });

    expect(unreadable).toBe(9);
    expect(problems[0]).toMatchObject({ rows: 9, lines: [2, 3, 4, 5, 6] });
  });

  it('replaces a deal as often as its id comes again', async () => {
    const rows = [
      '7,A,2026-05-01,1',
      '7,,2026-05-01,2',
      '"7",A,2026-05-02,3',
      ' 7 ,A,,4',
      ',A,2026-05-01,5',
    ];
    const { count } = await read({
      deals: `id,who,when,sum\n${rows.join('\n')}\n,A,2026-05-01,6\n`,
      mapping: { deals: { ...simple.deals, id: 'id' } },
    });

    expect(count).toEqual({ counted: 2, excluded: { 'duplicate-id': 3, 'no-date': 1 } });
  });
});

import { describe, expect, it } from 'vitest';
import type { RecordSeed } from '../../../src/emulator/organization-seed.ts';
import { anOrganization, known, manyAccounts } from '../support/an-organization.ts';
import { clientOf } from '../support/api-client.ts';
import { startHonestEmulator } from '../support/honest-emulator.ts';

const base = anOrganization().records;
const deal = (number: number, over: object) => ({
  id: String(5_540_230_000_000_400_001n + BigInt(number)),
  Deal_Name: `Deal ${number}`,
  Stage: 'Qualification',
  Closing_Date: '2026-01-01',
  ...over,
});

async function start(more: readonly RecordSeed[] = []) {
  const records = {
    Accounts: [...(base?.Accounts ?? []), ...more],
    Deals: [
      ...(base?.Deals ?? []),
      deal(1, {
        Amount: 100,
        Account_Name: { id: known.acme },
        Created_Time: '2026-01-01T00:00:00Z',
      }),
      deal(2, { Amount: 200, Account_Name: { id: known.globex }, Closing_Date: '2026-02-01' }),
      deal(3, { Deal_Name: "O'Hara", Owner: { id: known.rep } }),
    ],
  };
  const emulator = await startHonestEmulator({ organizations: [anOrganization({ records })] });
  const client = clientOf(emulator);
  async function names(where: string): Promise<string[]> {
    const { body } = await client.query(
      `select Deal_Name from Deals where ${where} order by id asc`,
    );
    return (body?.data ?? []).map((row: { Deal_Name: string }) => row.Deal_Name);
  }
  return { emulator, client, names, organization: emulator.organization(known.zgid) };
}

describe('a query', () => {
  it.each([
    ["Stage = 'Closed Won'", ['First order']],
    ["Stage != 'Closed Won'", ['Deal 1', 'Deal 2', "O'Hara"]],
    ['Amount > 100', ['First order', 'Deal 2']],
    ['Amount >= 100', ['First order', 'Deal 1', 'Deal 2']],
    ['Amount < 200', ['Deal 1']],
    ['Amount <= 200', ['Deal 1', 'Deal 2']],
    ['Amount between 100 and 200', ['Deal 1', 'Deal 2']],
    ['Amount is null', ["O'Hara"]],
    ['Amount is not null', ['First order', 'Deal 1', 'Deal 2']],
    ["Deal_Name in ('Deal 1', 'deal 2')", ['Deal 1', 'Deal 2']],
    ["Deal_Name not in ('Deal 1', 'Deal 2')", ['First order', "O'Hara"]],
    ["Deal_Name like 'Deal%'", ['Deal 1', 'Deal 2']],
    ["Deal_Name not like '%1'", ['First order', 'Deal 2', "O'Hara"]],
    ["Deal_Name = 'O''Hara'", ["O'Hara"]],
    ["Closing_Date > '2026-01-01'", ['Deal 2']],
    ["Created_Time < '2026-01-02T00:00:00+00:00'", ['Deal 1']],
    [`id > ${known.acmeDeal}`, ['Deal 1', 'Deal 2', "O'Hara"]],
    [`Account_Name.id = ${known.acme}`, ['First order', 'Deal 1']],
    [`Account_Name = '${known.globex}'`, ['Deal 2']],
    ["Account_Name.Industry = 'Manufacturing'", ['First order', 'Deal 1']],
    ['Account_Name is null', ["O'Hara"]],
    [`Owner = ${known.rep} and Amount is null`, ["O'Hara"]],
    ["(Amount = 100 or Amount = 200) and Closing_Date = '2026-02-01'", ['Deal 2']],
    ["((Amount = 100 or Amount = 200) or Deal_Name = 'O''Hara')", ['Deal 1', 'Deal 2', "O'Hara"]],
  ])('where %s', async (where, expected) => {
    const { names } = await start();

    expect(await names(where)).toEqual(expected);
  });

  it('selects fields through lookups under their path, and always the id', async () => {
    const { client } = await start();

    const { body } = await client.query(
      `select Account_Name.Account_Name, Account_Name.id, Account_Name, Amount from Deals where id = ${known.acmeDeal}`,
    );

    expect(body).toEqual({
      data: [
        {
          'Account_Name.Account_Name': 'Acme',
          'Account_Name.id': known.acme,
          Account_Name: { name: 'Acme', id: known.acme },
          Amount: 5000,
          id: known.acmeDeal,
        },
      ],
      info: { count: 1, more_records: false },
    });
  });

  it('sorts by several fields, empty values first', async () => {
    const { client } = await start();

    const { body } = await client.query(
      'select Amount from Deals where id is not null order by Stage desc, Amount asc',
    );

    expect(body.data.map((row: { Amount: number }) => row.Amount)).toEqual([null, 100, 200, 5000]);
  });

  it('pages by limit and offset, two thousand rows at most', async () => {
    const { client } = await start(manyAccounts(2300));
    const all = 'select id from Accounts where id is not null order by id asc';

    const [usual, many, rest, offset] = await Promise.all([
      client.query(all),
      client.query(`${all} limit 0, 2000`),
      client.query(`${all} limit 2000, 2000`),
      client.query(`${all} limit 10 offset 2295`),
    ]);

    expect(usual?.body.info).toEqual({ count: 200, more_records: true });
    expect(many?.body.info).toEqual({ count: 2000, more_records: true });
    expect(rest?.body.info).toEqual({ count: 302, more_records: false });
    expect(offset?.body.info).toEqual({ count: 7, more_records: false });
  });

  it('costs by the rows it asks for', async () => {
    const { client, organization } = await start();
    const all = 'select id from Accounts where id is not null';
    for (const [limit, price] of [
      [200, 1],
      [201, 2],
      [1000, 2],
      [1001, 3],
      [2000, 3],
    ]) {
      const before = organization.credits.spent;
      await client.query(`${all} limit ${limit}`);
      expect(organization.credits.spent - before).toBe(price);
    }
  });

  it('is 204 without a body when no row fits', async () => {
    const { client } = await start();

    const answer = await client.query("select id from Deals where Deal_Name = 'Nothing'");

    expect(answer).toMatchObject({ status: 204, text: '' });
  });

  it('answers only what the user may see', async () => {
    const { emulator } = await start();
    const rep = clientOf(emulator, { userId: known.rep });

    const { body } = await rep.query('select Deal_Name from Deals where id is not null');

    expect(body.data.map((row: { Deal_Name: string }) => row.Deal_Name)).toEqual([
      'First order',
      "O'Hara",
    ]);
  });

  it('needs the scope of the module too', async () => {
    const { emulator } = await start();
    const client = clientOf(emulator, {
      scopes: ['ZohoCRM.coql.READ', 'ZohoCRM.modules.deals.READ'],
    });

    const own = await client.query('select id from Deals where id is not null');
    const other = await client.query('select id from Accounts where id is not null');

    expect(own.status).toBe(200);
    expect(other).toMatchObject({ status: 401, body: { code: 'OAUTH_SCOPE_MISMATCH' } });
  });

  it.each([
    ['SYNTAX_ERROR', 'select id from Deals'],
    ['SYNTAX_ERROR', 'update Deals'],
    ['SYNTAX_ERROR', 'select id from Deals where'],
    ['SYNTAX_ERROR', 'select id from Deals where Amount = '],
    ['SYNTAX_ERROR', 'select id from Deals where Amount ~ 1'],
    ['SYNTAX_ERROR', "select id from Deals where Deal_Name = 'open"],
    ['SYNTAX_ERROR', 'select id from Deals where (Amount = 1'],
    ['SYNTAX_ERROR', 'select id from Deals where Amount = 1 and Amount = 2 and Amount = 3'],
    ['INVALID_QUERY', 'select Invented from Deals where id is not null'],
    ['INVALID_QUERY', 'select Account_Name.Parent_Account.id from Deals where id is not null'],
    ['INVALID_QUERY', "select id from Deals where Stage > 'A'"],
    ['INVALID_QUERY', "select id from Deals where Amount like '1%'"],
    ['INVALID_QUERY', "select id from Deals where Amount = 'much'"],
    ['INVALID_QUERY', "select id from Deals where Modified_Time > '2026-01-01'"],
    ['INVALID_QUERY', "select id from Deals where id is not null limit 'x'"],
    ['INVALID_DATA', 'select id from Deals where id is not null limit 0'],
    ['LIMIT_EXCEEDED', 'select id from Deals where id is not null limit 2001'],
    [
      'LIMIT_EXCEEDED',
      `select id from Deals where id in (${Array.from({ length: 101 }, (_, i) => i)})`,
    ],
    ['DUPLICATE_DATA', 'select id, id from Deals where id is not null'],
    ['INVALID_MODULE', 'select id from Inventions where id is not null'],
  ])('is %s: %s', async (code, select) => {
    const { client } = await start();

    const { status, body } = await client.query(select);

    expect({ status, code: body.code }).toEqual({ status: 400, code });
  });

  it.each([
    'select count(id) from Deals where id is not null',
    'select Stage, sum(Amount) from Deals where id is not null group by Stage',
    'select Stage from Deals where id is not null group by Stage',
  ])('is not emulated, and said to be so: %s', async (select) => {
    const { client } = await start();

    const { status, body } = await client.query(select);

    expect({ status, code: body.code }).toEqual({ status: 501, code: 'NOT_EMULATED' });
  });

  it('takes 25 criteria when they are bracketed in pairs, and not one more', async () => {
    const { client } = await start();
    const nested = (count: number): string =>
      count === 1 ? 'Amount = 1' : `(Amount = ${count} or ${nested(count - 1)})`;

    const [enough, more] = [nested(25), nested(26)];

    expect((await client.query(`select id from Deals where ${enough}`)).status).toBe(204);
    expect((await client.query(`select id from Deals where ${more}`)).body.code).toBe(
      'LIMIT_EXCEEDED',
    );
  });
});

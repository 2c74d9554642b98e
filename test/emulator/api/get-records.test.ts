import { describe, expect, it } from 'vitest';
import type { OrganizationSeed } from '../../../src/emulator/organization-seed.ts';
import { anOrganization, known, manyAccounts } from '../support/an-organization.ts';
import { type ApiClient, clientOf } from '../support/api-client.ts';
import { startHonestEmulator } from '../support/honest-emulator.ts';
import { aClock, days, hours, minutes, seconds } from '../support/travelling-clock.ts';

const list = '/Accounts?fields=Account_Name';
const base = anOrganization().records ?? {};

async function start(records: OrganizationSeed['records'] = base, clock = aClock()) {
  const emulator = await startHonestEmulator({
    organizations: [anOrganization({ ...(records && { records }) })],
    clock,
  });
  return { emulator, organization: emulator.organization(known.zgid), client: clientOf(emulator) };
}

/** Reads on by page_token from a page until there is no more; answers all ids. */
async function readOn(client: ApiClient, path: string): Promise<string[]> {
  const ids: string[] = [];
  let token: string | undefined;
  do {
    const { body } = await client.get(token ? `${path}&page_token=${token}` : path);
    ids.push(...body.data.map(({ id }: { id: string }) => id));
    token = body.info.next_page_token ?? undefined;
  } while (token);
  return ids;
}

describe('listing records', () => {
  it('answers the fields asked for and the id, newest id first', async () => {
    const { client } = await start();

    const { body } = await client.get('/Accounts?fields=Account_Name,Owner,Employees,Invented');

    expect(body.data).toEqual([
      {
        id: known.globex,
        Account_Name: 'Globex',
        Owner: { name: 'Ada Min', id: known.admin, email: 'admin@zylker.example' },
        Employees: null,
      },
      {
        id: known.acme,
        Account_Name: 'Acme',
        Owner: { name: 'Rey Pan', id: known.rep, email: 'rep@zylker.example' },
        Employees: 120,
      },
    ]);
  });

  it('names the record a lookup points at as that is called now', async () => {
    const { client, organization } = await start();
    organization.updateRecord('Accounts', known.acme, { Account_Name: 'Acme Holding' });

    const { body } = await client.get('/Deals?fields=Account_Name');

    expect(body.data[0].Account_Name).toEqual({ name: 'Acme Holding', id: known.acme });
  });

  it.each([
    ['REQUIRED_PARAM_MISSING', '/Accounts'],
    ['LIMIT_EXCEEDED', `/Accounts?fields=${Array.from({ length: 51 }, (_, i) => `F${i}`)}`],
    ['LIMIT_EXCEEDED', `${list}&ids=${Array.from({ length: 51 }, (_, i) => i)}`],
    ['INVALID_DATA', `${list}&per_page=201`],
    ['INVALID_DATA', `${list}&per_page=0`],
    ['INVALID_DATA', `${list}&page=x`],
    ['INVALID_DATA', `${list}&sort_by=Account_Name`],
    ['INVALID_DATA', `${list}&sort_order=up`],
    ['INVALID_DATA', `${list}&cvid=1`],
    ['DISCRETE_PAGINATION_LIMIT_EXCEEDED', `${list}&page=11`],
    ['DISCRETE_PAGINATION_LIMIT_EXCEEDED', `${list}&page=41&per_page=50`],
    ['INVALID_MODULE', '/Inventions?fields=Name'],
    ['TOKEN_BOUND_DATA_MISMATCH', `${list}&page_token=guess`],
    ['AMBIGUITY_DURING_PROCESSING', `${list}&page=2&page_token=guess`],
  ])('is %s for %s', async (code, path) => {
    const { client } = await start();

    const { status, body } = await client.get(path);

    expect({ status, code: body.code }).toEqual({ status: 400, code });
  });

  it('is 204 without a body when there is nothing', async () => {
    const { client } = await start({});

    expect(await client.get(list)).toMatchObject({ status: 204, text: '' });
  });

  it('answers only the ids asked for', async () => {
    const { client } = await start();

    const { body } = await client.get(`${list}&ids=${known.acme},1`);

    expect(body.data.map(({ id }: { id: string }) => id)).toEqual([known.acme]);
  });

  it('hides what is not his own from a user whose profile does not see all', async () => {
    const { emulator } = await start();

    const { body } = await clientOf(emulator, { userId: known.rep }).get(list);

    expect(body.data.map(({ id }: { id: string }) => id)).toEqual([known.acme]);
  });
});

describe('paging', () => {
  it('goes by number up to 2,000 rows and by token through all of them, each row once', async () => {
    const { client } = await start({ Accounts: manyAccounts(2305) });

    const lastByNumber = await client.get(`${list}&page=10`);
    const ids = await readOn(client, list);

    expect(lastByNumber.body.info).toMatchObject({ page: 10, count: 200, more_records: true });
    expect(ids).toEqual([...manyAccounts(2305)].reverse().map(({ id }) => id));
  });

  it('goes on by token from where it stood although rows come and go', async () => {
    const { client, organization } = await start({ Accounts: manyAccounts(500) });
    const first = await client.get(`${list}&per_page=200`);
    const seen: string[] = first.body.data.map(({ id }: { id: string }) => id);
    organization.createRecord('Accounts', { Account_Name: 'New one' });
    for (const id of seen.slice(0, 50)) organization.deleteRecord('Accounts', id);

    const second = await client.get(
      `${list}&per_page=200&page_token=${first.body.info.next_page_token}`,
    );

    expect(second.body.data.map(({ id }: { id: string }) => id)).toEqual(
      [...manyAccounts(300)]
        .reverse()
        .slice(0, 200)
        .map(({ id }) => id),
    );
  });

  it('goes back by the token of the page before', async () => {
    const { client } = await start({ Accounts: manyAccounts(30) });
    const path = `${list}&per_page=10`;
    const tokenOf = async (token: string) => (await client.get(`${path}&page_token=${token}`)).body;
    const first = (await client.get(path)).body;
    const second = await tokenOf(first.info.next_page_token);
    const third = await tokenOf(second.info.next_page_token);

    const back = await tokenOf(third.info.previous_page_token);

    expect(back.data).toEqual(second.data);
  });

  it('binds a token to the user and the parameters, for 24 hours', async () => {
    const clock = aClock();
    const { client, emulator } = await start({ Accounts: manyAccounts(300) }, clock);
    const { next_page_token: token } = (await client.get(list)).body.info;
    const codeOf = async (from: ApiClient, path: string) => (await from.get(path)).body.code;

    expect(await codeOf(client, `${list}&page_token=${token}`)).toBeUndefined();
    const other = clientOf(emulator, { userId: known.rep });
    const mismatch = 'TOKEN_BOUND_DATA_MISMATCH';
    expect(await codeOf(other, `${list}&page_token=${token}`)).toBe(mismatch);
    expect(await codeOf(client, `${list},Industry&page_token=${token}`)).toBe(mismatch);
    expect(await codeOf(client, `${list}&per_page=100&page_token=${token}`)).toBe(mismatch);
    clock.travel(24 * hours);
    expect(await codeOf(clientOf(emulator), `${list}&page_token=${token}`)).toBe('EXPIRED_VALUE');
  });

  it('sorts by modification, and pages in that order', async () => {
    const clock = aClock();
    const { client, organization } = await start({ Accounts: manyAccounts(30) }, clock);
    const [third, first] = [manyAccounts(30)[20]?.id ?? '', manyAccounts(30)[5]?.id ?? ''];
    for (const id of [third, first]) {
      clock.travel(minutes);
      organization.updateRecord('Accounts', id, { Employees: 1 });
    }

    const ids = await readOn(client, `${list}&per_page=7&sort_by=Modified_Time&sort_order=desc`);

    expect(ids.slice(0, 2)).toEqual([first, third]);
    expect(new Set(ids).size).toBe(30);
  });
});

describe('If-Modified-Since', () => {
  const since = { 'if-modified-since': '2026-03-02T09:00:00+08:00' };

  it('answers what was modified after it, and 304 without a body when nothing was', async () => {
    const clock = aClock('2026-03-02T09:00:00+08:00');
    const { client, organization } = await start(base, clock);
    const before = await client.get(list, since);
    clock.travel(10 * seconds);
    organization.updateRecord('Accounts', known.acme, { Employees: 130 });

    const after = await client.get(list, since);

    expect(before).toMatchObject({ status: 304, text: '' });
    expect(after.body.data.map(({ id }: { id: string }) => id)).toEqual([known.acme]);
  });

  it('misses what was modified in the very second it names: who polls must overlap', async () => {
    const clock = aClock('2026-03-02T09:00:00+08:00');
    const { client, organization } = await start({ Accounts: manyAccounts(1) }, clock);
    clock.travel(900);
    organization.updateRecord('Accounts', manyAccounts(1)[0]?.id ?? '', { Employees: 130 });

    expect((await client.get(list, since)).status).toBe(304);
  });

  it('understands times of another zone', async () => {
    const clock = aClock('2026-03-02T09:00:00+08:00');
    const { emulator, organization } = await start(base, clock);
    clock.travel(days);
    const client = clientOf(emulator);
    organization.updateRecord('Accounts', known.acme, { Employees: 130 });

    const utc = { 'if-modified-since': '2026-03-03T00:59:59+00:00' };
    const { body } = await client.get('/Accounts?fields=Modified_Time', utc);

    expect(body.data).toEqual([{ id: known.acme, Modified_Time: '2026-03-03T09:00:00+08:00' }]);
  });
});

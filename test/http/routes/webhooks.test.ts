import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebhookDoor } from '../../../src/http/contract.ts';
import { anOrganization, known, manyAccounts } from '../../emulator/support/an-organization.ts';
import { startWorld, type World } from '../../support/start-world.ts';
import { anotherOrganization, other } from '../../support/two-organizations.ts';
import { failureOf } from '../support/failure.ts';

const invalid = { status: 400, code: 'invalid-request' };
const tooLarge = { status: 413, code: 'too-large' };
const unknown = { status: 403, code: 'unknown-sender' };
const form = { 'content-type': 'application/x-www-form-urlencoded' };
const json = { 'content-type': 'application/json' };
const valid = JSON.stringify({ module: 'Accounts', ids: known.acme });

type Body = string | FormData;

const badCalls: [
  what: string,
  expected: { status: number; code: string },
  body: Body,
  headers: Record<string, string>,
][] = [
  ['nothing', invalid, '', json],
  ['nothing of no kind', invalid, '', {}],
  ['an empty form', invalid, '', form],
  ['half of JSON', invalid, '{"module":', json],
  ['JSON that says it is a form', invalid, valid, form],
  ['a form that says it is JSON', invalid, 'module=Accounts&ids=1', json],
  ['a list', invalid, '[]', json],
  ['another module', invalid, JSON.stringify({ module: 'Leads', ids: known.acme }), json],
  ['no ids', invalid, 'module=Accounts', form],
  ['an empty list of ids', invalid, JSON.stringify({ module: 'Deals', ids: [] }), json],
  ['an id that has lost its end', invalid, `{"module":"Deals","ids":${known.acmeDeal}}`, json],
  ['a merge field that was not filled', invalid, 'module=Deals&ids=%24%7BDeals.Id%7D', form],
  ['a name for an id', invalid, 'module=Accounts&ids=Acme', form],
  ['a thousand ids and one', invalid, manyIds(1001), json],
  ['more parts than a form has', tooLarge, 'a=1&'.repeat(1500), form],
  ['a form in an alphabet nobody knows', invalid, 'a=1', { ...form, ...charset('utf-7') }],
  ['a form that is not compressed', invalid, 'a=1', { ...form, 'content-encoding': 'gzip' }],
  ['a hundred kilobytes', tooLarge, 'x'.repeat(100_000), form],
  ['a hundred kilobytes of JSON', tooLarge, `"${'x'.repeat(100_000)}"`, json],
  ['parts of mail', invalid, aFormOfParts(), {}],
];

describe('the door for workflow webhooks', () => {
  let world: World;
  let door: WebhookDoor;
  let otherDoor: WebhookDoor;
  let unused: string[];

  beforeAll(async () => {
    const accounts = manyAccounts(30);
    unused = accounts.map(({ id }) => id);
    world = await startWorld(anOrganization({ records: { Accounts: accounts, Deals: [] } }), {
      others: [anotherOrganization()],
    });
    await world.install();
    await world.connect({ zgid: other.zgid, email: other.admin });
    door = await openDoor(known.zgid);
    otherDoor = await openDoor(other.zgid);
    // What is heard here is heard through webhooks alone.
    world.organization.faults.inject({ kind: 'notification-dropped' });
  });

  afterAll(() => world.stop());

  /** As the page does that an administrator sees after connecting. */
  async function openDoor(zgid: string): Promise<WebhookDoor> {
    const link = world.tierwise.app.showProgress.linkFor(zgid);
    const url = `${world.tierwise.publicUrl}/progress/${link}/webhook`;
    return WebhookDoor.parse(await (await fetch(url, { method: 'POST' })).json());
  }

  function call(body: Body, headers: Record<string, string>, at: WebhookDoor = door) {
    return fetch(at.url, {
      method: 'POST',
      body,
      headers: { ...headers, [at.headerName]: at.headerValue },
    });
  }

  function winUnheard(): { buyer: string; deal: string } {
    const buyer = unused.pop() ?? '';
    const deal = world.win(buyer);
    return { buyer, deal };
  }

  async function lifecycleOf(accountId: string): Promise<unknown> {
    return (await world.fieldsOf(accountId))['lifecycle'];
  }

  it('refuses what cannot be read, and loses no call that comes in between', async () => {
    const buyers: string[] = [];
    for (const [what, expected, body, headers] of badCalls) {
      const { buyer, deal } = winUnheard();
      buyers.push(buyer);
      expect((await call(`module=Deals&ids=${deal}`, form)).status).toBe(202);
      expect([what, await failureOf(await call(body, headers))]).toEqual([what, expected]);
    }
    await world.settle();

    for (const buyer of buyers) expect(await lifecycleOf(buyer)).toBe('First Purchase');
    expect(world.complaints).toEqual([]);
  });

  it.each([
    ['a form', (id: string) => `module=Deals&ids=${id}`, form],
    ['a form with parts of its own', (id: string) => `a=b&module=Deals&ids=${id}&a=c`, form],
    ['a form that names it twice', (id: string) => `module=Deals&ids=${id}&ids=${id}`, form],
    ['JSON', (id: string) => JSON.stringify({ module: 'Deals', ids: id }), json],
    ['JSON with a list', (id: string) => JSON.stringify({ module: 'Deals', ids: [id] }), json],
    [
      'JSON that says it is text',
      (id: string) => JSON.stringify({ module: 'Deals', ids: id }),
      { 'content-type': 'text/plain' },
    ],
  ])('takes a record named by %s', async (_, bodyOf, headers) => {
    const { buyer, deal } = winUnheard();
    const response = await call(bodyOf(deal), headers);
    await world.settle();

    expect([response.status, await response.json()]).toEqual([202, { status: 'accepted' }]);
    expect(await lifecycleOf(buyer)).toBe('First Purchase');
  });

  it('takes the same call any number of times, and nothing more comes of it', async () => {
    const { buyer, deal } = winUnheard();
    await call(`module=Deals&ids=${deal}`, form);
    await world.settle();
    const before = await world.fieldsOf(buyer);
    world.newWrites();
    for (let time = 0; time < 10; time++) await call(`module=Deals&ids=${deal}`, form);
    await world.settle();

    expect(world.newWrites()).toEqual([]);
    expect(await world.fieldsOf(buyer)).toEqual(before);
  });

  it('refuses who does not know both the address and the token of one organization', async () => {
    const attempts: Partial<WebhookDoor>[] = [
      { headerValue: '' },
      { headerValue: `${door.headerValue}x` },
      { headerValue: otherDoor.headerValue },
      { url: `${door.url}x` },
      { url: otherDoor.url },
      { headerName: 'Authorization' },
    ];
    for (const attempt of attempts) {
      expect(await failureOf(await call(valid, json, { ...door, ...attempt }))).toEqual(unknown);
    }
    expect((await call(valid, json)).status).toBe(202);
  });

  it('tells who opens the address in a browser which method it takes', async () => {
    const response = await fetch(door.url);

    expect(response.headers.get('allow')).toBe('POST');
    expect(await failureOf(response)).toEqual({ status: 405, code: 'method-not-allowed' });
  });

  it('is closed by opening another', async () => {
    const outdated = door;
    door = await openDoor(known.zgid);

    expect(await failureOf(await call(valid, json, outdated))).toEqual(unknown);
    expect((await call(valid, json)).status).toBe(202);
  });

  it('complains of nothing', async () => {
    await world.settle();
    expect(world.complaints).toEqual([]);
  });
});

function manyIds(count: number): string {
  return JSON.stringify({ module: 'Deals', ids: Array(count).fill(known.acmeDeal) });
}

function charset(name: string): Record<string, string> {
  return { 'content-type': `application/x-www-form-urlencoded; charset=${name}` };
}

function aFormOfParts(): FormData {
  const parts = new FormData();
  parts.set('module', 'Deals');
  parts.set('ids', known.acmeDeal);
  return parts;
}

import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anOrganization, known, manyAccounts } from '../../emulator/support/an-organization.ts';
import { startWorld, type World } from '../../support/start-world.ts';
import { anotherOrganization, other } from '../../support/two-organizations.ts';
import {
  aNotification,
  channelOf,
  type KnownChannel,
  post,
  postJson,
} from '../support/a-channel.ts';
import { failureOf } from '../support/failure.ts';

const dayMs = 86_400_000;
const invalid = { status: 400, code: 'invalid-request' };
const tooLarge = { status: 413, code: 'too-large' };
const unknown = { status: 403, code: 'unknown-sender' };
const json = { 'content-type': 'application/json' };

/** Sends something bad to the channel's address, or near it. */
type Attack = (channel: KnownChannel, others: KnownChannel) => Promise<Response>;

const attacks: [what: string, expected: { status: number; code: string }, attack: Attack][] = [
  ['no body', invalid, ({ url }) => fetch(url, { method: 'POST' })],
  ['an empty body', invalid, ({ url }) => post(url, '')],
  ['half a body', invalid, (c) => post(c.url, JSON.stringify(aNotification(c)).slice(0, -9))],
  ['text', invalid, ({ url }) => post(url, 'hello')],
  ['null', invalid, ({ url }) => post(url, 'null')],
  ['a list', invalid, (c) => postJson(c.url, [aNotification(c)])],
  ['a form', invalid, (c) => post(c.url, new URLSearchParams({ token: c.token }).toString())],
  ['XML', invalid, ({ url }) => post(url, '<ids/>', { 'content-type': 'application/xml' })],
  ['bytes', invalid, ({ url }) => post(url, new Uint8Array([0, 255, 254, 128]))],
  ['nesting without end', invalid, ({ url }) => post(url, '['.repeat(100_000))],
  [
    'nesting without end in a valid place',
    invalid,
    (c) => {
      const body = JSON.stringify(aNotification(c, { ids: 0 }));
      return post(c.url, body.replace('"ids":0', `"ids":${'['.repeat(9e4)}${']'.repeat(9e4)}`));
    },
  ],
  [
    'an alphabet nobody knows',
    invalid,
    (c) =>
      post(c.url, JSON.stringify(aNotification(c)), {
        'content-type': 'application/json; charset=utf-klingon',
      }),
  ],
  [
    'a compression nobody knows',
    invalid,
    ({ url }) => post(url, '{}', { ...json, 'content-encoding': 'zstd' }),
  ],
  [
    'a compression that it is not',
    invalid,
    ({ url }) => post(url, '{"a":1}', { ...json, 'content-encoding': 'gzip' }),
  ],
  [
    'a bomb',
    tooLarge,
    ({ url }) =>
      post(url, new Uint8Array(gzipSync(' '.repeat(5_000_000))), {
        ...json,
        'content-encoding': 'gzip',
      }),
  ],
  ['a megabyte', tooLarge, (c) => postJson(c.url, { ...aNotification(c), x: 'x'.repeat(1e6) })],
  ['no ids', invalid, (c) => postJson(c.url, aNotification(c, { ids: undefined }))],
  ['ids that are numbers', invalid, (c) => postJson(c.url, aNotification(c, { ids: [5540230] }))],
  [
    'an id that is an address',
    invalid,
    (c) => postJson(c.url, aNotification(c, { ids: ['../org'] })),
  ],
  [
    'a thousand ids and one',
    invalid,
    (c) => postJson(c.url, aNotification(c, { ids: Array(1001).fill(known.acme) })),
  ],
  ['no token', invalid, (c) => postJson(c.url, aNotification(c, { token: null }))],
  ['a token as a list', invalid, (c) => postJson(c.url, aNotification(c, { token: [c.token] }))],
  ['a wrong token', unknown, (c) => postJson(c.url, aNotification(c, { token: `${c.token}x` }))],
  ['an empty token', unknown, (c) => postJson(c.url, aNotification(c, { token: '' }))],
  [
    'the token of another organization',
    unknown,
    (c, others) => postJson(c.url, aNotification(c, { token: others.token })),
  ],
  [
    'the channel of another organization',
    unknown,
    (c, others) => postJson(c.url, aNotification(c, { channel_id: others.channelId })),
  ],
  [
    'channel and token of another organization',
    unknown,
    (c, others) => postJson(c.url, aNotification(others)),
  ],
  [
    'the address of another organization',
    unknown,
    (c, others) => postJson(others.url, aNotification(c)),
  ],
  ['a wrong channel', unknown, (c) => postJson(c.url, aNotification(c, { channel_id: '42' }))],
  [
    'a channel that is text',
    invalid,
    (c) => postJson(c.url, aNotification(c, { channel_id: "' or 1=1" })),
  ],
  ['a wrong secret in the address', unknown, (c) => postJson(`${c.url}x`, aNotification(c))],
  [
    'no secret in the address',
    { status: 404, code: 'not-found' },
    (c) => postJson(c.url.replace(/[^/]+$/, ''), aNotification(c)),
  ],
  [
    'an address that cannot be read',
    invalid,
    (c) => postJson(c.url.replace(/[^/]+$/, '%E0%A4'), aNotification(c)),
  ],
  ['GET', { status: 405, code: 'method-not-allowed' }, ({ url }) => fetch(url)],
  [
    'PUT',
    { status: 405, code: 'method-not-allowed' },
    (c) => fetch(c.url, { method: 'PUT', body: JSON.stringify(aNotification(c)), headers: json }),
  ],
];

describe('the door for notifications', () => {
  let world: World;
  let unused: string[];

  beforeAll(async () => {
    const accounts = manyAccounts(80);
    unused = accounts.map(({ id }) => id);
    world = await startWorld(anOrganization({ records: { Accounts: accounts, Deals: [] } }), {
      others: [anotherOrganization()],
    });
    await world.install();
    await world.connect({ zgid: other.zgid, email: other.admin });
  });

  afterAll(() => world.stop());

  const channel = () => channelOf(world.organization);
  const others = () => channelOf(world.emulator.organization(other.zgid));

  /** An account that no other test uses. */
  function anAccount(): string {
    return unused.pop() ?? '';
  }

  async function lifecycleOf(accountId: string): Promise<unknown> {
    return (await world.fieldsOf(accountId))['lifecycle'];
  }

  /** Does something in the CRM of which no notification arrives. */
  async function unheard<Result>(change: () => Result): Promise<Result> {
    const hear = world.organization.faults.inject({ kind: 'notification-dropped' });
    const result = change();
    await world.organization.notificationsSettled();
    hear();
    return result;
  }

  it('refuses what is not a notification or not from the CRM, and loses none that comes in between', async () => {
    const buyers: string[] = [];
    for (const [what, expected, attack] of attacks) {
      const buyer = anAccount();
      buyers.push(buyer);
      world.win(buyer);
      expect([what, await failureOf(await attack(channel(), others()))]).toEqual([what, expected]);
    }
    await world.settle();

    const statuses = world.organization.deliveries.map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set([202]));
    for (const buyer of buyers) expect(await lifecycleOf(buyer)).toBe('First Purchase');
    expect(world.complaints).toEqual([]);
  });

  it('names the method that it takes', async () => {
    expect((await fetch(channel().url)).headers.get('allow')).toBe('POST');
  });

  it.each([
    ['a channel id that is text', {}, json],
    ['a channel id that is a number', { channel_id: 'number' }, json],
    ['no word on fields', { affected_fields: undefined, affected_values: undefined }, json],
    ['words on fields that cannot be read', { affected_fields: 'Industry' }, json],
    ['parts that nobody knows', { trace: { a: [1] } }, json],
    ['another type of content', {}, { 'content-type': 'text/plain;charset=UTF-8' }],
    ['the type of a form', {}, { 'content-type': 'application/x-www-form-urlencoded' }],
    ['an alphabet', {}, { 'content-type': 'application/json;charset=UTF-8' }],
  ] satisfies [string, Record<string, unknown>, Record<string, string>][])(
    'takes a notification with %s',
    async (_, given, headers) => {
      const over: Record<string, unknown> = given;
      const buyer = anAccount();
      const deal = await unheard(() => world.win(buyer));
      const { channelId } = channel();
      const isNumber = over['channel_id'] === 'number';
      const body = aNotification(channel(), {
        module: 'Deals',
        ids: [deal],
        operation: 'insert',
        ...over,
        channel_id: isNumber ? Number(channelId) : channelId,
      });
      const response = await post(channel().url, JSON.stringify(body), headers);
      await world.settle();

      expect([response.status, await response.json()]).toEqual([202, { status: 'accepted' }]);
      expect(await lifecycleOf(buyer)).toBe('First Purchase');
    },
  );

  it('takes a compressed notification', async () => {
    const buyer = anAccount();
    const deal = await unheard(() => world.win(buyer));
    const body = JSON.stringify(aNotification(channel(), { module: 'Deals', ids: [deal] }));
    const headers = { ...json, 'content-encoding': 'gzip' };
    const response = await post(channel().url, new Uint8Array(gzipSync(body)), headers);
    await world.settle();

    expect(response.status).toBe(202);
    expect(await lifecycleOf(buyer)).toBe('First Purchase');
  });

  it('takes the same notification any number of times, and nothing more comes of it', async () => {
    const buyer = anAccount();
    world.win(buyer);
    await world.settle();
    const before = await world.fieldsOf(buyer);
    const body = world.organization.deliveries.at(-1)?.body;
    world.newWrites();
    for (let time = 0; time < 20; time++) {
      expect((await postJson(channel().url, body)).status).toBe(202);
    }
    await world.settle();

    expect(world.newWrites()).toEqual([]);
    expect(await world.fieldsOf(buyer)).toEqual(before);
  });

  it('takes ids of records that do not exist, and nothing comes of them', async () => {
    const before = await world.mirrored();
    for (const module of ['Accounts', 'Deals']) {
      const ids = ['5540230000000999999', '5540230000000999998'];
      const response = await postJson(channel().url, aNotification(channel(), { module, ids }));
      expect(response.status).toBe(202);
    }
    await world.settle();

    expect(await world.mirrored()).toEqual(before);
    expect(world.complaints).toEqual([]);
  });

  it('works off valid ids that come together with one that the CRM cannot read', async () => {
    const buyer = anAccount();
    const deal = await unheard(() => world.win(buyer));
    const ids = ['99999999999999999999', deal];
    const body = aNotification(channel(), { module: 'Deals', ids });
    expect((await postJson(channel().url, body)).status).toBe(202);
    await world.settle();

    expect(await lifecycleOf(buyer)).toBe('First Purchase');
    expect(await world.tierwise.store.inbox.count(known.zgid)).toEqual({ records: 0, accounts: 0 });
    world.complaints.length = 0;
  });

  it('has nothing to do with modules that decide no class, nor with no records', async () => {
    for (const over of [{ module: 'Leads', ids: [known.acme] }, { ids: [] }]) {
      const response = await postJson(channel().url, aNotification(channel(), over));
      expect([response.status, await response.json()]).toEqual([202, { status: 'nothing-to-do' }]);
    }
  });

  it('asks the CRM for no account of which only our own fields have changed', async () => {
    const { fields } = await world.known();
    const [ours = []] = [Object.values(fields).map(({ apiName }) => apiName)];
    const [echo, edited, untold] = [anAccount(), anAccount(), anAccount()];
    await unheard(() => {
      for (const id of [echo, edited, untold]) {
        world.organization.updateRecord('Accounts', id, { Industry: 'Retail' });
      }
    });
    const told = (affected_fields: unknown, ids: string[]) =>
      postJson(channel().url, aNotification(channel(), { ids, affected_fields }));

    expect(await (await told([{ [echo]: ours }], [echo])).json()).toEqual({
      status: 'nothing-to-do',
    });
    await told([{ [echo]: ours }, { [edited]: [...ours, 'Industry'] }], [echo, edited, untold]);
    await world.settle();

    const industries = new Map(
      (await world.mirrored()).map(({ account }) => [account.id, account.industry]),
    );
    expect([echo, edited, untold].map((id) => industries.get(id))).toEqual([
      undefined,
      'Retail',
      'Retail',
    ]);
  });

  it('refuses a channel that gave way to another', async () => {
    const outdated = channel();
    await world.install();
    // A channel is remembered for some seconds.
    world.clock.advance(10_000);

    expect(channel().channelId).not.toBe(outdated.channelId);
    expect(await failureOf(await postJson(outdated.url, aNotification(outdated)))).toEqual(unknown);
    expect((await postJson(channel().url, aNotification(channel()))).status).toBe(202);
  });

  it('refuses a channel that is over', async () => {
    const outdated = channel();
    world.clock.advance(7 * dayMs);

    expect(await failureOf(await postJson(outdated.url, aNotification(outdated)))).toEqual(unknown);
  });

  it('complains of nothing', () => {
    expect(world.complaints).toEqual([]);
  });
});

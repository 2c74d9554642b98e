import { describe, expect, it } from 'vitest';
import { anOrganization, known } from '../support/an-organization.ts';
import { clientOf } from '../support/api-client.ts';
import { startHonestEmulator } from '../support/honest-emulator.ts';
import { aClock, days, hours } from '../support/travelling-clock.ts';

const path = '/actions/watch';
const now = '2026-03-02T09:00:00+08:00';
const channel = {
  channel_id: '1000000068001',
  events: ['Accounts.edit', 'Deals.all'],
  notify_url: 'http://127.0.0.1:9/notify',
  token: 'secret',
};

async function start() {
  const clock = aClock(now);
  const emulator = await startHonestEmulator({ organizations: [anOrganization()], clock });
  const client = clientOf(emulator);
  const post = (...watch: object[]) => client.send('POST', path, { watch });
  return { clock, emulator, client, post, organization: emulator.organization(known.zgid) };
}

function at(milliseconds: number): string {
  return new Date(Date.parse(now) + milliseconds).toISOString();
}

describe('opening a channel', () => {
  it('answers one resource per module', async () => {
    const { emulator, post } = await start();

    const { status, body } = await post({ ...channel, channel_expiry: at(days) });

    expect(status).toBe(201);
    expect(body.watch[0].details.events).toMatchObject([
      {
        channel_expiry: '2026-03-03T09:00:00+08:00',
        resource_uri: `${emulator.apiUrl}/crm/v8/Accounts`,
        resource_name: 'Accounts',
        channel_id: channel.channel_id,
      },
      { resource_name: 'Deals' },
    ]);
  });

  it.each([
    ['a week', at(7 * days), '2026-03-09T09:00:00+08:00'],
    ['more than a week', at(7 * days + 1000), '2026-03-02T10:00:00+08:00'],
    ['the past', at(-hours), '2026-03-02T10:00:00+08:00'],
    ['nothing', undefined, '2026-03-02T10:00:00+08:00'],
  ])('to expire after %s: silently an hour when that cannot be', async (_, asked, given) => {
    const { post } = await start();

    const { body } = await post({ ...channel, channel_expiry: asked });

    expect(body.watch[0].details.events[0].channel_expiry).toBe(given);
  });

  it.each([
    ['MANDATORY_NOT_FOUND', { channel_id: undefined }],
    ['MANDATORY_NOT_FOUND', { notify_url: undefined }],
    ['MANDATORY_NOT_FOUND', { events: undefined }],
    ['INVALID_DATA', { channel_id: 'ours' }],
    ['INVALID_DATA', { notify_url: 'nowhere' }],
    ['INVALID_DATA', { notify_url: 'http://127.0.0.1:99999/notify' }],
    ['INVALID_DATA', { events: ['Inventions.edit'] }],
    ['INVALID_DATA', { events: [] }],
    ['INVALID_DATA', { events: ['Deals.touch'] }],
    ['INVALID_DATA', { events: ['Deals.constructor'] }],
    ['INVALID_DATA', { token: 'x'.repeat(51) }],
    ['INVALID_DATA', { notification_condition: [condition(11), condition(1)] }],
    ['INVALID_DATA', { notification_condition: [1, 2, 3].map(() => condition(1)) }],
    ['INVALID_DATA', { notification_condition: [{ ...condition(1), type: 'odd' }] }],
  ])('is refused with %s for %j', async (code, over) => {
    const { post } = await start();

    const { status, body } = await post({ ...channel, ...over });

    expect({ status, code: body.watch[0].code }).toEqual({ status: 400, code });
  });

  it('is 207 when some of them were opened', async () => {
    const { post } = await start();

    const { status } = await post(channel, { ...channel, channel_id: 'ours' });

    expect(status).toBe(207);
  });
});

describe('listing channels', () => {
  it('tells what was asked for, by channel and module; only the user’s own', async () => {
    const { client, emulator, post } = await start();
    await post({ ...channel, notification_condition: [condition(2)] });
    await post({ ...channel, channel_id: '2', events: ['Accounts.all'] });

    const all = await client.get(path);
    const one = await client.get(`${path}?channel_id=${channel.channel_id}&module=Deals`);
    const others = await clientOf(emulator, { userId: known.rep }).get(path);

    expect(all.body.info).toEqual({ per_page: 200, count: 3, page: 1, more_records: false });
    expect(one.body.watch).toMatchObject([
      {
        channel_id: channel.channel_id,
        events: ['Deals.create', 'Deals.edit', 'Deals.delete'],
        notify_on_related_action: true,
        return_affected_field_values: false,
        token: 'secret',
        notification_condition: [{ type: 'field_selection', module: { api_name: 'Deals' } }],
      },
    ]);
    expect(others.body).toMatchObject({ watch: [], info: { count: 0, more_records: false } });
  });
});

describe('changing a channel', () => {
  it('prolongs it with PATCH, in either shape of the body', async () => {
    const { client, clock, organization, post } = await start();
    await post(channel);
    clock.travel(hours / 2);

    await client.send('PATCH', path, {
      watch: [{ channel_id: channel.channel_id, channel_expiry: at(2 * days) }],
    });
    const first = organization.watches.map(({ expiresAt }) => expiresAt);
    await client.send('PATCH', path, { ...channel, channel_expiry: at(3 * days) });
    const second = organization.watches.map(({ expiresAt }) => expiresAt);

    expect(first).toEqual([Date.parse(at(2 * days)), Date.parse(at(2 * days))]);
    expect(second).toEqual([Date.parse(at(3 * days)), Date.parse(at(3 * days))]);
  });

  it('drops events with PATCH and _delete_events', async () => {
    const { client, organization, post } = await start();
    await post(channel);

    await client.send('PATCH', path, {
      watch: [
        {
          channel_id: channel.channel_id,
          events: ['Accounts.edit', 'Deals.create'],
          _delete_events: true,
        },
      ],
    });

    expect(organization.watches.map(({ module, events }) => [module, [...events]])).toEqual([
      ['Deals', ['edit', 'delete']],
    ]);
  });

  it('replaces all of it with PUT', async () => {
    const { client, organization, post } = await start();
    await post(channel);

    const events = ['Accounts.delete'];
    await client.send('PUT', path, { watch: [{ ...channel, events, token: 'new' }] });

    expect(organization.watches).toMatchObject([
      { module: 'Accounts', token: 'new', events: new Set(['delete']) },
    ]);
  });

  it('is NOT_SUBSCRIBED once it has expired: it must be opened again', async () => {
    const { clock, emulator, post } = await start();
    await post(channel);
    clock.travel(hours);
    const client = clientOf(emulator);
    const change = { ...channel, channel_expiry: at(days) };

    const patched = await client.send('PATCH', path, { watch: [change] });
    const replaced = await client.send('PUT', path, { watch: [change] });
    const closed = await client.send('DELETE', `${path}?channel_ids=${channel.channel_id}`);

    for (const { status, body } of [patched, replaced, closed])
      expect({ status, code: body.watch[0].code }).toEqual({ status: 400, code: 'NOT_SUBSCRIBED' });
  });

  it('closes channels with DELETE', async () => {
    const { client, organization, post } = await start();
    await post(channel);

    const { status, body } = await client.send(
      'DELETE',
      `${path}?channel_ids=${channel.channel_id},1`,
    );

    expect(status).toBe(207);
    expect(body.watch.map(({ code }: { code: string }) => code)).toEqual([
      'SUCCESS',
      'SUCCESS',
      'NOT_SUBSCRIBED',
    ]);
    expect(organization.watches).toEqual([]);
  });
});

function condition(fields: number) {
  const names = ['Stage', 'Amount', 'Closing_Date', 'Type', 'Pipeline', 'Next_Step', 'Deal_Name'];
  const group = Array.from({ length: fields }, (_, index) => ({
    field: { api_name: names[index % names.length] },
  }));
  return {
    type: 'field_selection',
    module: { api_name: 'Deals' },
    field_selection: { group_operator: 'or', group },
  };
}

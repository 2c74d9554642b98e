import { describe, expect, it } from 'vitest';
import { aSubscriber } from '../support/a-subscriber.ts';
import { anOrganization, known } from '../support/an-organization.ts';
import { clientOf } from '../support/api-client.ts';
import { startHonestEmulator } from '../support/honest-emulator.ts';
import { aClock, hours } from '../support/travelling-clock.ts';

const channelId = '1000000068001';

async function start(over: Record<string, unknown> = {}, as: string = known.admin) {
  const clock = aClock();
  const emulator = await startHonestEmulator({ organizations: [anOrganization()], clock });
  const organization = emulator.organization(known.zgid);
  const subscriber = await aSubscriber();
  const channel = {
    channel_id: channelId,
    events: ['Deals.all'],
    notify_url: `${subscriber.url}?org=1&k=secret`,
    token: 'our token',
    notify_on_related_action: false,
    ...over,
  };
  const client = clientOf(emulator, { userId: as });
  await client.send('POST', '/actions/watch', { watch: [channel] });
  /** What was heard once everything has been said. */
  async function heard() {
    await organization.notificationsSettled();
    return subscriber.heard;
  }
  return { clock, emulator, client, organization, subscriber, heard };
}

function onStageOrAmount(operator: 'and' | 'or') {
  const group = [{ field: { api_name: 'Stage' } }, { field: { api_name: 'Amount' } }];
  return [
    {
      type: 'field_selection',
      module: { api_name: 'Deals' },
      field_selection: { group_operator: operator, group },
    },
  ];
}

describe('a notification', () => {
  it('tells what was edited, unsigned, with the parameters of the address', async () => {
    const { client, emulator, heard, subscriber } = await start({
      return_affected_field_values: true,
    });

    await client.send('PUT', '/Deals', {
      data: [{ id: known.acmeDeal, Amount: 7, Type: 'New Business' }],
    });

    expect(await heard()).toEqual([
      {
        server_time: Date.parse('2026-03-02T09:00:00+08:00'),
        affected_values: [
          { record_id: known.acmeDeal, values: { Amount: 7, Type: 'New Business' } },
        ],
        query_params: { org: '1', k: 'secret' },
        module: 'Deals',
        resource_uri: `${emulator.apiUrl}/crm/v8/Deals`,
        ids: [known.acmeDeal],
        affected_fields: [{ [known.acmeDeal]: ['Amount', 'Type'] }],
        operation: 'update',
        channel_id: channelId,
        token: 'our token',
      },
    ]);
    expect(new Set(Object.keys(subscriber.headers[0] ?? {}))).toEqual(
      new Set(['connection', 'content-length', 'content-type', 'host']),
    );
  });

  it('names the records of one write together', async () => {
    const { client, heard } = await start({ events: ['Accounts.edit'] });
    const data = [known.acme, known.globex].map((id) => ({ id, Employees: 1 }));

    await client.send('PUT', '/Accounts', { data });

    const [{ ids, affected_fields: fields }, ...more] = await heard();
    expect(ids).toEqual([known.acme, known.globex]);
    expect(fields).toEqual([{ [known.acme]: ['Employees'] }, { [known.globex]: ['Employees'] }]);
    expect(more).toEqual([]);
  });

  it('comes for what people do in the CRM, with ids alone for new and deleted records', async () => {
    const { organization, heard } = await start();
    const id = organization.createRecord('Deals', { Deal_Name: 'New', Stage: 'Qualification' });
    organization.deleteRecord('Deals', known.acmeDeal, { by: known.rep });

    expect(await heard()).toMatchObject([
      { operation: 'insert', ids: [id], affected_fields: [], affected_values: [] },
      { operation: 'delete', ids: [known.acmeDeal] },
    ]);
  });

  it('echoes the client’s own writes, whatever they trigger', async () => {
    const { client, heard } = await start({ events: ['Accounts.edit'] });

    await client.send('PUT', '/Accounts', {
      data: [{ id: known.acme, Employees: 1 }],
      trigger: [],
    });

    expect(await heard()).toHaveLength(1);
  });

  it('is not made when nothing was altered', async () => {
    const { client, heard } = await start();

    await client.send('PUT', '/Deals', { data: [{ id: known.acmeDeal, Amount: 5000 }] });

    expect(await heard()).toEqual([]);
  });

  it('comes only for the events asked for', async () => {
    const { organization, heard } = await start({ events: ['Deals.delete'] });
    organization.createRecord('Deals', { Deal_Name: 'New' });
    organization.updateRecord('Deals', known.acmeDeal, { Amount: 1 });
    organization.deleteRecord('Deals', known.acmeDeal);
    organization.deleteRecord('Accounts', known.globex);

    expect(await heard()).toMatchObject([{ operation: 'delete', ids: [known.acmeDeal] }]);
  });

  it('comes only for edits of the fields selected, but for every new record', async () => {
    const { organization, heard } = await start({ notification_condition: onStageOrAmount('or') });
    organization.updateRecord('Deals', known.acmeDeal, { Next_Step: 'Call' });
    organization.updateRecord('Deals', known.acmeDeal, { Amount: 1 });
    organization.createRecord('Deals', { Deal_Name: 'New' });

    const all = await heard();

    expect(all.map(({ operation }) => operation)).toEqual(['update', 'insert']);
    expect(all[0].affected_fields).toEqual([{ [known.acmeDeal]: ['Amount'] }]);
  });

  it('wants all the fields selected when they are joined by and', async () => {
    const { organization, heard } = await start({ notification_condition: onStageOrAmount('and') });
    organization.updateRecord('Deals', known.acmeDeal, { Amount: 1 });
    await organization.notificationsSettled();
    organization.updateRecord('Deals', known.acmeDeal, { Amount: 2, Stage: 'Qualification' });

    expect(await heard()).toHaveLength(1);
  });

  it('comes for an account too when something is added to it, unless that is not wanted', async () => {
    const noisy = await start({ events: ['Accounts.edit'], notify_on_related_action: undefined });
    const quiet = await start({ events: ['Accounts.edit'], notify_on_related_action: false });
    for (const { organization } of [noisy, quiet])
      organization.updateRecord('Deals', known.acmeDeal, { Amount: 1 });

    expect(await noisy.heard()).toMatchObject([{ module: 'Accounts', ids: [known.acme] }]);
    expect(await quiet.heard()).toEqual([]);
  });

  it('is of records that the subscriber may see', async () => {
    const { organization, heard } = await start({ events: ['Accounts.edit'] }, known.rep);
    organization.updateRecord('Accounts', known.globex, { Employees: 1 });
    organization.updateRecord('Accounts', known.acme, { Employees: 1 });

    const [first, ...more] = await heard();

    expect(first.ids).toEqual([known.acme]);
    expect(more).toEqual([]);
  });

  it('stops when the channel expires, or the subscriber is deactivated', async () => {
    const { clock, organization, heard } = await start();
    const change = (Amount: number) =>
      organization.updateRecord('Deals', known.acmeDeal, { Amount });
    clock.travel(hours);
    change(1);
    expect(await heard()).toEqual([]);
    expect(organization.watches).toEqual([]);

    const other = await start();
    other.organization.setUserStatus(known.admin, 'inactive');
    other.organization.updateRecord('Deals', known.acmeDeal, { Amount: 1 });

    expect(await other.heard()).toEqual([]);
  });

  it('is tried once and never again', async () => {
    const { organization, subscriber, heard } = await start();
    subscriber.status = 500;
    organization.updateRecord('Deals', known.acmeDeal, { Amount: 1 });

    expect(await heard()).toHaveLength(1);
    expect(organization.deliveries).toMatchObject([{ channelId, status: 500 }]);
  });

  it('that reaches nobody harms nothing', async () => {
    const { organization } = await start({ notify_url: 'http://127.0.0.1:9/nobody' });
    organization.updateRecord('Deals', known.acmeDeal, { Amount: 1 });
    await organization.notificationsSettled();

    expect(organization.deliveries).toMatchObject([{ channelId, status: undefined }]);
  });
});

describe('a disturbed notification', () => {
  it('can be lost', async () => {
    const { organization, heard } = await start();
    organization.faults.inject({ kind: 'notification-dropped', next: 1 });
    organization.updateRecord('Deals', known.acmeDeal, { Amount: 1 });
    await organization.notificationsSettled();
    organization.updateRecord('Deals', known.acmeDeal, { Amount: 2 });

    expect(await heard()).toHaveLength(1);
    expect(organization.deliveries).toHaveLength(2);
  });

  it('can come twice', async () => {
    const { organization, heard } = await start();
    organization.faults.inject({ kind: 'notification-duplicated', next: 1 });
    organization.updateRecord('Deals', known.acmeDeal, { Amount: 1 });

    const [first, second] = await heard();

    expect(second).toEqual(first);
  });

  it.each([
    ['delayed', { kind: 'notification-delayed', next: 1, delayMs: 60 }],
    ['reordered', { kind: 'notifications-reordered', next: 1 }],
  ] as const)('can be %s, so that a later one arrives before', async (_, fault) => {
    const { organization, heard } = await start();
    organization.faults.inject(fault);
    organization.updateRecord('Deals', known.acmeDeal, { Amount: 1 });
    const id = organization.createRecord('Deals', { Deal_Name: 'Later' });

    const all = await heard();

    expect(all.map(({ ids }) => ids)).toEqual([[id], [known.acmeDeal]]);
  });
});

import { describe, expect, it } from 'vitest';
import type { CrmChannel } from '../../../src/app/ports/crm.ts';
import { schema as anySchema, connection, now, testZoho } from '../support/test-zoho.ts';
import { refusal, useZohoApi } from '../support/zoho-api.ts';

const zoho = useZohoApi();
const week = 7 * 86_400_000;

const schema = {
  ...anySchema,
  accountFields: ['Industry', 'Employees', 'Modified_Time'],
  dealFields: ['Deal_Name', 'Stage', 'Created_Time'],
};

const channel: CrmChannel = {
  channelId: '1000000068001',
  url: 'https://tierwise.example/zoho/notifications?k=hook',
  token: 't'.repeat(50),
  expiresAt: now + week,
};

function subscribed(...expiries: string[]) {
  const events = expiries.map((channel_expiry) => ({
    channel_expiry,
    resource_uri: 'https://www.zohoapis.eu/crm/v8/Accounts',
    resource_id: '1',
    resource_name: 'Accounts',
    channel_id: '1000000068001',
  }));
  return { watch: [{ code: 'SUCCESS', details: { events }, message: 'ok', status: 'success' }] };
}

describe('openChannel', () => {
  it('subscribes to what is worth a call, and to nothing else', async () => {
    const { crm, calls } = await testZoho();
    zoho
      .api()
      .post('/crm/v8/actions/watch', {
        watch: [
          {
            channel_id: '1000000068001',
            notify_url: channel.url,
            token: channel.token,
            channel_expiry: '2026-10-08T10:00:00Z',
            events: [
              'Accounts.create',
              'Accounts.edit',
              'Accounts.delete',
              'Deals.create',
              'Deals.edit',
              'Deals.delete',
            ],
            return_affected_field_values: true,
            notify_on_related_action: false,
            notification_condition: [
              {
                type: 'field_selection',
                module: { api_name: 'Accounts' },
                field_selection: {
                  group_operator: 'or',
                  group: [
                    { field: { api_name: 'Industry' } },
                    { field: { api_name: 'Employees' } },
                  ],
                },
              },
              {
                type: 'field_selection',
                module: { api_name: 'Deals' },
                field_selection: { field: { api_name: 'Stage' } },
              },
            ],
          },
        ],
      })
      .reply(201, subscribed('2026-10-08T10:00:00+00:00'));

    expect(await crm.openChannel(connection, schema, channel)).toEqual({ expiresAt: now + week });
    expect(calls).toEqual([
      expect.objectContaining({ operation: 'open-channel', credits: 1, status: 201 }),
    ]);
  });

  it('names ten fields a module at the most', async () => {
    const { crm } = await testZoho();
    const accountFields = Array.from({ length: 14 }, (_, i) => `Field_${i}`);
    zoho
      .api()
      .post(
        '/crm/v8/actions/watch',
        ({ watch: [{ notification_condition }] }) =>
          notification_condition[0].field_selection.group.length === 10,
      )
      .reply(201, subscribed('2026-10-08T10:00:00+00:00'));

    await crm.openChannel(connection, { ...schema, accountFields }, channel);
  });

  it('hears of no edits in a module none of whose fields matter', async () => {
    const { crm } = await testZoho();
    zoho
      .api()
      .post('/crm/v8/actions/watch', ({ watch: [{ events, notification_condition }] }) => {
        const [only, ...others] = notification_condition;
        return (
          !events.includes('Accounts.edit') &&
          events.includes('Accounts.delete') &&
          only.module.api_name === 'Deals' &&
          others.length === 0
        );
      })
      .reply(201, subscribed('2026-10-08T10:00:00+00:00'));

    await crm.openChannel(connection, { ...schema, accountFields: ['Owner'] }, channel);
  });

  it('answers the expiry that Zoho granted, the soonest if they differ', async () => {
    const { crm } = await testZoho();
    zoho
      .api()
      .post('/crm/v8/actions/watch')
      .reply(201, subscribed('2026-10-08T10:00:00+00:00', '2026-10-01T13:00:00+02:00'));

    expect(await crm.openChannel(connection, schema, channel)).toEqual({
      expiresAt: now + 3_600_000,
    });
  });

  it.each<[status: number, body: object, code: string]>([
    [400, { watch: [refusal('LIMIT_REACHED')] }, 'crm-refused'],
    [207, { watch: [refusal('INVALID_DATA', { api_name: 'notify_url' })] }, 'crm-refused'],
    [400, refusal('INVALID_DATA', { api_name: 'field_selection' }), 'crm-refused'],
    [403, { watch: [refusal('NO_PERMISSION')] }, 'crm-permission-missing'],
    [429, refusal('RATE_LIMIT_EXCEEDED'), 'crm-rate-limited'],
    [400, { watch: [refusal('RATE_LIMIT_EXCEEDED')] }, 'crm-rate-limited'],
    [201, subscribed(), 'crm-unavailable'],
    [201, { watch: [] }, 'crm-unavailable'],
  ])('fails on HTTP %i %j', async (status, body, code) => {
    const { crm } = await testZoho();
    zoho.api().post('/crm/v8/actions/watch').reply(status, body);

    await expect(crm.openChannel(connection, schema, channel)).rejects.toMatchObject({ code });
  });

  it('refuses a token that Zoho would cut', async () => {
    const { crm } = await testZoho();
    const long = { ...channel, token: 't'.repeat(51) };

    await expect(crm.openChannel(connection, schema, long)).rejects.toThrow(RangeError);
  });
});

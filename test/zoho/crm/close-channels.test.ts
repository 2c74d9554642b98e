import { describe, expect, it } from 'vitest';
import { connection, testZoho } from '../support/test-zoho.ts';
import { refusal, useZohoApi } from '../support/zoho-api.ts';

const zoho = useZohoApi();

describe('closeChannels', () => {
  const ended = { code: 'SUCCESS', details: {}, message: 'ok', status: 'success' };

  it('ends subscriptions, 25 a call', async () => {
    const { crm, calls } = await testZoho();
    const ids = Array.from({ length: 26 }, (_, index) => String(1000 + index));
    for (const batch of [ids.slice(0, 25), ids.slice(25)])
      zoho
        .api()
        .delete('/crm/v8/actions/watch')
        .query({ channel_ids: batch.join(',') })
        .reply(200, { watch: batch.map(() => ended) });

    await crm.closeChannels(connection, ids);

    expect(calls.map(({ operation, credits }) => [operation, credits])).toEqual([
      ['close-channels', 1],
      ['close-channels', 1],
    ]);
  });

  it.each<[status: number, body: object]>([
    [207, { watch: [ended, refusal('NOT_SUBSCRIBED')] }],
    [400, { watch: [refusal('NOT_SUBSCRIBED'), refusal('NOT_SUBSCRIBED')] }],
    [400, refusal('NOT_SUBSCRIBED')],
  ])('takes one that has ended already for ended: HTTP %i %j', async (status, body) => {
    const { crm } = await testZoho();
    zoho.api().delete('/crm/v8/actions/watch').query(true).reply(status, body);

    await expect(crm.closeChannels(connection, ['1', '2'])).resolves.toBeUndefined();
  });

  it.each<[status: number, body: object, code: string]>([
    [207, { watch: [ended, refusal('INVALID_DATA')] }, 'crm-refused'],
    [400, refusal('INVALID_DATA'), 'crm-refused'],
    [401, refusal('OAUTH_SCOPE_MISMATCH'), 'crm-permission-missing'],
  ])('fails on HTTP %i %j', async (status, body, code) => {
    const { crm } = await testZoho();
    zoho.api().delete('/crm/v8/actions/watch').query(true).reply(status, body);

    await expect(crm.closeChannels(connection, ['1', '2'])).rejects.toMatchObject({ code });
  });

  it('makes no call for no channels', async () => {
    const { crm, calls } = await testZoho();

    await crm.closeChannels(connection, []);

    expect(calls).toEqual([]);
  });
});

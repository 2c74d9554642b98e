import { describe, expect, it } from 'vitest';
import { connection, testZoho } from '../support/test-zoho.ts';
import { useZohoApi } from '../support/zoho-api.ts';

const zoho = useZohoApi();
const since = Date.parse('2026-10-01T09:00:00Z');

function deleted(id: string, deleted_time = '2026-10-01T11:30:00+02:00') {
  return { id, display_name: 'x', type: 'recycle', deleted_time, deleted_by: null };
}

function answerPage(module: string, page: number, data: object[], more_records: boolean) {
  zoho
    .api()
    .matchHeader('if-modified-since', '2026-10-01T09:00:00Z')
    .get(`/crm/v8/${module}/deleted`)
    .query({ type: 'all', per_page: '200', page: String(page) })
    .reply(200, { data, info: { per_page: 200, count: data.length, page, more_records } });
}

describe('listDeleted', () => {
  it('reads every page, at two credits each', async () => {
    const { crm, calls } = await testZoho();
    answerPage('Deals', 1, [deleted('1'), deleted('2')], true);
    answerPage('Deals', 2, [deleted('3')], false);

    expect(await crm.listDeleted(connection, 'Deals', since)).toEqual(['1', '2', '3']);
    expect(calls.map(({ operation, credits }) => [operation, credits])).toEqual([
      ['list-deleted-deals', 2],
      ['list-deleted-deals', 2],
    ]);
  });

  it('leaves out what was deleted before', async () => {
    const { crm } = await testZoho();
    const early = deleted('1', '2026-10-01T08:59:59+00:00');
    answerPage('Accounts', 1, [early, deleted('2')], false);

    expect(await crm.listDeleted(connection, 'Accounts', since)).toEqual(['2']);
  });

  it.each([204, 304])('answers a %i with nothing', async (status) => {
    const { crm } = await testZoho();
    zoho.api().get('/crm/v8/Accounts/deleted').query(true).reply(status);

    expect(await crm.listDeleted(connection, 'Accounts', since)).toEqual([]);
  });

  it('stops at an empty page that promises more', async () => {
    const { crm } = await testZoho();
    answerPage('Accounts', 1, [], true);

    expect(await crm.listDeleted(connection, 'Accounts', since)).toEqual([]);
  });
});

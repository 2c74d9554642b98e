import { describe, expect, it } from 'vitest';
import type { CrmView } from '../../../src/app/ports/crm-metadata.ts';
import { connection, testZoho } from '../support/test-zoho.ts';
import { refusal, useZohoApi } from '../support/zoho-api.ts';

const zoho = useZohoApi();
const path = '/crm/v8/settings/custom_views';
const ofAccounts = { module: 'Accounts' };

function view(name: string): CrmView {
  const filter = { field: 'Tier', comparator: 'is', value: name } as const;
  return { name, filter, columns: ['Account_Name', 'Tier'] };
}

function made(id: string) {
  return { code: 'SUCCESS', details: { id }, message: 'custom view created', status: 'success' };
}

describe('createAccountViews', () => {
  it('makes public views, ten a call, and tells each that was refused', async () => {
    const { crm, calls } = await testZoho();
    const sent: { custom_views: unknown[] }[] = [];
    const answers = [
      Array.from({ length: 10 }, (_, index) => made(`554023000000${index}`)),
      [refusal('DUPLICATE_DATA', { api_name: 'name', json_path: '$.custom_views[0].name' })],
    ];
    zoho
      .api()
      .post(path)
      .query(ofAccounts)
      .times(2)
      .reply((_, body) => {
        sent.push(body as never);
        return [207, { custom_views: answers[sent.length - 1] }];
      });

    const names = Array.from({ length: 11 }, (_, index) => `Class ${index}`);
    const creations = await crm.createAccountViews(connection, names.map(view));

    expect(sent.map(({ custom_views: views }) => views.length)).toEqual([10, 1]);
    expect(sent[0]?.custom_views[0]).toEqual({
      name: 'Class 0',
      access_type: 'public',
      criteria: {
        field: { api_name: 'Tier' },
        comparator: 'equal',
        value: 'Class 0',
        type: 'value',
      },
      fields: [{ api_name: 'Account_Name' }, { api_name: 'Tier' }],
    });
    expect(creations[9]).toEqual({ viewId: '5540230000009' });
    expect(creations[10]).toEqual({ refusal: 'DUPLICATE_DATA at $.custom_views[0].name' });
    expect(calls).toMatchObject([
      { operation: 'create-account-views', credits: 1, status: 207 },
      { operation: 'create-account-views', credits: 1, status: 207 },
    ]);
  });

  it.each([
    [400, 'INVALID_REQUEST_METHOD', 'crm-refused'],
    [401, 'OAUTH_SCOPE_MISMATCH', 'crm-permission-missing'],
    [403, 'NO_PERMISSION', 'crm-permission-missing'],
    [429, 'TOO_MANY_REQUESTS', 'crm-rate-limited'],
  ])('answers %i %s as %s', async (status, code, expected) => {
    const { crm } = await testZoho();
    zoho.api().post(path).query(ofAccounts).reply(status, refusal(code));

    const error = await crm.createAccountViews(connection, [view('A')]).catch((e) => e);

    expect(error.code).toBe(expected);
  });
});

describe('readAccountView', () => {
  it.each([
    ['equal', 'A', { field: 'Tier', comparator: 'is', value: 'A' }],
    ['contains', 'A', { field: 'Tier', comparator: 'contains', value: 'A' }],
    ['starts_with', 'A', undefined],
    ['equal', ['A'], undefined],
  ])('knows a filter %s %s', async (comparator, value, expected) => {
    const { crm } = await testZoho();
    const criteria = { field: { api_name: 'Tier', id: '1' }, comparator, value };
    zoho
      .api()
      .get(`${path}/5540230001`)
      .query(ofAccounts)
      .reply(200, { custom_views: [{ id: '5540230001', criteria }], info: {} });

    expect(await crm.readAccountView(connection, '5540230001')).toEqual(expected);
  });

  it('answers nothing for a view that is gone', async () => {
    const { crm } = await testZoho();
    zoho.api().get(`${path}/5540230001`).query(ofAccounts).reply(204);

    expect(await crm.readAccountView(connection, '5540230001')).toBeUndefined();
  });
});

describe('deleteAccountViews', () => {
  const query = { ...ofAccounts, ids: '1,2' };
  const gone = refusal('INVALID_DATA', { id: '2' });

  it('takes one that is gone already for deleted', async () => {
    const { crm } = await testZoho();
    zoho
      .api()
      .delete(path)
      .query(query)
      .reply(207, { custom_views: [made('1'), gone] });

    await expect(crm.deleteAccountViews(connection, ['1', '2'])).resolves.toBeUndefined();
  });

  it('fails when one is still in use', async () => {
    const { crm } = await testZoho();
    const used = refusal('NOT_ALLOWED', { id: '2' });
    zoho
      .api()
      .delete(path)
      .query(query)
      .reply(207, { custom_views: [made('1'), used] });

    await expect(crm.deleteAccountViews(connection, ['1', '2'])).rejects.toMatchObject({
      code: 'crm-refused',
    });
  });
});

import { describe, expect, it } from 'vitest';
import type { CrmSchema } from '../../../src/app/ports/crm-metadata.ts';
import { dayFromParts } from '../../../src/core/day.ts';
import { accountFieldNames } from '../../../src/zoho/crm/account-record.ts';
import { connection, schema, testZoho } from '../support/test-zoho.ts';
import { refusal, useZohoApi } from '../support/zoho-api.ts';

const zoho = useZohoApi();

const full = {
  $currency_symbol: '€',
  $state: 'save',
  id: '3652397000003852095',
  Account_Name: '  华东机械  ',
  Industry: 'Manufacturing',
  Account_Type: 'Customer',
  Ownership: '-None-',
  Employees: 120,
  Annual_Revenue: 1_200_000.5,
  Billing_Country: 'China',
  Billing_State: '江苏',
  Billing_City: '苏州',
  Parent_Account: { name: '华东集团', id: '3652397000003000001' },
  Owner: { name: 'Patricia Boyle', id: '3652397000000281001', email: 'p@example.com' },
  Created_Time: '2024-05-02T18:17:33+00:00',
  Modified_Time: '2026-05-02T11:17:33+05:30',
};

function page(data: object[], info: object = { more_records: false, next_page_token: null }) {
  return { data, info: { per_page: 200, count: data.length, page: 1, ...info } };
}

describe('readAccounts', () => {
  const wide: CrmSchema = { ...schema, accountFields: [...accountFieldNames] };

  it('asks for the first 200 of everything, and only for what it uses', async () => {
    const { crm, calls } = await testZoho();
    zoho
      .api()
      .get('/crm/v8/Accounts')
      .query({ fields: 'Account_Name,Industry,Modified_Time', per_page: '200' })
      .reply(200, page([full], { more_records: true, next_page_token: 'c8582xx' }));

    const { rows, next } = await crm.readAccounts(connection, schema, {});

    expect(rows).toHaveLength(1);
    expect(next).toBe('c8582xx');
    expect(calls).toEqual([
      expect.objectContaining({ operation: 'read-accounts', credits: 1, status: 200 }),
    ]);
  });

  it('reads on with the page token, in the same words', async () => {
    const { crm } = await testZoho();
    zoho
      .api()
      .matchHeader('if-modified-since', '2026-10-01T09:00:00Z')
      .get('/crm/v8/Accounts')
      .query({
        fields: 'Account_Name,Industry,Modified_Time',
        per_page: '200',
        page_token: 'c8582xx',
      })
      .reply(200, page([full]));

    const changedSince = Date.parse('2026-10-01T09:00:00.999Z');
    const { next } = await crm.readAccounts(connection, schema, { changedSince, next: 'c8582xx' });

    expect(next).toBeUndefined();
  });

  it('asks for given ids', async () => {
    const { crm } = await testZoho();
    zoho
      .api()
      .get('/crm/v8/Accounts')
      .query({ fields: /Account_Name/, per_page: '200', ids: '3652397000003852095,2' })
      .reply(200, page([full], { more_records: true, next_page_token: 'never asked for' }));

    const { rows, next } = await crm.readAccounts(connection, schema, {
      ids: ['3652397000003852095', '2'],
    });

    expect(rows).toHaveLength(1);
    expect(next).toBeUndefined();
  });

  it('asks for fields beside the facts, each once', async () => {
    const { crm } = await testZoho();
    const answered = { Tier: '战略', Score: 545, Reason: '', Next: null, Tags: ['a', 'b'] };
    zoho
      .api()
      .get('/crm/v8/Accounts')
      .query({
        fields: 'Account_Name,Industry,Modified_Time,Tier,Score,Reason,Next,Tags,Gone',
        per_page: '200',
      })
      .reply(200, page([{ ...full, ...answered }]));

    const beside = ['Industry', 'Tier', 'Score', 'Reason', 'Next', 'Tags', 'Gone'];
    const { rows } = await crm.readAccounts(connection, schema, { beside });

    expect(rows[0]?.values).toEqual({
      Industry: 'Manufacturing',
      Tier: '战略',
      Score: '545',
      Reason: null,
      Next: null,
      Tags: '["a","b"]',
      Gone: null,
    });
  });

  it('turns a record into facts, dates in the organization’s time zone', async () => {
    const { crm } = await testZoho();
    zoho
      .api()
      .get('/crm/v8/Accounts')
      .query(true)
      .reply(200, page([full]));

    const { rows } = await crm.readAccounts(connection, wide, {});

    expect(rows).toEqual([
      {
        facts: {
          id: '3652397000003852095',
          name: '华东机械',
          industry: 'Manufacturing',
          accountType: 'Customer',
          ownership: undefined,
          employees: 120,
          annualRevenue: 1_200_000.5,
          country: 'China',
          region: '江苏',
          city: '苏州',
          parentId: '3652397000003000001',
          ownerId: '3652397000000281001',
          createdOn: dayFromParts(2024, 5, 3),
        },
        modifiedAt: Date.parse('2026-05-02T05:47:33Z'),
        values: {},
      },
    ]);
  });

  it('leaves unknown what is empty, never zero', async () => {
    const { crm } = await testZoho();
    const empty = Object.fromEntries(accountFieldNames.map((name) => [name, null]));
    const { id, Modified_Time } = full;
    zoho
      .api()
      .get('/crm/v8/Accounts')
      .query(true)
      .reply(200, page([{ ...empty, id, Modified_Time }]));

    const { rows } = await crm.readAccounts(connection, wide, {});

    expect(rows[0]?.facts).toEqual({ id, name: id });
  });

  it.each<[string, object, boolean, number | undefined]>([
    ['as it is in the only currency', { Annual_Revenue: 100 }, false, 100],
    [
      'divided by the record’s rate',
      { Annual_Revenue: 780, Currency: 'CNY', Exchange_Rate: 7.8 },
      true,
      100,
    ],
    [
      'as it is in the home currency, whatever rate the record carries',
      { Annual_Revenue: 100, Currency: 'EUR', Exchange_Rate: 2 },
      true,
      100,
    ],
    [
      'by a rate sent as text',
      { Annual_Revenue: '780', Currency: 'CNY', Exchange_Rate: '7.8' },
      true,
      100,
    ],
    ['unknown without a rate', { Annual_Revenue: 780, Currency: 'CNY' }, true, undefined],
    [
      'unknown with a rate of zero',
      { Annual_Revenue: 780, Currency: 'CNY', Exchange_Rate: 0 },
      true,
      undefined,
    ],
    ['unknown without an amount', { Currency: 'CNY', Exchange_Rate: 7.8 }, true, undefined],
  ])('takes money %s', async (_, fields, hasMultipleCurrencies, annualRevenue) => {
    const { crm } = await testZoho();
    const { id, Modified_Time } = full;
    zoho
      .api()
      .get('/crm/v8/Accounts')
      .query(true)
      .reply(200, page([{ id, Modified_Time, ...fields }]));

    const { rows } = await crm.readAccounts(connection, { ...wide, hasMultipleCurrencies }, {});

    expect(rows[0]?.facts.annualRevenue).toBe(annualRevenue);
  });

  it.each([
    [204, {}],
    [304, { changedSince: 1_800_000_000_000 }],
  ])('answers a %i with an empty page', async (status, reading) => {
    const { crm } = await testZoho();
    zoho.api().get('/crm/v8/Accounts').query(true).reply(status);

    expect(await crm.readAccounts(connection, schema, reading)).toEqual({ rows: [] });
  });

  it('makes no call for no ids', async () => {
    const { crm, calls } = await testZoho();

    expect(await crm.readAccounts(connection, schema, { ids: [] })).toEqual({ rows: [] });
    expect(calls).toEqual([]);
  });

  it.each<[string, object]>([
    ['more than 50 ids', { ids: Array(51).fill('1') }],
    ['more than 50 fields', { beside: Array.from({ length: 48 }, (_, index) => `F${index}`) }],
    ['ids and a change time', { ids: ['1'], changedSince: 1 }],
    ['ids and a page', { ids: ['1'], next: 'x' }],
  ])('refuses to ask for %s', async (_, reading) => {
    const { crm, calls } = await testZoho();

    await expect(crm.readAccounts(connection, schema, reading)).rejects.toThrow(RangeError);
    expect(calls).toEqual([]);
  });

  it.each<[string, object]>([
    ['an id that is no text', page([{ ...full, id: 3652397 }])],
    ['a record without a time of change', page([{ id: '1' }])],
    ['more records but no way to them', page([full], { more_records: true })],
    ['no list', {}],
  ])('takes an answer with %s for an outage', async (_, answer) => {
    const { crm } = await testZoho();
    zoho.api().get('/crm/v8/Accounts').query(true).reply(200, answer);

    await expect(crm.readAccounts(connection, schema, {})).rejects.toMatchObject({
      code: 'crm-unavailable',
    });
  });

  it.each(['EXPIRED_VALUE', 'TOKEN_BOUND_DATA_MISMATCH', 'PAGINATION_LIMIT_EXCEEDED'])(
    'names the trouble with a page token: %s',
    async (code) => {
      const { crm } = await testZoho();
      zoho
        .api()
        .get('/crm/v8/Accounts')
        .query(true)
        .reply(400, refusal(code, { param_name: 'page_token' }));

      await expect(crm.readAccounts(connection, schema, { next: 'c8582xx' })).rejects.toMatchObject(
        {
          code: 'crm-refused',
          detail: `read-accounts: ${code} at page_token`,
        },
      );
    },
  );
});

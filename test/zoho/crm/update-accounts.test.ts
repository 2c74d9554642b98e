import { describe, expect, it } from 'vitest';
import type { CrmAccountUpdate } from '../../../src/app/ports/crm.ts';
import { connection, testZoho } from '../support/test-zoho.ts';
import { refusal, useZohoApi } from '../support/zoho-api.ts';

const zoho = useZohoApi();

const silently = { trigger: [], skip_feature_execution: [{ name: 'cadences' }] };

function success(id: string) {
  return {
    code: 'SUCCESS',
    details: { Modified_Time: '2026-05-02T11:17:33+05:30', id, $approval_state: 'approved' },
    message: 'record updated',
    status: 'success',
  };
}

function updates(...ids: string[]): CrmAccountUpdate[] {
  return ids.map((id) => ({ id, values: { Customer_Tier: 'A' } }));
}

describe('updateAccounts', () => {
  it('sends the new values and lets nothing of the customer’s run', async () => {
    const { crm, calls } = await testZoho();
    zoho
      .api()
      .matchHeader('content-type', 'application/json')
      .put('/crm/v8/Accounts', {
        data: [
          { id: '3652397000003852095', Customer_Tier: '战略', Class_Reason: null },
          { id: '3652397000003852096', Customer_Tier: '一般' },
        ],
        ...silently,
      })
      .reply(200, { data: [success('3652397000003852095'), success('3652397000003852096')] });

    const outcomes = await crm.updateAccounts(connection, [
      { id: '3652397000003852095', values: { Customer_Tier: '战略', Class_Reason: null } },
      { id: '3652397000003852096', values: { Customer_Tier: '一般' } },
    ]);

    expect(outcomes).toEqual([
      { id: '3652397000003852095', ok: true },
      { id: '3652397000003852096', ok: true },
    ]);
    expect(calls).toEqual([
      expect.objectContaining({ operation: 'update-accounts', credits: 1, status: 200 }),
    ]);
  });

  it.each([
    [1, 1],
    [10, 1],
    [11, 2],
    [99, 10],
    [100, 10],
  ])('writes %i accounts in one call for %i credits', async (count, credits) => {
    const { crm, calls } = await testZoho();
    const ids = Array.from({ length: count }, (_, index) => String(10n ** 18n + BigInt(index)));
    zoho
      .api()
      .put('/crm/v8/Accounts', (body) => body.data.length === count)
      .reply(200, { data: ids.map(success) });

    expect(await crm.updateAccounts(connection, updates(...ids))).toHaveLength(count);
    expect(calls).toEqual([expect.objectContaining({ credits })]);
  });

  it('answers for each account of a partial success, in the given order', async () => {
    const { crm } = await testZoho();
    zoho
      .api()
      .put('/crm/v8/Accounts')
      .reply(207, {
        data: [
          success('1'),
          refusal('INVALID_DATA', {
            api_name: 'Customer_Tier',
            json_path: '$.data[1].Customer_Tier',
            expected_data_type: 'picklist',
          }),
          refusal('RECORD_LOCKED', { api_name: 'id', json_path: '$.data[2].id' }),
        ],
      });

    expect(await crm.updateAccounts(connection, updates('1', '2', '3'))).toEqual([
      { id: '1', ok: true },
      {
        id: '2',
        ok: false,
        code: 'INVALID_DATA',
        detail: 'INVALID_DATA at $.data[1].Customer_Tier',
        mend: 'field',
      },
      {
        id: '3',
        ok: false,
        code: 'RECORD_LOCKED',
        detail: 'RECORD_LOCKED at $.data[2].id',
        mend: 'later',
      },
    ]);
  });

  it.each<[code: string, details: object, mend: string]>([
    ['RECORD_LOCKED', {}, 'later'],
    ['RECORD_IN_BLUEPRINT', {}, 'later'],
    ['NOT_APPROVED', {}, 'later'],
    ['NOT_REVIEWED', {}, 'later'],
    ['ALREADY_MODIFIED', {}, 'read-again'],
    ['INTERNAL_ERROR', {}, 'later'],
    ['DEPENDENT_SERVICE_ERROR', {}, 'later'],
    ['INVALID_DATA', { api_name: 'id' }, 'record-gone'],
    ['NOT_FOUND', {}, 'record-gone'],
    ['NO_PERMISSION', {}, 'permission'],
    ['AUTHORIZATION_FAILED', {}, 'permission'],
    ['INVALID_DATA', { api_name: 'Customer_Tier' }, 'field'],
    ['INVALID_DATA', {}, 'field'],
    ['MANDATORY_NOT_FOUND', {}, 'field'],
    ['DUPLICATE_DATA', { duplicate_record: { id: '9' } }, 'field'],
    ['DEPENDENT_FIELD_MISSING', {}, 'field'],
    ['DEPENDENT_MISMATCH', {}, 'field'],
    ['EXPECTED_FIELD_MISSING', {}, 'field'],
    ['UNHEARD_OF', {}, 'field'],
    [
      'MULTIPLE_OR_MULTI_ERRORS',
      { errors: [refusal('INVALID_DATA', { api_name: 'A' }), refusal('RECORD_LOCKED')] },
      'field',
    ],
    [
      'MULTIPLE_OR_MULTI_ERRORS',
      { errors: [refusal('MANDATORY_NOT_FOUND'), refusal('NO_PERMISSION')] },
      'permission',
    ],
    ['MULTIPLE_OR_MULTI_ERRORS', {}, 'field'],
  ])('says of %s %j what has to happen: %s', async (code, details, mend) => {
    const { crm } = await testZoho();
    zoho
      .api()
      .put('/crm/v8/Accounts')
      .reply(400, { data: [refusal(code, details)] });

    expect(await crm.updateAccounts(connection, updates('1'))).toEqual([
      { id: '1', ok: false, code: expect.any(String), detail: expect.any(String), mend },
    ]);
  });

  it('writes on condition that nobody has changed the record, and tells when somebody has', async () => {
    const { crm } = await testZoho();
    const unmodifiedSince = Date.parse('2026-05-02T11:17:33.400+05:30');
    const details = { id: '1', Modified_Time: '2026-05-02T11:20:00+05:30' };
    zoho
      .api()
      .matchHeader('If-Unmodified-Since', '2026-05-02T05:47:33+00:00')
      .put('/crm/v8/Accounts')
      .reply(412, { data: [refusal('ALREADY_MODIFIED', details)] });

    expect(await crm.updateAccounts(connection, updates('1'), unmodifiedSince)).toEqual([
      expect.objectContaining({
        ok: false,
        mend: 'read-again',
        modifiedAt: Date.parse('2026-05-02T11:20:00+05:30'),
      }),
    ]);
    await expect(
      crm.updateAccounts(connection, updates('1', '2'), unmodifiedSince),
    ).rejects.toThrow(RangeError);
  });

  it('books no success on an account that Zoho did not name', async () => {
    const { crm } = await testZoho();
    zoho
      .api()
      .put('/crm/v8/Accounts')
      .reply(200, { data: [success('2'), success('1')] });

    await expect(crm.updateAccounts(connection, updates('1', '2'))).rejects.toMatchObject({
      code: 'crm-unavailable',
      detail: 'answers in another order than asked',
    });
  });

  it('fails where answers are missing', async () => {
    const { crm } = await testZoho();
    zoho
      .api()
      .put('/crm/v8/Accounts')
      .reply(200, { data: [success('1')] });

    await expect(crm.updateAccounts(connection, updates('1', '2'))).rejects.toMatchObject({
      code: 'crm-unavailable',
      detail: '1 answers to 2 updates',
    });
  });

  it.each<[status: number, body: object, code: string]>([
    [403, refusal('NO_PERMISSION'), 'crm-permission-missing'],
    [403, { data: [refusal('NO_PERMISSION')] }, 'crm-permission-missing'],
    [400, refusal('LIMIT_EXCEEDED', { maximum_length: 100 }), 'crm-refused'],
    [429, refusal('TOO_MANY_REQUESTS'), 'crm-rate-limited'],
    [500, refusal('INTERNAL_ERROR'), 'crm-unavailable'],
  ])('fails as a whole on HTTP %i %j, without a second try', async (status, body, code) => {
    const { crm, calls } = await testZoho();
    zoho.api().put('/crm/v8/Accounts').reply(status, body);

    await expect(crm.updateAccounts(connection, updates('1', '2'))).rejects.toMatchObject({ code });
    expect(calls).toHaveLength(1);
  });

  it('makes no call for nothing and refuses more than a hundred', async () => {
    const { crm, calls } = await testZoho();

    expect(await crm.updateAccounts(connection, [])).toEqual([]);
    await expect(crm.updateAccounts(connection, updates(...Array(101).fill('1')))).rejects.toThrow(
      RangeError,
    );
    expect(calls).toEqual([]);
  });
});

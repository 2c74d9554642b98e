import { describe, expect, it } from 'vitest';
import type { NewCrmField } from '../../../src/app/ports/crm-metadata.ts';
import { connection, testZoho } from '../support/test-zoho.ts';
import { refusal, useZohoApi } from '../support/zoho-api.ts';

const zoho = useZohoApi();

function text(key: string): NewCrmField {
  return { key, label: `Label ${key}`, tooltip: `About ${key}`, type: 'text', values: [] };
}

function picklist(key: string, count: number): NewCrmField {
  const values = Array.from({ length: count }, (_, index) => ({
    value: `v${index}`,
    colour: '#25b52a',
  }));
  return { ...text(key), type: 'picklist', values };
}

function created(id: string) {
  return { code: 'SUCCESS', details: { id }, message: 'field created', status: 'success' };
}

function zohoValue(value: string) {
  return { display_value: value, actual_value: value, colour_code: '#25b52a' };
}

function answerCreate(body: Parameters<ReturnType<typeof zoho.api>['post']>[1]) {
  return zoho.api().post('/crm/v8/settings/fields', body).query({ module: 'Accounts' });
}

describe('createAccountFields', () => {
  it('creates coloured picklists and texts, each with a tooltip', async () => {
    const { crm, calls } = await testZoho();
    answerCreate({
      fields: [
        {
          field_label: 'Label tier',
          data_type: 'picklist',
          tooltip: { name: 'info_icon', value: 'About tier' },
          pick_list_values: [zohoValue('v0'), zohoValue('v1')],
          pick_list_values_sorted_lexically: false,
          enable_colour_code: true,
        },
        {
          field_label: 'Label reason',
          data_type: 'text',
          tooltip: { name: 'info_icon', value: 'About reason' },
          length: 255,
        },
      ],
    }).reply(201, { fields: [created('5540230001'), created('5540230002')] });

    const fields = [picklist('tier', 2), text('reason')];

    expect(await crm.createAccountFields(connection, fields)).toEqual([
      { key: 'tier', fieldId: '5540230001' },
      { key: 'reason', fieldId: '5540230002' },
    ]);
    expect(calls).toEqual([
      expect.objectContaining({ operation: 'create-account-fields', credits: 1, status: 201 }),
    ]);
  });

  it('makes as many calls as the limit of five asks', async () => {
    const { crm, calls } = await testZoho();
    for (const count of [5, 5, 1])
      answerCreate((body) => body.fields.length === count).reply(201, {
        fields: Array.from({ length: count }, () => created('1')),
      });

    const keys = Array.from({ length: 11 }, (_, index) => `k${index}`);
    const creations = await crm.createAccountFields(connection, keys.map(text));

    expect(creations.map(({ key }) => key)).toEqual(keys);
    expect(calls).toHaveLength(3);
  });

  it('adds the values beyond the tenth right after', async () => {
    const { crm, calls } = await testZoho();
    answerCreate((body) => body.fields[0].pick_list_values.length === 10).reply(201, {
      fields: [created('5540230001')],
    });
    zoho
      .api()
      .patch('/crm/v8/settings/fields', {
        fields: [{ id: '5540230001', pick_list_values: [zohoValue('v10')] }],
      })
      .query({ module: 'Accounts' })
      .reply(200, { fields: [created('5540230001')] });

    expect(await crm.createAccountFields(connection, [picklist('segment', 11)])).toEqual([
      { key: 'segment', fieldId: '5540230001' },
    ]);
    expect(calls.map(({ operation }) => operation)).toEqual([
      'create-account-fields',
      'add-picklist-values',
    ]);
  });

  it('says so when a field was created but not all of its values', async () => {
    const { crm } = await testZoho();
    answerCreate(/./).reply(201, { fields: [created('5540230001')] });
    zoho
      .api()
      .patch('/crm/v8/settings/fields')
      .query(true)
      .reply(400, { fields: [refusal('DUPLICATE_DATA', { api_name: 'pick_list_values' })] });

    expect(await crm.createAccountFields(connection, [picklist('segment', 11)])).toEqual([
      {
        key: 'segment',
        refusal: 'other',
        detail: 'created, but some of its values were refused: DUPLICATE_DATA at pick_list_values',
      },
    ]);
  });

  it.each<[status: number, code: string, refusal: string]>([
    [400, 'DUPLICATE_DATA', 'duplicate-label'],
    [400, 'LIMIT_EXCEEDED', 'limit-reached'],
    [400, 'FIELD_LIMIT_EXCEEDED', 'limit-reached'],
    [403, 'NO_PERMISSION', 'no-permission'],
    [400, 'RESERVED_KEYWORD_NOT_ALLOWED', 'other'],
    [400, 'INVALID_DATA', 'other'],
  ])('answers a field refused with HTTP %i %s as %s', async (status, code, expected) => {
    const { crm } = await testZoho();
    const details = { api_name: 'field_label', json_path: '$.fields[0].field_label' };
    answerCreate(/./).reply(status, { fields: [refusal(code, details)] });

    expect(await crm.createAccountFields(connection, [text('tier')])).toEqual([
      { key: 'tier', refusal: expected, detail: `${code} at $.fields[0].field_label` },
    ]);
  });

  it('answers for each field of a partial success', async () => {
    const { crm } = await testZoho();
    answerCreate(/./).reply(207, { fields: [refusal('DUPLICATE_DATA'), created('5540230002')] });

    expect(await crm.createAccountFields(connection, [text('a'), text('b')])).toEqual([
      { key: 'a', refusal: 'duplicate-label', detail: 'DUPLICATE_DATA' },
      { key: 'b', fieldId: '5540230002' },
    ]);
  });

  it('fails as a whole where the user may not create fields at all', async () => {
    const { crm } = await testZoho();
    answerCreate(/./).reply(403, refusal('NO_PERMISSION', { permissions: ['Crm_Customize'] }));

    await expect(crm.createAccountFields(connection, [text('a')])).rejects.toMatchObject({
      code: 'crm-permission-missing',
      detail: 'Crm_Customize',
    });
  });

  it('fails where answers are missing', async () => {
    const { crm } = await testZoho();
    answerCreate(/./).reply(201, { fields: [created('1')] });

    await expect(crm.createAccountFields(connection, [text('a'), text('b')])).rejects.toMatchObject(
      { code: 'crm-unavailable', detail: '1 answers to 2 fields' },
    );
  });
});

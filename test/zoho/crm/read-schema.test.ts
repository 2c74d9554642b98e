import { describe, expect, it } from 'vitest';
import type { CrmOrganization } from '../../../src/app/ports/crm-metadata.ts';
import { connection, testZoho } from '../support/test-zoho.ts';
import { refusal, useZohoApi } from '../support/zoho-api.ts';

const zoho = useZohoApi();

const organization: CrmOrganization = {
  id: connection.organizationId,
  name: 'Sonnen GmbH',
  domainName: 'org20074509481',
  timeZone: 'Europe/Berlin',
  currency: 'EUR',
  hasMultipleCurrencies: true,
  edition: 'enterprise',
  users: 5,
  environment: 'production',
};

function field(api_name: string, changes: object = {}) {
  return {
    id: `55402300000000${api_name.length}`,
    api_name,
    field_label: api_name.replaceAll('_', ' '),
    data_type: 'text',
    custom_field: false,
    pick_list_values: [],
    ...changes,
  };
}

function stage(actual_value: string, forecast_type?: string, more: object = {}) {
  return {
    display_value: `${actual_value} (shown)`,
    actual_value,
    forecast_type,
    id: '1',
    ...more,
  };
}

const complete = [
  stage('-None-'),
  stage('Angebot', 'Open'),
  stage('Gewonnen', 'Closed Won'),
  stage('Verloren', 'Closed Lost'),
];
const told = [
  { value: 'Angebot', outcome: 'open' },
  { value: 'Gewonnen', outcome: 'won' },
  { value: 'Verloren', outcome: 'lost' },
];

describe('readSchema', () => {
  function answerFields(module: string, fields: object[]) {
    zoho.api().get('/crm/v8/settings/fields').query({ module }).reply(200, { fields });
  }

  function answerLayouts(layouts: { id: string; stages: object[] }[]) {
    zoho
      .api()
      .get('/crm/v8/settings/layouts')
      .query({ module: 'Deals' })
      .reply(200, {
        layouts: layouts.map(({ id, stages }) => ({
          id,
          status: 'active',
          sections: [
            { fields: [field('Deal_Name')] },
            { fields: [field('Stage', { pick_list_values: stages })] },
          ],
        })),
      });
  }

  function answerPipelines(layout_id: string, ...pipelines: object[][]) {
    zoho
      .api()
      .get('/crm/v8/settings/pipeline')
      .query({ layout_id })
      .reply(200, {
        pipeline: pipelines.map((maps) => ({ id: '9', display_value: 'Standard', maps })),
      });
  }

  async function read(changes: Partial<CrmOrganization> = {}) {
    const { crm, calls } = await testZoho();
    const { schema, accountFields } = await crm.readSchema(connection, {
      ...organization,
      ...changes,
    });
    return { schema, accountFields, calls };
  }

  it('needs two calls where the Stage field tells how its values end', async () => {
    answerFields('Accounts', [field('Account_Name'), field('Modified_Time')]);
    answerFields('Deals', [field('Stage', { pick_list_values: complete })]);

    const { schema, calls } = await read();

    expect(schema.stages).toEqual(told);
    expect(calls.map(({ operation, credits }) => [operation, credits])).toEqual([
      ['read-account-fields', 1],
      ['read-deal-fields', 1],
    ]);
  });

  it('needs a third where only the layouts tell', async () => {
    answerFields('Accounts', []);
    answerFields('Deals', [
      field('Stage', { pick_list_values: complete.map(({ actual_value }) => stage(actual_value)) }),
    ]);
    answerLayouts([{ id: '554023000000091033', stages: complete }]);

    const { schema, calls } = await read();

    expect(schema.stages).toEqual(told);
    expect(calls).toHaveLength(3);
  });

  it('asks the pipelines of those layouts only whose stages nobody explained', async () => {
    answerFields('Accounts', []);
    answerFields('Deals', [field('Stage', { pick_list_values: [stage('Angebot')] })]);
    answerLayouts([
      { id: '554023000000091033', stages: complete },
      { id: '554023000000091034', stages: [stage('Signed'), stage('Gone')] },
    ]);
    answerPipelines(
      '554023000000091034',
      [stage('Signed', 'Closed Won')],
      [stage('Signed', 'Closed Won'), stage('Gone', 'Closed Lost')],
    );

    const { schema, calls } = await read();

    expect(schema.stages).toEqual([
      ...told,
      { value: 'Signed', outcome: 'won' },
      { value: 'Gone', outcome: 'lost' },
    ]);
    expect(calls.map(({ operation }) => operation)).toEqual([
      'read-account-fields',
      'read-deal-fields',
      'read-deal-layouts',
      'read-deal-pipelines',
    ]);
  });

  it('goes by the forecast type, whatever the stage is called', async () => {
    answerFields('Accounts', []);
    answerFields('Deals', [
      field('Stage', {
        pick_list_values: [stage('Closed Won', 'Closed Lost'), stage('赢单', 'Closed Won')],
      }),
    ]);

    const { schema } = await read();

    expect(schema.stages).toEqual([
      { value: 'Closed Won', outcome: 'lost' },
      { value: '赢单', outcome: 'won' },
    ]);
  });

  it('believes the first source where they disagree', async () => {
    answerFields('Accounts', []);
    answerFields('Deals', [
      field('Stage', { pick_list_values: [stage('Done', 'Closed Won'), stage('Angebot')] }),
    ]);
    answerLayouts([{ id: '1', stages: [stage('Done', 'Closed Lost'), stage('Angebot', 'Open')] }]);

    expect((await read()).schema.stages).toEqual([
      { value: 'Done', outcome: 'won' },
      { value: 'Angebot', outcome: 'open' },
    ]);
  });

  it('leaves out a stage that no source explains', async () => {
    answerFields('Accounts', []);
    answerFields('Deals', [field('Stage', { pick_list_values: [stage('Old'), ...complete] })]);
    answerLayouts([{ id: '1', stages: complete }]);

    expect((await read()).schema.stages).toEqual(told);
  });

  it('manages without pipelines where the organization has none', async () => {
    answerFields('Accounts', []);
    answerFields('Deals', []);
    answerLayouts([{ id: '1', stages: [] }]);
    zoho.api().get('/crm/v8/settings/pipeline').query(true).reply(204);

    expect((await read()).schema.stages).toEqual([]);
  });

  it('fails, to be tried again, rather than forget stages when a layout is deleted meanwhile', async () => {
    answerFields('Accounts', []);
    answerFields('Deals', []);
    answerLayouts([{ id: '1', stages: [] }]);
    zoho
      .api()
      .get('/crm/v8/settings/pipeline')
      .query(true)
      .reply(400, {
        code: 'INVALID_DATA',
        details: { param_name: 'layout_id' },
        message: 'the layout_id given seems to be invalid',
        status: 'error',
      });

    await expect(read()).rejects.toMatchObject({ code: 'crm-refused' });
  });

  it('asks later for no field that does not exist', async () => {
    answerFields(
      'Accounts',
      ['Account_Name', 'Currency', 'Exchange_Rate', 'Website'].map((name) => field(name)),
    );
    answerFields('Deals', [
      ...['Deal_Name', 'Amount', 'Modified_Time', 'Currency'].map((name) => field(name)),
      field('Stage', { pick_list_values: complete }),
    ]);

    const { schema } = await read();

    expect(schema).toMatchObject({
      timeZone: 'Europe/Berlin',
      currency: 'EUR',
      hasMultipleCurrencies: true,
      accountFields: ['Account_Name', 'Currency', 'Exchange_Rate'],
      dealFields: ['Deal_Name', 'Stage', 'Amount', 'Modified_Time', 'Currency'],
    });
  });

  it('asks for no currency where there is only one', async () => {
    answerFields('Accounts', [field('Account_Name'), field('Currency'), field('Exchange_Rate')]);
    answerFields('Deals', [field('Stage', { pick_list_values: complete })]);

    const { schema } = await read({ hasMultipleCurrencies: false });

    expect(schema.accountFields).toEqual(['Account_Name']);
  });

  it('hands out the account fields it has read anyway', async () => {
    answerFields('Accounts', [
      field('Customer_Tier', {
        id: '554023000000900001',
        field_label: '客户级别',
        data_type: 'picklist',
        custom_field: true,
        pick_list_values: [
          { actual_value: '一般', display_value: '一般', sequence_number: 3 },
          { actual_value: '-None-', display_value: '-None-', sequence_number: 1 },
          { actual_value: '战略', display_value: '战略', sequence_number: 2 },
        ],
      }),
    ]);
    answerFields('Deals', [field('Stage', { pick_list_values: complete })]);

    const { accountFields } = await read();

    expect(accountFields).toEqual([
      {
        id: '554023000000900001',
        apiName: 'Customer_Tier',
        label: '客户级别',
        dataType: 'picklist',
        isCustom: true,
        values: ['战略', '一般'],
      },
    ]);
  });

  it('fails where the user may not see the layouts', async () => {
    answerFields('Accounts', []);
    answerFields('Deals', []);
    zoho.api().get('/crm/v8/settings/layouts').query(true).reply(403, refusal('NO_PERMISSION'));

    await expect(read()).rejects.toMatchObject({
      code: 'crm-permission-missing',
      detail: 'read-deal-layouts',
    });
  });
});

describe('listAccountFields', () => {
  it('reads the fields of Accounts alone', async () => {
    const { crm, calls } = await testZoho();
    zoho
      .api()
      .get('/crm/v8/settings/fields')
      .query({ module: 'Accounts' })
      .reply(200, { fields: [field('Industry', { data_type: 'picklist' })] });

    expect(await crm.listAccountFields(connection)).toEqual([
      expect.objectContaining({ apiName: 'Industry', dataType: 'picklist', values: [] }),
    ]);
    expect(calls).toEqual([expect.objectContaining({ credits: 1 })]);
  });
});

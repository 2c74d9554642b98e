import { describe, expect, it } from 'vitest';
import type { OrganizationSeed } from '../../../src/emulator/organization-seed.ts';
import { anOrganization, known } from '../support/an-organization.ts';
import { clientOf } from '../support/api-client.ts';
import { startHonestEmulator } from '../support/honest-emulator.ts';

const fields = '/settings/fields?module=Accounts';
const tier = {
  field_label: 'Customer Tier',
  data_type: 'picklist',
  pick_list_values: [
    { display_value: '战略', actual_value: 'strategic', colour_code: '#25b52a' },
    { display_value: '重要', actual_value: 'important', colour_code: '#57b1fd' },
  ],
  enable_colour_code: true,
};
const text = (label: string) => ({ field_label: label, data_type: 'text', length: 255 });

async function start(over: Partial<OrganizationSeed> = {}) {
  const emulator = await startHonestEmulator({ organizations: [anOrganization(over)] });
  const client = clientOf(emulator);
  const create = (...made: object[]) => client.send('POST', fields, { fields: made });
  return { emulator, client, create, organization: emulator.organization(known.zgid) };
}

/** Makes a field and answers what one can learn of it by its id. */
async function made(made: object) {
  const { client, create } = await start();
  const { body } = await create(made);
  return (await client.get(`/settings/fields/${body.fields[0].details.id}?module=Accounts`)).body
    .fields[0];
}

describe('making fields', () => {
  it('answers ids and not the API names, which are to be read by id', async () => {
    const { client, create } = await start();

    const { status, body } = await create(tier);

    expect(status).toBe(201);
    const [{ details }] = body.fields;
    expect(Object.keys(details)).toEqual(['id']);
    const read = await client.get(`/settings/fields/${details.id}?module=Accounts`);
    expect(read.body.fields[0]).toMatchObject({
      api_name: 'Customer_Tier',
      field_label: 'Customer Tier',
      custom_field: true,
      enable_colour_code: true,
      pick_list_values: [
        { actual_value: 'strategic', display_value: '战略', colour_code: '#25b52a' },
        { actual_value: 'important', display_value: '重要', colour_code: '#57b1fd' },
      ],
    });
  });

  it('gives a Chinese label some ASCII name', async () => {
    expect(await made(text('客户级别'))).toMatchObject({ api_name: 'field1' });
    expect(await made(text('RFM分群'))).toMatchObject({ api_name: 'RFM' });
  });

  it('lets the new field be written and read at once', async () => {
    const { client, create } = await start();
    await create(tier);

    const data = [{ id: known.acme, Customer_Tier: 'strategic' }];
    const written = await client.send('PUT', '/Accounts', { data });
    const { body } = await client.get(`/Accounts?fields=Customer_Tier&ids=${known.acme}`);

    expect(written.status).toBe(200);
    expect(body.data).toEqual([{ id: known.acme, Customer_Tier: 'strategic' }]);
  });

  it('makes each field for itself', async () => {
    const { create } = await start();

    const { status, body } = await create(text('Class Reason'), text('Class Reason'));

    expect(status).toBe(207);
    expect(body.fields).toMatchObject([{ code: 'SUCCESS' }, { code: 'DUPLICATE_DATA' }]);
  });

  it.each([
    ['DUPLICATE_DATA', text('industry')],
    ['INVALID_DATA', text('x'.repeat(26))],
    ['INVALID_DATA', { field_label: 'Odd', data_type: 'odd' }],
    ['MANDATORY_NOT_FOUND', { data_type: 'text' }],
    ['MANDATORY_NOT_FOUND', { field_label: 'Untyped' }],
    ['MANDATORY_NOT_FOUND', { field_label: 'Empty', data_type: 'picklist' }],
    ['RESERVED_KEYWORD_NOT_ALLOWED', text('Tag')],
    ['INVALID_DATA', { ...tier, pick_list_values: elevenValues() }],
    ['INVALID_DATA', { ...tier, profiles: [{ id: '1', permission_type: 'read_only' }] }],
  ])('refuses with %s: %j', async (code, field) => {
    const { create } = await start();

    const { status, body } = await create(field);

    expect({ status, code: body.fields[0].code }).toEqual({ status: 400, code });
  });

  it('takes five in a call and no more', async () => {
    const { create } = await start();
    const labels = ['A one', 'A two', 'A three', 'A four', 'A five', 'A six'];

    const six = await create(...labels.map(text));
    const five = await create(...labels.slice(1).map(text));

    expect(six).toMatchObject({ status: 400, body: { code: 'INVALID_DATA' } });
    expect(five.status).toBe(201);
  });

  it('is limited by the edition', async () => {
    const { create } = await start({ edition: 'standard' });
    await create(...[1, 2, 3, 4, 5].map((number) => text(`Field ${number}`)));
    await create(...[6, 7, 8, 9].map((number) => text(`Field ${number}`)));

    const { status, body } = await create(text('Tenth'), text('Eleventh'));

    expect(status).toBe(207);
    expect(body.fields).toMatchObject([
      { code: 'SUCCESS' },
      { code: 'LIMIT_EXCEEDED', details: { limit: 10 } },
    ]);
  });

  it('is for administrators', async () => {
    const { emulator } = await start();
    const rep = clientOf(emulator, { userId: known.rep });

    const { status, body } = await rep.send('POST', fields, { fields: [tier] });

    expect({ status, code: body.code }).toEqual({ status: 403, code: 'NO_PERMISSION' });
  });
});

describe('changing a field', () => {
  it('adds entries to a picklist, ten at a time, and renames those it names by id', async () => {
    const { client, create } = await start();
    const { body } = await create(tier);
    const path = `/settings/fields/${body.fields[0].details.id}?module=Accounts`;
    const [known0] = (await client.get(path)).body.fields[0].pick_list_values;
    const added = { display_value: '一般', actual_value: 'general', colour_code: '#cccccc' };
    const renamed = { id: known0.id, display_value: '战略客户' };

    const first = await client.send('PATCH', path, {
      fields: [{ pick_list_values: [added, renamed] }],
    });
    const again = await client.send('PATCH', path, { fields: [{ pick_list_values: [added] }] });
    const many = await client.send('PATCH', path, {
      fields: [{ pick_list_values: elevenValues() }],
    });

    expect(first.status).toBe(200);
    expect(again.body.fields[0].code).toBe('DUPLICATE_DATA');
    expect(many.body.fields[0]).toMatchObject({
      code: 'INVALID_DATA',
      details: { maximum_length: 10 },
    });
    const values = (await client.get(path)).body.fields[0].pick_list_values;
    expect(values.map((value: { display_value: string }) => value.display_value)).toEqual([
      '战略客户',
      '重要',
      '一般',
    ]);
  });

  it('never changes its type', async () => {
    const { client, create } = await start();
    const { body } = await create(text('Class Reason'));
    const path = `/settings/fields/${body.fields[0].details.id}?module=Accounts`;

    const answer = await client.send('PATCH', path, { fields: [{ data_type: 'picklist' }] });

    expect(answer.body.fields[0].code).toBe('NOT_ALLOWED');
  });

  it('removes a custom field with what records hold in it, and no other', async () => {
    const { client, create, organization } = await start();
    const { body } = await create(text('Class Reason'));
    const reason = () => organization.record('Accounts', known.acme)?.['Class_Reason'];
    await client.send('PUT', '/Accounts', { data: [{ id: known.acme, Class_Reason: 'Because' }] });
    expect(reason()).toBe('Because');
    const all = (await client.get(fields)).body.fields;
    const standard = all.find((field: { api_name: string }) => field.api_name === 'Industry');
    const remove = (id: string) => client.send('DELETE', `/settings/fields/${id}?module=Accounts`);

    expect((await remove(standard.id)).body.code).toBe('NOT_ALLOWED');
    expect((await remove(body.fields[0].details.id)).status).toBe(200);
    expect(reason()).toBeUndefined();
    await create(text('Class Reason'));
    expect(reason()).toBeNull();
  });
});

describe('pipelines and layouts', () => {
  const pipelines = [
    {
      name: '直销',
      stages: [
        { name: 'Closed Won', display: '谈判', forecastType: 'Open', probability: 60 },
        { name: '签约', forecastType: 'Closed Won', probability: 100 },
        { name: '放弃', forecastType: 'Closed Lost', probability: 0 },
      ],
    },
    { name: '渠道', stages: [{ name: '签约', forecastType: 'Closed Won', probability: 100 }] },
  ] as const;

  it('tell won from lost by the forecast type alone, in both places alike', async () => {
    const { client } = await start({ pipelines });

    const { body } = await client.get('/settings/layouts?module=Deals');
    const [layout] = body.layouts;
    const stage = layout.sections[0].fields.find(
      (f: { api_name: string }) => f.api_name === 'Stage',
    );
    const pipeline = await client.get(`/settings/pipeline?layout_id=${layout.id}`);

    expect(typesOf(stage.pick_list_values)).toEqual([
      ['Closed Won', 'Open'],
      ['签约', 'Closed Won'],
      ['放弃', 'Closed Lost'],
    ]);
    expect(typesOf(pipeline.body.pipeline[0].maps)).toEqual(typesOf(stage.pick_list_values));
    expect(pipeline.body.pipeline[0].maps[0].display_value).toBe('谈判');
    expect(pipeline.body.pipeline[1].maps[0].id).toBe(pipeline.body.pipeline[0].maps[1].id);
  });

  it('need the id of the Deals layout', async () => {
    const { client } = await start();

    expect((await client.get('/settings/pipeline')).body.code).toBe('REQUIRED_PARAM_MISSING');
    expect((await client.get('/settings/pipeline?layout_id=1')).body.code).toBe('INVALID_DATA');
  });
});

describe('modules', () => {
  it('are listed with what the user may do in them', async () => {
    const [administrator, standard] = anOrganization().profiles;
    if (!administrator || !standard) throw new Error('profiles expected');
    const denies = ['Deals.delete', 'Tasks.read'] as const;
    const { client, emulator } = await start({
      profiles: [administrator, { ...standard, denies }],
    });
    const listed = async (reader = client) => (await reader.get('/settings/modules')).body.modules;

    const [, accounts, deals, tasks, notes] = await listed();
    const [, , rarelyDeleted, unread] = await listed(clientOf(emulator, { userId: known.rep }));

    const profiles = [{ id: known.adminProfile }, { id: known.standardProfile }];
    expect(accounts).toMatchObject({ api_name: 'Accounts', singular_label: 'Account', profiles });
    expect(deals).toMatchObject({ deletable: true, creatable: true, sequence_number: 3 });
    expect(rarelyDeleted).toMatchObject({ deletable: false, editable: true });
    expect(tasks).toMatchObject({ viewable: true, profile_count: 1 });
    expect(unread).toMatchObject({ viewable: false });
    expect(notes).toMatchObject({ show_as_tab: false, isBlueprintSupported: false });
  });

  it('are filtered by their status, which must be one that exists', async () => {
    const { client } = await start();

    const hidden = await client.get('/settings/modules?status=user_hidden,system_hidden');
    const some = await client.get('/settings/modules?status=system_hidden,visible');
    const odd = await client.get('/settings/modules?status=visible,odd');

    expect(hidden).toMatchObject({ status: 204, text: '' });
    expect(some.body.modules).toHaveLength(5);
    expect(odd).toMatchObject({
      status: 400,
      body: { code: 'INVALID_DATA', details: { index: 1, param_name: 'status' } },
    });
  });

  it('are read one by one, by name or id, with the view that opens first', async () => {
    const { client } = await start();

    const { body } = await client.get('/settings/modules/Accounts');
    const [accounts] = body.modules;
    const byId = await client.get(`/settings/modules/${accounts.id}`);
    const none = await client.get('/settings/modules/accounts');

    const views = await client.get('/settings/custom_views?module=Accounts');
    expect(accounts).toMatchObject({
      display_field: 'Account_Name',
      custom_view: { id: views.body.info.default, criteria: null },
    });
    expect(byId.body).toEqual(body);
    expect(none).toMatchObject({
      status: 400,
      body: { code: 'INVALID_MODULE', details: { resource_path_index: 2 } },
    });
  });

  it('cost a credit each time and need a scope of their own', async () => {
    const { emulator, client, organization } = await start();
    const scopes = ['ZohoCRM.settings.fields.READ'];

    await client.get('/settings/modules');
    await client.get('/settings/modules/Deals');
    const other = await clientOf(emulator, { scopes }).get('/settings/modules');

    expect(organization.credits.spent).toBe(2);
    expect(other).toMatchObject({ status: 401, body: { code: 'OAUTH_SCOPE_MISMATCH' } });
  });
});

describe('the organization', () => {
  it('tells its edition, its users bought, its time zone and its currency', async () => {
    const { client } = await start();

    const { body } = await client.get('/org');

    expect(body.org[0]).toMatchObject({
      zgid: known.zgid,
      domain_name: 'org808232144',
      time_zone: 'Asia/Shanghai',
      iso_code: 'CNY',
      mc_status: false,
      license_details: { paid_type: 'enterprise', users_license_purchased: 3 },
    });
  });

  it('tells whom a token stands for', async () => {
    const { emulator } = await start();

    const { body } = await clientOf(emulator, { userId: known.rep }).get('/users?type=CurrentUser');

    expect(body.users).toMatchObject([
      {
        id: known.rep,
        email: 'rep@zylker.example',
        profile: { name: 'Standard' },
        status: 'active',
      },
    ]);
  });

  it.each(['DeletedUsers', 'DeveloperUsers', 'ActiveLiteUser'])('has no %s', async (type) => {
    const { client } = await start();

    expect((await client.get(`/users?type=${type}`)).status).toBe(204);
  });

  it('has currencies, and their two fields, only where multi-currency is on', async () => {
    const currencies = [
      { isoCode: 'CNY', name: 'Yuan', symbol: '¥', exchangeRate: 1 },
      { isoCode: 'USD', name: 'US Dollar', symbol: '$', exchangeRate: 7.1 },
    ];
    const single = await start();
    const several = await start({ currencies });
    const created = await several.client.send('POST', '/Accounts', {
      data: [{ Account_Name: 'Kestrel', Currency: 'USD' }],
    });

    const asked = '/Accounts?fields=Currency,Exchange_Rate';
    const { body } = await several.client.get(asked);

    expect((await single.client.get('/org/currencies')).status).toBe(204);
    expect((await single.client.get(asked)).body.data[0]).toEqual({ id: known.globex });
    expect((await several.client.get('/org/currencies')).body.currencies).toMatchObject([
      { iso_code: 'CNY', exchange_rate: '1', is_base: true },
      { iso_code: 'USD', exchange_rate: '7.1', is_base: false },
    ]);
    expect(body.data).toEqual([
      { id: created.body.data[0].details.id, Currency: 'USD', Exchange_Rate: 7.1 },
      { id: known.globex, Currency: 'CNY', Exchange_Rate: 1 },
      { id: known.acme, Currency: 'CNY', Exchange_Rate: 1 },
    ]);
  });
});

function elevenValues() {
  return Array.from({ length: 11 }, (_, index) => ({
    display_value: `Value ${index}`,
    actual_value: `Value ${index}`,
  }));
}

function typesOf(entries: { actual_value: string; forecast_type: string }[]): [string, string][] {
  return entries.map((entry) => [entry.actual_value, entry.forecast_type]);
}

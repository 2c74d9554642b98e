import { describe, expect, it } from 'vitest';
import type { RecordHold } from '../../../src/emulator/organization/module.ts';
import { anOrganization, known } from '../support/an-organization.ts';
import { clientOf } from '../support/api-client.ts';
import { startHonestEmulator } from '../support/honest-emulator.ts';
import { aClock, minutes } from '../support/travelling-clock.ts';

async function start() {
  const unique = { dataType: 'text', isUnique: true, module: 'Accounts' } as const;
  const customFields = [
    { ...unique, apiName: 'Book_Number', label: 'Book Number' },
    { ...unique, apiName: 'Tax_Number', label: 'Tax Number' },
  ];
  const clock = aClock();
  const emulator = await startHonestEmulator({
    organizations: [anOrganization({ customFields })],
    clock,
  });
  const client = clientOf(emulator);
  return {
    clock,
    emulator,
    client,
    organization: emulator.organization(known.zgid),
    put: (...data: object[]) => client.send('PUT', '/Accounts', { data }),
  };
}

describe('updating records', () => {
  it('writes the values, moves Modified_Time and says by whom', async () => {
    const { clock, put, organization } = await start();
    clock.travel(5 * minutes);

    const { status, body } = await put({ id: known.acme, Industry: 'Technology', Employees: 130 });

    expect(status).toBe(200);
    expect(body.data).toEqual([
      {
        code: 'SUCCESS',
        details: {
          Modified_Time: '2026-03-02T09:05:00+08:00',
          Modified_By: { name: 'Ada Min', id: known.admin },
          Created_Time: '2024-01-05T10:00:00+08:00',
          id: known.acme,
          Created_By: { name: 'Rey Pan', id: known.rep },
          $approval_state: 'approved',
        },
        message: 'record updated',
        status: 'success',
      },
    ]);
    expect(organization.record('Accounts', known.acme)).toMatchObject({
      Industry: 'Technology',
      Employees: 130,
    });
  });

  it('is 207 when some went well, with the results in the order of the items', async () => {
    const { put, organization } = await start();

    const { status, body } = await put(
      { id: known.acme, Industry: 'Invented' },
      { id: known.globex, Employees: 7 },
      { Employees: 8 },
      { id: '1', Employees: 9 },
    );

    expect(status).toBe(207);
    expect(body.data.map(({ code }: { code: string }) => code)).toEqual([
      'INVALID_DATA',
      'SUCCESS',
      'MANDATORY_NOT_FOUND',
      'INVALID_DATA',
    ]);
    expect(body.data[0].details).toMatchObject({
      api_name: 'Industry',
      json_path: '$.data[0].Industry',
      supported_values: expect.arrayContaining(['Manufacturing']),
    });
    expect(organization.record('Accounts', known.acme)?.['Industry']).toBe('Manufacturing');
    expect(organization.record('Accounts', known.globex)?.['Employees']).toBe(7);
  });

  it.each([
    ['Employees', '120', { expected_data_type: 'integer' }],
    ['Employees', 1.5, { expected_data_type: 'integer' }],
    ['Employees', 1_234_567_890, { maximum_length: 9 }],
    ['Annual_Revenue', true, { expected_data_type: 'double' }],
    ['Annual_Revenue', 1e300, { maximum_length: 16 }],
    ['Account_Name', 7, { expected_data_type: 'text' }],
    ['Account_Name', 'x'.repeat(201), { maximum_length: 200 }],
    ['Industry', 7, { expected_data_type: 'text' }],
    ['Parent_Account', 7, { expected_data_type: 'jsonobject' }],
    ['Parent_Account', { id: '1' }, {}],
    ['Owner', { id: '1' }, {}],
  ])('refuses %s = %j', async (field, value, details) => {
    const { put } = await start();

    const { status, body } = await put({ id: known.acme, [field]: value });

    expect(status).toBe(400);
    const place = { api_name: field, json_path: `$.data[0].${field}` };
    expect(body.data[0]).toMatchObject({ code: 'INVALID_DATA', details: { ...details, ...place } });
  });

  it.each([
    ['2026-02-30', 400],
    ['02.03.2026', 400],
    ['2026-02-28', 200],
  ])('takes the day %s with %i', async (Closing_Date, expected) => {
    const { client } = await start();

    const { status } = await client.send('PUT', '/Deals', {
      data: [{ id: known.acmeDeal, Closing_Date }],
    });

    expect(status).toBe(expected);
  });

  it.each<[RecordHold, string]>([
    ['locked', 'RECORD_LOCKED'],
    ['not-approved', 'NOT_APPROVED'],
    ['in-review', 'NOT_REVIEWED'],
    ['in-blueprint', 'RECORD_IN_BLUEPRINT'],
    ['read-only', 'AUTHORIZATION_FAILED'],
  ])('refuses a record that is %s with %s, and takes it afterwards', async (hold, code) => {
    const { put, organization } = await start();
    organization.holdRecord('Accounts', known.acme, hold);

    const held = await put({ id: known.acme, Employees: 1 });
    organization.holdRecord('Accounts', known.acme, undefined);
    const free = await put({ id: known.acme, Employees: 1 });

    expect(held.body.data[0].code).toBe(code);
    expect(free.status).toBe(200);
  });

  it('refuses to empty what must be there', async () => {
    const { put } = await start();

    const { body } = await put({ id: known.acme, Account_Name: null });

    expect(body.data[0]).toMatchObject({ code: 'MANDATORY_NOT_FOUND' });
  });

  it('names the record that has a unique value already, and all of them when there are several', async () => {
    const { put } = await start();
    await put({ id: known.acme, Book_Number: 'B1', Tax_Number: 'T1' });

    const one = await put({ id: known.globex, Book_Number: 'B1' });
    const both = await put({ id: known.globex, Book_Number: 'B1', Tax_Number: 'T1' });
    const own = await put({ id: known.acme, Book_Number: 'B1' });

    expect(one.body.data[0]).toMatchObject({
      code: 'DUPLICATE_DATA',
      details: { duplicate_record: { id: known.acme }, id: known.acme },
    });
    expect(both.body.data[0]).toMatchObject({
      code: 'MULTIPLE_OR_MULTI_ERRORS',
      details: { errors: [{ code: 'DUPLICATE_DATA' }, { code: 'DUPLICATE_DATA' }] },
    });
    expect(own.status).toBe(200);
  });

  it('refuses a stage that its pipeline does not have', async () => {
    const pipelines = [
      { name: 'A', stages: [{ name: 'Won', forecastType: 'Closed Won', probability: 100 }] },
      { name: 'B', stages: [{ name: 'Signed', forecastType: 'Closed Won', probability: 100 }] },
    ] as const;
    const emulator = await startHonestEmulator({ organizations: [anOrganization({ pipelines })] });
    const send = (data: object) => clientOf(emulator).send('POST', '/Deals', { data: [data] });
    const deal = { Deal_Name: 'New', Closing_Date: '2026-04-01', Pipeline: 'A' };

    const { body } = await send({ ...deal, Stage: 'Signed' });
    const { status } = await send({ ...deal, Stage: 'Won' });

    expect(body.data[0]).toMatchObject({ code: 'DEPENDENT_MISMATCH' });
    expect(status).toBe(201);
  });

  it('passes over fields that do not exist or that Zoho keeps itself', async () => {
    const { put, organization } = await start();

    const { status } = await put({ id: known.acme, Invented: 1, Created_Time: '2000-01-01' });

    expect(status).toBe(200);
    expect(organization.record('Accounts', known.acme)).toMatchObject({
      Created_Time: '2024-01-05T10:00:00+08:00',
    });
    expect(organization.record('Accounts', known.acme)).not.toHaveProperty('Invented');
  });

  it('takes a hundred records at once and not one more', async () => {
    const { client } = await start();
    const data = (count: number) => Array.from({ length: count }, () => ({ id: known.acme }));

    const hundred = await client.send('PUT', '/Accounts', { data: data(100) });
    const more = await client.send('PUT', '/Accounts', { data: data(101) });

    expect(hundred.status).toBe(200);
    expect(hundred.body.data).toHaveLength(100);
    expect(more.body.data).toMatchObject([
      { code: 'LIMIT_EXCEEDED', details: { maximum_length: 100 } },
    ]);
  });

  it('reads the body as JSON whatever its Content-Type, and refuses what is none', async () => {
    const { client } = await start();
    const body = { data: [{ id: known.acme, Employees: 1 }] };

    const none = await client.send('PUT', '/Accounts', body);
    const other = await client.send('PUT', '/Accounts', body, { 'content-type': 'text/plain' });
    const broken = await client.send('PUT', '/Accounts', '{"data":');

    expect([none.status, other.status, broken.status]).toEqual([200, 200, 400]);
    expect(broken.body.data[0].code).toBe('INVALID_DATA');
  });

  it('is 412 when somebody was faster with any of the records and the client cares', async () => {
    const { client, organization } = await start();
    organization.updateRecord('Accounts', known.acme, { Employees: 1 });
    const update = (since: string, ...ids: string[]) =>
      client.send(
        'PUT',
        '/Accounts',
        { data: ids.map((id) => ({ id, Employees: 2 })) },
        { 'if-unmodified-since': since },
      );

    expect((await update('2026-03-01T00:00:00+08:00', known.acme)).status).toBe(412);
    expect((await update('2026-03-01T00:00:00+08:00', '1', known.acme)).body).toMatchObject({
      data: [{ code: 'ALREADY_MODIFIED', details: { id: known.acme } }],
    });
    expect(organization.record('Accounts', known.acme)?.['Employees']).toBe(1);
    expect((await update('2026-03-03T00:00:00+08:00', known.acme)).status).toBe(200);
  });

  it('changes one record by its path', async () => {
    const { client, organization } = await start();

    await client.send('PUT', `/Accounts/${known.acme}`, { data: [{ Employees: 5 }] });

    expect(organization.record('Accounts', known.acme)?.['Employees']).toBe(5);
  });
});

describe('who may update', () => {
  it('is not who does not see the record', async () => {
    const { emulator } = await start();
    const rep = clientOf(emulator, { userId: known.rep });

    const { body } = await rep.send('PUT', '/Accounts', { data: [{ id: known.globex }] });

    expect(body.data[0]).toMatchObject({ code: 'INVALID_DATA', details: { api_name: 'id' } });
  });

  it('is not whose profile may only read the field', async () => {
    const { emulator, client } = await start();
    const profiles = [{ id: known.standardProfile, permission_type: 'read_only' }];
    const field = { field_label: 'Tier', data_type: 'text', profiles };
    await client.send('POST', '/settings/fields?module=Accounts', { fields: [field] });
    const data = [{ id: known.acme, Tier: 'A' }];

    const rep = await clientOf(emulator, { userId: known.rep }).send('PUT', '/Accounts', { data });
    const admin = await client.send('PUT', '/Accounts', { data });

    expect(rep.body.data[0]).toMatchObject({ code: 'NO_PERMISSION' });
    expect(admin.status).toBe(200);
  });

  it('is not whose profile forbids it in the module', async () => {
    const [administrator, standard] = anOrganization().profiles;
    if (!administrator || !standard) throw new Error('profiles expected');
    const profiles = [administrator, { ...standard, denies: ['Accounts.edit'] as const }];
    const emulator = await startHonestEmulator({ organizations: [anOrganization({ profiles })] });
    const rep = clientOf(emulator, { userId: known.rep });

    const { status, body } = await rep.send('PUT', '/Accounts', { data: [{ id: known.acme }] });

    expect({ status, body }).toMatchObject({
      status: 403,
      body: { code: 'NO_PERMISSION', details: { permissions: ['Crm_Implied_Edit_Accounts'] } },
    });
  });
});

describe('the automation a write would set off', () => {
  const everything = [
    'workflow',
    'approval',
    'blueprint',
    'pathfinder',
    'orchestration',
    'cadences',
  ];
  const noCadences = { skip_feature_execution: [{ name: 'cadences' }] };

  it.each([
    ['everything when nothing is said', {}, everything],
    ['cadences still, with an empty trigger', { trigger: [] }, ['cadences']],
    ['nothing with both', { trigger: [], ...noCadences }, []],
    ['what is named', { trigger: ['workflow'], ...noCadences }, ['workflow']],
  ])('is %s', async (_, options, expected) => {
    const { client, organization } = await start();

    await client.send('PUT', '/Accounts', { data: [{ id: known.acme, Employees: 1 }], ...options });

    expect(organization.wouldHaveFired.map(({ automation }) => automation)).toEqual(expected);
  });

  it('is nothing for an item that was refused', async () => {
    const { put, organization } = await start();

    await put({ id: known.acme, Industry: 'Invented' });

    expect(organization.wouldHaveFired).toEqual([]);
  });

  it.each([
    [{ trigger: ['everything'] }, '$.trigger[0]'],
    [{ skip_feature_execution: [{ name: 'cadence' }] }, '$.skip_feature_execution[0].name'],
  ])('must be one that exists: %j', async (options, path) => {
    const { client } = await start();

    const { body } = await client.send('PUT', '/Accounts', {
      data: [{ id: known.acme }],
      ...options,
    });

    expect(body.data[0]).toMatchObject({ code: 'INVALID_DATA', details: { json_path: path } });
  });
});

import { describe, expect, it } from 'vitest';
import type { OrganizationSeed } from '../../../src/emulator/organization-seed.ts';
import { aSubscriber } from '../support/a-subscriber.ts';
import { anOrganization, known } from '../support/an-organization.ts';
import { clientOf } from '../support/api-client.ts';
import { startHonestEmulator } from '../support/honest-emulator.ts';
import { aClock, minutes } from '../support/travelling-clock.ts';

async function start(over: Partial<OrganizationSeed> = {}) {
  const unique = { dataType: 'text', isUnique: true, module: 'Accounts' } as const;
  const customFields = [
    { ...unique, apiName: 'Book_Number', label: 'Book Number' },
    { ...unique, apiName: 'Tax_Number', label: 'Tax Number' },
  ];
  const clock = aClock();
  const emulator = await startHonestEmulator({
    organizations: [anOrganization({ customFields, ...over })],
    clock,
  });
  const client = clientOf(emulator);
  const organization = emulator.organization(known.zgid);
  organization.updateRecord('Accounts', known.acme, { Book_Number: 'B1' });
  organization.updateRecord('Accounts', known.globex, { Tax_Number: 'T2' });
  return {
    clock,
    emulator,
    client,
    organization,
    upsert: (data: object[], options: object = {}, headers?: Record<string, string>) =>
      client.send('POST', '/Accounts/upsert', { data, ...options }, headers),
  };
}

describe('upserting records', () => {
  it('changes what is there by Zoho’s own field and makes what is not', async () => {
    const { clock, upsert, organization } = await start();
    clock.travel(5 * minutes);

    const { status, body } = await upsert([
      { Account_Name: 'Acme', Employees: 7 },
      { Account_Name: 'Initech', Employees: 8 },
    ]);

    expect(status).toBe(200);
    expect(body.data[0]).toEqual({
      code: 'SUCCESS',
      duplicate_field: 'Account_Name',
      action: 'update',
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
    });
    expect(body.data[1]).toMatchObject({
      duplicate_field: null,
      action: 'insert',
      message: 'record added',
    });
    expect(organization.record('Accounts', known.acme)).toMatchObject({ Employees: 7 });
    expect(organization.record('Accounts', body.data[1].details.id)).toMatchObject({
      Account_Name: 'Initech',
    });
    expect(organization.records('Accounts')).toHaveLength(3);
  });

  it('finds a deal by its name', async () => {
    const { client } = await start();

    const data = [{ Deal_Name: 'First order', Amount: 6000 }];
    const { body } = await client.send('POST', '/Deals/upsert', { data });

    expect(body.data[0]).toMatchObject({
      duplicate_field: 'Deal_Name',
      action: 'update',
      details: { id: known.acmeDeal },
    });
  });

  it('changes the record of an id that is given, under whatever name, and makes none for a wrong one', async () => {
    const { upsert, organization } = await start();

    const { status, body } = await upsert([
      { id: known.acme, Account_Name: 'Globex' },
      { id: '1', Account_Name: 'Initech' },
      { id: null, Account_Name: 'Hooli' },
    ]);

    expect(status).toBe(207);
    expect(body.data).toMatchObject([
      { action: 'update', duplicate_field: null, details: { id: known.acme } },
      { code: 'INVALID_DATA', details: { json_path: '$.data[1].id' } },
      { action: 'insert' },
    ]);
    expect(organization.record('Accounts', known.acme)?.['Account_Name']).toBe('Globex');
  });

  it('finds what an item before made', async () => {
    const { upsert, organization } = await start();

    const { body } = await upsert([{ Account_Name: 'Initech' }, { Account_Name: 'Initech' }]);

    const [made, changed] = body.data;
    expect([made.action, changed.action]).toEqual(['insert', 'update']);
    expect(changed.details.id).toBe(made.details.id);
    expect(organization.records('Accounts')).toHaveLength(3);
  });

  const both = { Account_Name: 'Acme', Tax_Number: 'T2' };
  it.each([
    ['Zoho’s own field first when none is named', both, undefined, 'DUPLICATE_DATA'],
    ['Zoho’s own field first when the list is empty', both, [], 'DUPLICATE_DATA'],
    ['only unique fields when one of them is named', both, ['Book_Number'], 'Tax_Number'],
    [
      'a unique field after Zoho’s own',
      { Account_Name: 'New', Book_Number: 'B1' },
      undefined,
      'Book_Number',
    ],
    [
      'a unique field that is not named',
      { Account_Name: 'New', Tax_Number: 'T2' },
      ['Account_Name'],
      'Tax_Number',
    ],
    ['no name when it is not named', { Account_Name: 'Acme' }, ['Book_Number'], null],
  ])('compares %s', async (_, item, duplicate_check_fields, expected) => {
    const { upsert } = await start();

    const { body } = await upsert([item], { duplicate_check_fields });

    const [{ code, duplicate_field }] = body.data;
    expect(code === 'SUCCESS' ? duplicate_field : code).toBe(expected);
  });

  it('compares by the named fields in their order', async () => {
    const { upsert } = await start();
    const item = { Account_Name: 'New', Book_Number: 'B1', Tax_Number: 'T2' };

    const { body } = await upsert([item], { duplicate_check_fields: ['Tax_Number'] });

    // The record with T2 is meant, and B1 belongs to the other.
    expect(body.data[0]).toMatchObject({ code: 'DUPLICATE_DATA', details: { id: known.acme } });
  });

  it.each([
    [['Employees'], '$.duplicate_check_fields[0]'],
    [['Account_Name', 'Invented'], '$.duplicate_check_fields[1]'],
    ['Account_Name', '$.duplicate_check_fields'],
  ])('refuses to compare by %j', async (duplicate_check_fields, json_path) => {
    const { upsert } = await start();

    const { status, body } = await upsert([{ Account_Name: 'New' }], { duplicate_check_fields });

    expect({ status, body }).toMatchObject({
      status: 400,
      body: { data: [{ code: 'INVALID_DATA', details: { json_path } }] },
    });
  });

  it('checks values as an insert and an update do', async () => {
    const { upsert, client, organization } = await start();
    organization.holdRecord('Accounts', known.globex, 'locked');

    const { status, body } = await upsert([
      { Account_Name: 'Acme', Industry: 'Invented' },
      { Book_Number: 'B9' },
      { Account_Name: 'Globex' },
      { Book_Number: 'B1', Employees: 3 },
    ]);
    const deal = await client.send('POST', '/Deals/upsert', { data: [{ Deal_Name: 'Bare' }] });

    expect(status).toBe(207);
    expect(body.data).toMatchObject([
      { code: 'INVALID_DATA', details: { json_path: '$.data[0].Industry' } },
      { code: 'MANDATORY_NOT_FOUND', details: { json_path: '$.data[1].Account_Name' } },
      { code: 'RECORD_LOCKED' },
      { code: 'SUCCESS', action: 'update', duplicate_field: 'Book_Number' },
    ]);
    expect(deal).toMatchObject({ status: 400, body: { data: [{ code: 'MANDATORY_NOT_FOUND' }] } });
  });

  it('is 412, and writes nothing, when somebody was faster with a record it finds', async () => {
    const { upsert, organization } = await start();
    const data = [{ Account_Name: 'Initech' }, { Account_Name: 'Acme', Employees: 2 }];
    const since = (time: string) => ({ 'if-unmodified-since': time });

    const late = await upsert(data, {}, since('2026-03-01T00:00:00+08:00'));
    const untouched = organization.records('Accounts').length;
    const inTime = await upsert(data, {}, since('2026-03-03T00:00:00+08:00'));

    expect(late).toMatchObject({
      status: 412,
      body: { data: [{ code: 'ALREADY_MODIFIED', details: { id: known.acme } }] },
    });
    expect(untouched).toBe(2);
    expect(inTime.status).toBe(200);
  });

  it('takes a hundred records at once and not one more, at a credit for every ten', async () => {
    const { upsert, organization } = await start();
    const many = (count: number) =>
      Array.from({ length: count }, (_, index) => ({ Account_Name: `New ${index}` }));

    const tooMany = await upsert(many(101));
    const before = organization.credits.spent;
    const enough = await upsert(many(95));

    expect(tooMany.body.data[0].code).toBe('LIMIT_EXCEEDED');
    expect(enough.status).toBe(200);
    expect(organization.credits.spent - before).toBe(10);
  });

  it('tells subscribers of an insert and of an update', async () => {
    const { upsert, client, organization } = await start();
    const subscriber = await aSubscriber();
    const events = ['Accounts.create', 'Accounts.edit'];
    const channel = { channel_id: '1', notify_url: subscriber.url, events };
    await client.send('POST', '/actions/watch', { watch: [channel] });

    const { body } = await upsert([
      { Account_Name: 'Acme', Employees: 2 },
      { Account_Name: 'Initech' },
    ]);
    await organization.notificationsSettled();

    const heard = subscriber.heard.map(({ operation, ids }) => [operation, ids]);
    expect(Object.fromEntries(heard)).toEqual({
      insert: [body.data[1].details.id],
      update: [known.acme],
    });
  });
});

describe('who may upsert', () => {
  it.each(['create', 'edit'] as const)('is not whose profile forbids to %s', async (permission) => {
    const [administrator, standard] = anOrganization().profiles;
    if (!administrator || !standard) throw new Error('profiles expected');
    const denies = [`Accounts.${permission}`] as const;
    const { emulator } = await start({ profiles: [administrator, { ...standard, denies }] });
    const rep = clientOf(emulator, { userId: known.rep });

    const answer = await rep.send('POST', '/Accounts/upsert', { data: [{ Account_Name: 'New' }] });

    expect(answer).toMatchObject({ status: 403, body: { code: 'NO_PERMISSION' } });
  });

  it('finds only what he sees, and cannot take a unique value from what he does not', async () => {
    const { emulator } = await start();
    const rep = clientOf(emulator, { userId: known.rep });

    const { body } = await rep.send('POST', '/Accounts/upsert', {
      data: [{ Account_Name: 'Globex' }, { Account_Name: 'New', Tax_Number: 'T2' }],
    });

    expect(body.data).toMatchObject([{ action: 'insert' }, { code: 'DUPLICATE_DATA' }]);
  });

  it('needs the scope to create', async () => {
    const { emulator } = await start();
    const upsertWith = (scope: string) =>
      clientOf(emulator, { scopes: [scope] }).send('POST', '/Accounts/upsert', {
        data: [{ Account_Name: 'New' }],
      });

    expect((await upsertWith('ZohoCRM.modules.accounts.UPDATE')).status).toBe(401);
    expect((await upsertWith('ZohoCRM.modules.accounts.CREATE')).status).toBe(200);
  });

  it.each(['Tasks', 'Notes'])('is nobody in %s', async (module) => {
    const { client } = await start();

    const answer = await client.send('POST', `/${module}/upsert`, { data: [{}] });

    expect(answer).toMatchObject({ status: 400, body: { data: [{ code: 'INVALID_MODULE' }] } });
  });
});

describe('the automation an upsert would set off', () => {
  const data = [{ Account_Name: 'Acme' }, { Account_Name: 'Initech' }];
  const skip = (...entries: object[]) => ({ trigger: [], skip_feature_execution: entries });

  it.each([
    ['of both without a word', { trigger: [] }, ['update', 'insert']],
    ['not of what is skipped', skip({ name: 'cadences', action: 'insert' }), ['update']],
    [
      'of neither when both are skipped',
      skip({ name: 'cadences', action: 'insert' }, { name: 'cadences', action: 'update' }),
      [],
    ],
  ])('is that of its actions: cadences %s', async (_, options, expected) => {
    const { upsert, organization } = await start();
    const before = organization.wouldHaveFired.length;

    await upsert(data, options);

    const fired = organization.wouldHaveFired.slice(before);
    expect(fired.map(({ operation }) => operation)).toEqual(expected);
  });

  it.each([
    [skip({ name: 'cadences' }), 'MANDATORY_NOT_FOUND', '$.skip_feature_execution[0].action'],
    [
      skip({ name: 'cadences', action: 'delete' }),
      'INVALID_DATA',
      '$.skip_feature_execution[0].action',
    ],
    [{ trigger: ['everything'] }, 'INVALID_DATA', '$.trigger[0]'],
  ])('must be one that exists: %j', async (options, code, json_path) => {
    const { upsert } = await start();

    const { body } = await upsert(data, options);

    expect(body.data[0]).toMatchObject({ code, details: { json_path } });
  });
});

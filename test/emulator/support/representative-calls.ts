import { zipFile } from '../../../src/emulator/bulk/zip-file.ts';
import type { Emulator } from '../../../src/emulator/emulator.ts';
import { anOrganization, known, manyAccounts } from './an-organization.ts';
import { type ApiClient, clientOf } from './api-client.ts';
import { aClock, days, minutes, seconds } from './travelling-clock.ts';

/** The clock of {@link representativeOrganizations}. */
export const representativeClock = aClock();

const noPermission = {
  id: '5540230000000000013',
  name: 'Nobody',
  seesAll: false,
  denies: [
    'Accounts.read',
    'Accounts.create',
    'Accounts.edit',
    'Accounts.delete',
    'Notes.create',
  ] as const,
};
const nobody = '5540230000000000103';
const dollars = '900000001';
const empty = '900000002';

/** One organization with everything, one with several currencies, one with hardly anything. */
export function representativeOrganizations() {
  const base = anOrganization();
  const [admin] = base.users;
  if (!admin) throw new Error('the organization needs an administrator');
  const stranger = {
    ...admin,
    id: nobody,
    email: 'nobody@zylker.example',
    profileId: noPermission.id,
  };
  const records = {
    ...base.records,
    Accounts: [...(base.records?.Accounts ?? []), ...manyAccounts(2300)],
  };
  const bookNumber = {
    module: 'Accounts',
    apiName: 'Book_Number',
    label: 'Book Number',
    dataType: 'text',
    isUnique: true,
  } as const;
  return [
    {
      ...base,
      profiles: [...base.profiles, noPermission],
      users: [...base.users, stranger],
      customFields: [bookNumber, { ...bookNumber, apiName: 'Tax_Number', label: 'Tax Number' }],
      address: { city: 'Shanghai', country: 'China' },
      records,
    },
    anOrganization({
      zgid: dollars,
      currencies: [
        { isoCode: 'CNY', name: 'Yuan', symbol: '¥', exchangeRate: 1 },
        { isoCode: 'USD', name: 'US Dollar', symbol: '$', exchangeRate: 7.1 },
      ],
    }),
    anOrganization({ zgid: empty, edition: 'free', records: {}, hasOlderApi: true }),
  ];
}

/** Calls every operation of the emulator, in the ways in which its answers differ. */
export async function makeRepresentativeCalls(emulator: Emulator): Promise<void> {
  const admin = clientOf(emulator);
  await describeOrganization(emulator, admin);
  await changeFields(emulator, admin);
  await keepViews(emulator, admin);
  await listRecords(emulator, admin);
  await readOneRecord(emulator);
  await writeRecords(emulator);
  await deleteRecords(emulator);
  await countRecords(emulator);
  await runQueries(emulator);
  await readInBulk(emulator);
  await writeInBulk(emulator);
  await watch(emulator);
  await beRefused(emulator);
}

async function describeOrganization(emulator: Emulator, admin: ApiClient): Promise<void> {
  await admin.get('/org');
  await admin.get('/org/currencies');
  await clientOf(emulator, { zgid: dollars }).get('/org/currencies');
  await admin.get('/users?type=CurrentUser');
  await admin.get('/users?type=DeletedUsers');
  await admin.get(`/users/${known.rep}`);
  await admin.get('/users/1');
  for (const rest of ['', '?status=visible', '?status=user_hidden', '?status=odd', '/Accounts'])
    await admin.get(`/settings/modules${rest}`);
  await admin.get('/settings/modules/Nothing');
  const layouts = await admin.get('/settings/layouts?module=Deals');
  await admin.get('/settings/layouts');
  await admin.get('/settings/layouts?module=Nothing');
  await admin.get(`/settings/pipeline?layout_id=${layouts.body.layouts[0].id}`);
  await admin.get('/settings/pipeline?layout_id=1');
  await admin.get('/settings/pipeline');
  for (const query of ['?module=Accounts', '?module=Contacts', '?module=Nothing', ''])
    await admin.get(`/settings/related_lists${query}`);
}

async function changeFields(emulator: Emulator, admin: ApiClient): Promise<void> {
  const fields = '/settings/fields?module=Accounts';
  await admin.get(fields);
  await admin.get('/settings/fields?module=Deals');
  await admin.get('/settings/fields');
  await admin.get('/settings/fields?module=Nothing');
  const tier = {
    field_label: '客户级别',
    data_type: 'picklist',
    pick_list_values: [
      { display_value: '战略', actual_value: 'strategic', colour_code: '#25b52a' },
    ],
    enable_colour_code: true,
    tooltip: { name: 'info_icon', value: 'Set by the classifier' },
  };
  const profiles = [{ id: known.standardProfile, permission_type: 'read_only' }];
  const text = { field_label: 'Class Reason', data_type: 'text', length: 255, profiles };
  const created = await admin.send('POST', fields, { fields: [tier, text] });
  await admin.send('POST', fields, { fields: [text, { ...text, field_label: 'Next Action' }] });
  await admin.send('POST', fields, { fields: [text] });
  await admin.send('POST', fields, { fields: [{ ...text, field_label: 'x'.repeat(26) }] });
  await admin.send('POST', fields, { fields: [{ field_label: 'Odd', data_type: 'odd' }] });
  await admin.send('POST', fields, { fields: [{ data_type: 'text' }] });
  await admin.send('POST', fields, { fields: [{ field_label: 'Tag', data_type: 'text' }] });
  await admin.send('POST', fields, { fields: [{ field_label: 'None', data_type: 'picklist' }] });
  await admin.send('POST', fields, { fields: Array.from({ length: 6 }, () => text) });
  await admin.send('POST', fields, '{');
  const id = created.body.fields[0].details.id;
  const one = `/settings/fields/${id}?module=Accounts`;
  await admin.get(one);
  await admin.get('/settings/fields/1?module=Accounts');
  const value = { display_value: '重要', actual_value: 'important', colour_code: '#57b1fd' };
  await admin.send('PATCH', one, { fields: [{ pick_list_values: [value] }] });
  await admin.send('PATCH', one, { fields: [{ pick_list_values: [value] }] });
  await admin.send('PATCH', '/settings/fields/1?module=Accounts', { fields: [{}] });
  await admin.send('PATCH', one, { fields: [{ data_type: 'text' }] });
  const other = { display_value: '一般', actual_value: 'general', colour_code: '#b1b1b1' };
  await admin.send('PATCH', fields, { fields: [{ id, pick_list_values: [other] }] });
  await admin.send('PATCH', fields, { fields: [{ id, data_type: 'text' }] });
  await admin.send('PATCH', fields, { fields: [{ id: '1' }] });
  await admin.send('PATCH', fields, '{');
  await admin.send('DELETE', '/settings/fields/1?module=Accounts');
  await admin.send('DELETE', one);
  const { body } = await admin.get(fields);
  await admin.send('DELETE', `/settings/fields/${body.fields[0].id}?module=Accounts`);
  await clientOf(emulator, { zgid: empty }).send('POST', fields, { fields: [text] });
}

async function keepViews(emulator: Emulator, admin: ApiClient): Promise<void> {
  const path = '/settings/custom_views?module=Accounts';
  const criteria = { field: { api_name: 'Industry' }, comparator: 'equal', value: 'Banking' };
  const view = { name: 'Banks', access_type: 'public', fields: [{ api_name: 'Account_Name' }] };
  const both = { group: [criteria, { ...criteria, value: ['Retail'] }], group_operator: 'or' };
  const { body } = await admin.send('POST', path, { custom_views: [{ ...view, criteria }] });
  await admin.send('POST', path, {
    custom_views: [
      { ...view, criteria: both },
      { ...view, name: 'Either', criteria: both },
    ],
  });
  await admin.send('POST', path, { custom_views: [{ ...view, name: 'Empty', fields: [] }] });
  await admin.send('POST', '/settings/custom_views', { custom_views: [view] });
  await clientOf(emulator, { zgid: empty }).send('POST', path, { custom_views: [view] });
  await admin.get(path);
  await admin.get('/settings/custom_views?module=Nothing');
  const id = body.custom_views[0].details.id;
  await admin.get(`/settings/custom_views/${id}?module=Accounts`);
  await admin.get('/settings/custom_views/1?module=Accounts');
  await admin.get(`/settings/custom_views/${id}`);
  await admin.get(`/Accounts?fields=Account_Name&cvid=${id}`);
  await admin.get('/Accounts?fields=Account_Name&cvid=1');
  await admin.send('DELETE', `${path}&ids=${id},1`);
  await admin.send('DELETE', `${path}&ids=${id}`);
  await admin.send('DELETE', path);
  const left = await admin.get(path);
  const either = left.body.custom_views.find(({ name }: { name: string }) => name === 'Either');
  await admin.send('DELETE', `${path}&ids=${either.id}`);
}

async function listRecords(emulator: Emulator, admin: ApiClient): Promise<void> {
  const list = '/Accounts?fields=Account_Name,Employees,Owner,Created_By,Modified_Time';
  const first = await admin.get(`${list}&per_page=200&sort_by=Modified_Time&sort_order=asc`);
  const token = first.body.info.next_page_token;
  const next = `${list}&per_page=200&sort_by=Modified_Time&sort_order=asc&page_token=${token}`;
  await admin.get(next);
  await admin.get(`${next}&ids=1`);
  representativeClock.travel(2 * days);
  const again = clientOf(emulator);
  await again.get(next);
  await again.get(`${list}&page=2`);
  await again.get(`${list}&page=11`);
  await again.get(`${list}&page=2&page_token=${token}`);
  await again.get(`${list}&ids=${known.acme}`);
  await again.get(list, { 'if-modified-since': '2030-01-01T00:00:00+08:00' });
  await again.get(`${list}&per_page=500`);
  await again.get(`${list}&sort_by=Employees`);
  await again.get('/Accounts');
  await again.get(`/Accounts?fields=${Array.from({ length: 51 }, (_, i) => `F${i}`).join()}`);
  await again.get('/Nothing?fields=id');
  await again.get('/Notes?fields=Note_Title');
  await clientOf(emulator, { zgid: empty }).get(list);
  const related = `/Accounts/${known.acme}/Deals`;
  await again.get(`${related}?fields=Deal_Name,Amount`);
  await again.get(related);
  await again.get(`/Accounts/${known.globex}/Deals?fields=Deal_Name`);
  await again.get(`/Accounts/${known.acme}/Nothing?fields=Deal_Name`);
  await again.get('/Accounts/1/Deals?fields=Deal_Name');
  await again.get(`/Nothing/1/Deals?fields=Deal_Name`);
}

async function readOneRecord(emulator: Emulator): Promise<void> {
  const admin = clientOf(emulator);
  await admin.get(`/Accounts/${known.acme}`);
  await admin.get(`/Accounts/${known.acme}?fields=Account_Name`);
  await admin.get(`/Nothing/${known.acme}`);
  await clientOf(emulator, { userId: known.rep }).get(`/Accounts/${known.globex}`);
}

async function writeRecords(emulator: Emulator): Promise<void> {
  const admin = clientOf(emulator);
  const organization = emulator.organization(known.zgid);
  const put = (...data: object[]) => admin.send('PUT', '/Accounts', { data });
  const quiet = { trigger: [], skip_feature_execution: [{ name: 'cadences' }] };
  await admin.send('PUT', '/Accounts', { data: [{ id: known.acme, Employees: 7 }], ...quiet });
  await put({ id: known.acme, Industry: 'Nothing' }, { id: known.globex, Employees: 8 });
  await put({ id: known.acme, Industry: 'Nothing' });
  await put({ id: known.acme, Employees: 'many' }, { id: '1' }, {});
  await put({ id: known.acme, Account_Name: null });
  await upsertRecords(emulator, admin);
  for (const hold of [
    'locked',
    'not-approved',
    'in-review',
    'in-blueprint',
    'read-only',
  ] as const) {
    organization.holdRecord('Accounts', known.acme, hold);
    await put({ id: known.acme, Employees: 9 });
  }
  organization.holdRecord('Accounts', known.acme, undefined);
  await put({ id: known.acme, Book_Number: 'B1', Tax_Number: 'T1' });
  await put({ id: known.globex, Book_Number: 'B1' });
  await put({ id: known.globex, Book_Number: 'B1', Tax_Number: 'T1' });
  await put(...Array.from({ length: 101 }, () => ({ id: known.acme })));
  await admin.send('PUT', '/Accounts', { data: [{ id: known.acme }], trigger: ['nothing'] });
  await admin.send('PUT', '/Accounts', '{');
  await admin.send('PUT', '/Nothing', { data: [{ id: known.acme }] });
  const rep = clientOf(emulator, { userId: known.rep });
  await rep.send('PUT', '/Accounts', { data: [{ id: known.acme, Class_Reason: 'Mine' }] });
  const late = { 'if-unmodified-since': '2020-01-01T00:00:00+08:00' };
  await admin.send('PUT', '/Accounts', { data: [{ id: known.acme }] }, late);
  await admin.send('PUT', `/Accounts/${known.acme}`, { data: [{ Employees: 10 }] });
  await admin.send('PUT', `/Accounts/${known.acme}`, { data: [{ Employees: 'ten' }] });
  await admin.send('PUT', `/Deals`, { data: [{ id: known.acmeDeal, Stage: 'Nothing' }] });
  const deal = { Deal_Name: 'Second', Stage: 'Qualification', Closing_Date: '2026-05-01' };
  await admin.send('POST', '/Deals', { data: [{ ...deal, Account_Name: { id: known.acme } }] });
  await admin.send('POST', '/Deals', { data: [deal, { Deal_Name: 'No stage' }] });
  await admin.send('POST', '/Deals', { data: [{ Deal_Name: 'No stage' }] });
  await admin.send('POST', '/Deals', { data: [{ ...deal, Account_Name: { id: '1' } }] });
  await admin.send('POST', '/Nothing', { data: [{}] });
  const task = { Subject: 'Call', What_Id: { id: known.acme }, $se_module: 'Accounts' };
  await admin.send('POST', '/Tasks', { data: [task] });
  const parent = { module: { api_name: 'Accounts' }, id: known.acme };
  const note = { Parent_Id: parent, Note_Title: 'Visit', Note_Content: 'Went well' };
  const written = await admin.send('POST', '/Notes', { data: [note] });
  await admin.send('POST', '/Notes', {
    data: [note, { Note_Title: 'Lost', Parent_Id: { ...parent, id: '1' } }],
  });
  await admin.send('POST', '/Notes', { data: [{ Parent_Id: parent }] });
  await admin.send('POST', '/Notes', {
    data: [{ Note_Title: 'On nothing' }, { Parent_Id: parent }],
  });
  await admin.send('POST', '/Tasks', { data: [{ ...task, $se_module: undefined }] });
  await admin.send('POST', '/Notes', { data: [{ ...note, Note_Title: 'x'.repeat(121) }] });
  await admin.send('POST', '/Notes', {});
  await admin.send('POST', '/Notes', '{');
  await admin.get('/Notes?fields=Note_Title,Parent_Id');
  await admin.get(`/Notes/${written.body.data[0].details.id}`);
  await clientOf(emulator, { userId: nobody }).send('POST', '/Notes', { data: [note] });
}

async function upsertRecords(emulator: Emulator, admin: ApiClient): Promise<void> {
  const organization = emulator.organization(known.zgid);
  const upsert = (data: object[], options: object = {}, headers = {}) =>
    admin.send('POST', '/Accounts/upsert', { data, ...options }, headers);
  const acme = { Account_Name: 'Acme', Employees: 7 };
  const skip_feature_execution = [{ name: 'cadences', action: 'insert' }];
  await upsert([acme, { id: known.globex, Employees: 8 }], { trigger: [], skip_feature_execution });
  await upsert([{ Account_Name: 'Initech' }], { duplicate_check_fields: ['Account_Name'] });
  await upsert([acme, { Employees: 8 }]);
  await upsert([{ Employees: 'many' }]);
  await upsert([acme], { duplicate_check_fields: ['Employees'] });
  await upsert([acme], {}, { 'if-unmodified-since': '2020-01-01T00:00:00+08:00' });
  for (const hold of ['locked', 'not-approved', 'in-review', 'in-blueprint'] as const) {
    organization.holdRecord('Accounts', known.acme, hold);
    await upsert([acme]);
  }
  organization.holdRecord('Accounts', known.acme, undefined);
  const rep = clientOf(emulator, { userId: known.rep });
  await rep.send('POST', '/Accounts/upsert', { data: [{ ...acme, Class_Reason: 'Mine' }] });
  await admin.send('POST', '/Nothing/upsert', { data: [acme] });
  await admin.send('POST', '/Tasks/upsert', { data: [{ Subject: 'Call' }] });
}

async function deleteRecords(emulator: Emulator): Promise<void> {
  const admin = clientOf(emulator);
  const organization = emulator.organization(known.zgid);
  const [one, two, three] = organization.records('Accounts').slice(-3);
  await admin.get('/Accounts/deleted');
  await admin.send('DELETE', `/Accounts?ids=${one?.id}`);
  await admin.send('DELETE', `/Accounts?ids=${two?.id},1`);
  await admin.send('DELETE', '/Accounts?ids=1');
  await admin.send('DELETE', '/Accounts');
  organization.holdRecord('Accounts', known.acme, 'locked');
  await admin.send('DELETE', `/Accounts/${known.acme}`);
  organization.holdRecord('Accounts', known.acme, undefined);
  await admin.send('DELETE', `/Accounts/${three?.id}`);
  await admin.send('DELETE', '/Nothing/1');
  await admin.get('/Accounts/deleted?type=all&page=1&per_page=200');
  await admin.get('/Accounts/deleted?type=odd');
  await admin.get('/Accounts/deleted', { 'if-modified-since': '2030-01-01T00:00:00+08:00' });
  await admin.get(`/Accounts/${one?.id}`);
  representativeClock.travel(70 * days);
  await clientOf(emulator).get('/Accounts/deleted');
}

async function countRecords(emulator: Emulator): Promise<void> {
  await clientOf(emulator).get('/Accounts/actions/count');
  await clientOf(emulator).get('/Nothing/actions/count');
}

async function readInBulk(emulator: Emulator): Promise<void> {
  const admin = clientOf(emulator);
  const query = { module: { api_name: 'Accounts' }, fields: ['Account_Name', 'Owner'], page: 1 };
  const callback = { url: 'http://127.0.0.1:9/callback', method: 'post' };
  const all = { callback, query, file_type: 'csv' };
  const path = '/bulk/read';
  const { body } = await admin.send('POST', path, all);
  const job = `${path}/${body.data[0].details.id}`;
  await admin.get(job);
  await admin.get(`${job}/result`);
  representativeClock.travel(seconds / 8);
  await admin.get(job);
  representativeClock.travel(minutes);
  const token = (await admin.get(job)).body.data[0].result.next_page_token;
  await admin.get(`${job}/result`);
  await admin.get(`${path}/1`);
  await admin.send('POST', path, { query: { page_token: token } });
  await admin.send('POST', path, { query: { page_token: 'nothing' } });
  await admin.send('POST', path, { query: { module: { api_name: 'Deals' } } });
  await admin.send('POST', path);
  await admin.send('POST', path, {});
  await admin.send('POST', path, { ...all, file_type: 'ics' });
  await admin.send('POST', path, { ...all, callback: { ...callback, url: 'nowhere' } });
  await admin.send('POST', path, { ...all, callback: { ...callback, method: 'get' } });
  await admin.send('POST', path, { query: { ...query, module: { api_name: 'Notes' } } });
  await admin.send('POST', path, { query: { ...query, fields: ['Nothing'] } });
  await admin.send('POST', path, { query: { ...query, page: 2 } });
  await admin.send('POST', path, { query: { ...query, criteria: {} } });
  await admin.send('POST', path, { query: { ...query, cvid: '1' } });
  emulator.organization(known.zgid).faults.inject({ kind: 'bulk-job-failed', next: 1 });
  const failing = await admin.send('POST', path, { query });
  representativeClock.travel(days);
  const { accessToken } = clientOf(emulator);
  const authorization = `Zoho-oauthtoken ${accessToken}`;
  await admin.get(`${path}/${failing.body.data[0].details.id}`, { authorization });
  await admin.send('POST', path, { query: { page_token: token } }, { authorization });
}

async function writeInBulk(emulator: Emulator): Promise<void> {
  const admin = clientOf(emulator);
  const rows = `id,Description\n${known.acme},Known\n1,Unknown\n`;
  const archive = await zipFile('accounts.csv', [rows]);
  await admin.upload('accounts.txt', archive);
  await admin.upload('accounts.zip', archive, { feature: 'bulk-write', 'X-CRM-ORG': '1' });
  await admin.upload('accounts.zip', archive, {});
  await admin.send('POST', '/upload', {}, { feature: 'bulk-write', 'X-CRM-ORG': known.zgid });
  const { file_id } = (await admin.upload('accounts.zip', archive)).body.details;
  const path = '/bulk/write';
  const resource = {
    type: 'data',
    module: { api_name: 'Accounts' },
    file_id,
    file_names: ['accounts.csv'],
    find_by: 'id',
    ignore_empty: true,
    field_mappings: [
      { api_name: 'id', index: 0 },
      { api_name: 'Description', index: 1 },
    ],
  };
  const callback = { url: 'http://127.0.0.1:9/callback', method: 'post' };
  const all = { operation: 'update', ignore_empty: true, callback, resource: [resource] };
  const job = `${path}/${(await admin.send('POST', path, all)).body.details.id}`;
  await admin.get(job);
  representativeClock.travel(seconds / 8);
  await admin.get(job);
  representativeClock.travel(minutes);
  await admin.get(job);
  const id = job.slice(path.length + 1);
  await admin.get(`/results/${known.zgid}/bulk-write/${id}/${id}.zip`);
  await admin.get(`/results/${known.zgid}/bulk-write/1/1.zip`);
  await admin.get(`${path}/1`);
  const plain = await admin.send('POST', path, { operation: 'update', resource: [resource] });
  emulator.organization(known.zgid).faults.inject({ kind: 'bulk-job-failed', next: 1 });
  const failing = await admin.send('POST', path, all);
  representativeClock.travel(minutes);
  for (const { body } of [plain, failing]) await admin.get(`${path}/${body.details.id}`);
  for (const change of [
    { type: 'other' },
    { file_names: undefined },
    { file_names: ['other.csv'] },
    { file_id: '1' },
    { find_by: undefined },
    { module: { api_name: 'Nothing' } },
    { field_mappings: [] },
    { field_mappings: [...resource.field_mappings, { api_name: 'Nothing', index: 2 }] },
  ])
    await admin.send('POST', path, { ...all, resource: [{ ...resource, ...change }] });
  for (const wrong of [
    undefined,
    { ...all, operation: 'insert' },
    { operation: 'update' },
    { ...all, callback: { ...callback, method: 'get' } },
    { ...all, callback: { ...callback, url: 'nowhere' } },
  ])
    await admin.send('POST', path, wrong);
}

async function runQueries(emulator: Emulator): Promise<void> {
  const admin = clientOf(emulator);
  await admin.query('select Account_Name, Owner from Accounts where id is not null limit 0, 2000');
  await admin.query("select Account_Name from Accounts where Account_Name = 'Nobody'");
  await admin.send('POST', '/coql', {
    select_query: 'select Account_Name from Accounts where id is not null',
    include_meta: ['fields'],
  });
  await admin.send('POST', '/coql', {
    select_query: 'select id from Accounts where id is not null',
    include_meta: ['odd'],
  });
  await admin.query('select id from Accounts');
  await admin.query('select id from Accounts where id ~ 1');
  await admin.query('select id from Accounts where id in ()');
  await admin.query('select id from Accounts where id not = 1');
  await admin.query('insert id');
  await admin.query('select Nothing from Accounts where id is not null');
  await admin.query("select id from Accounts where Account_Name > 'A'");
  await admin.query("select id from Accounts where Employees = 'many'");
  await admin.query('select id, id from Accounts where id is not null');
  await admin.query('select id from Accounts where id is not null limit 0');
  await admin.query("select id from Accounts where id is not null limit 'x'");
  await admin.query('select id from Accounts where id is not null limit 3000');
  await admin.query('select id from Nothing where id is not null');
  await admin.send('POST', '/coql', {});
}

async function watch(emulator: Emulator): Promise<void> {
  const admin = clientOf(emulator);
  const channel = {
    channel_id: '1000000068001',
    events: ['Deals.create', 'Deals.edit'],
    notify_url: 'http://127.0.0.1:9/notify',
    token: 'secret',
  };
  const condition = {
    type: 'field_selection',
    module: { api_name: 'Deals' },
    field_selection: {
      group_operator: 'or',
      group: [{ field: { api_name: 'Stage' } }, { field: { api_name: 'Amount' } }],
    },
  };
  const soon = new Date(representativeClock.now() + days).toISOString();
  const full = {
    ...channel,
    channel_expiry: soon,
    return_affected_field_values: true,
    notify_on_related_action: false,
    notification_condition: [condition],
  };
  const path = '/actions/watch';
  await admin.get(path);
  await admin.send('POST', path, { watch: [channel] });
  await admin.send('POST', path, { watch: [full] });
  await admin.send('POST', path, { watch: [full, { ...channel, channel_id: undefined }] });
  await admin.send('POST', path, { watch: [{ ...channel, events: ['Nothing.edit'] }] });
  await admin.send('POST', path, { watch: [{ ...channel, token: 'x'.repeat(51) }] });
  await admin.send('POST', path, {});
  await admin.get(`${path}?channel_id=1000000068001&module=Deals`);
  await admin.send('PUT', path, { watch: [full] });
  await admin.send('PUT', path, { watch: [full, { ...full, channel_id: '1' }] });
  await admin.send('PUT', path, { watch: [{ ...full, channel_id: '1' }] });
  await admin.send('PATCH', path, {
    watch: [{ channel_id: '1000000068001', channel_expiry: soon }],
  });
  const group = [{ api_name: 'Stage' }, { api_name: 'Amount' }];
  const flat = { ...condition, field_selection: { group_operator: 'or', group } };
  await admin.send('PATCH', path, { ...full, notification_condition: [flat] });
  await admin.send('PATCH', path, { watch: [{ channel_id: '1', channel_expiry: soon }] });
  await admin.send('DELETE', `${path}?channel_ids=1000000068001,1`);
  await admin.send('POST', path, { watch: [channel] });
  await admin.send('DELETE', `${path}?channel_ids=1000000068001`);
  await admin.send('DELETE', `${path}?channel_ids=1`);
  await admin.send('DELETE', path);
}

/** What any operation may answer. */
async function beRefused(emulator: Emulator): Promise<void> {
  const stranger = clientOf(emulator, { userId: nobody });
  await stranger.get('/Accounts?fields=Account_Name');
  await stranger.get(`/Accounts/${known.acme}`);
  await stranger.send('PUT', '/Accounts', { data: [{ id: known.acme }] });
  await stranger.send('POST', '/Accounts', { data: [{ Account_Name: 'New' }] });
  await stranger.send('DELETE', `/Accounts?ids=${known.acme}`);
  await stranger.send('DELETE', `/Accounts/${known.acme}`);
  await stranger.get('/Accounts/deleted');
  await stranger.send('POST', '/settings/fields?module=Accounts', { fields: [] });
  const noScope = clientOf(emulator, { scopes: ['ZohoCRM.bulk.READ'] });
  for (const path of ['/org', '/org/currencies', '/users', `/users/${known.rep}`, '/actions/watch'])
    await noScope.get(path);
  await noScope.get('/Accounts?fields=id');
  const nobodyKnows = { authorization: 'Zoho-oauthtoken 1000.nobody' };
  await noScope.get('/org', nobodyKnows);
  await noScope.get('/org', { authorization: 'Bearer 1000.nobody' });
  const admin = clientOf(emulator);
  const organization = emulator.organization(known.zgid);
  for (const kind of ['unauthorized', 'throttled', 'server-error'] as const) {
    organization.faults.inject({ kind, next: 2 });
    await admin.get('/Accounts?fields=id');
    await admin.get('/org');
  }
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as sdk from '@zohocrm/typescript-sdk';
import { afterEach, describe, expect, it } from 'vitest';
import type { Emulator } from '../../src/emulator/emulator.ts';
import { anOrganization, known, manyAccounts } from './support/an-organization.ts';
import { clientOf, testClient } from './support/api-client.ts';
import { startHonestEmulator } from './support/honest-emulator.ts';

let folder: string | undefined;

afterEach(() => {
  if (folder) rmSync(folder, { recursive: true });
  folder = undefined;
});

/** Zoho's own SDK as it comes, with a refresh token for the administrator. */
async function initialize(emulator: Emulator): Promise<void> {
  folder = mkdtempSync(join(tmpdir(), 'stock-sdk-'));
  const { apiUrl, accountsUrl } = emulator;
  const { refreshToken } = clientOf(emulator);
  const token = new sdk.OAuthBuilder()
    .clientId(testClient.clientId)
    .clientSecret(testClient.clientSecret)
    .refreshToken(refreshToken)
    .redirectURL(testClient.redirectUris[0] ?? '')
    .build();
  const builder = await new sdk.InitializeBuilder();
  await builder
    .environment(new sdk.Environment(apiUrl, `${accountsUrl}/oauth/v2/token`, apiUrl))
    .token(token)
    .store(new sdk.FileStore(join(folder, 'tokens.txt')))
    .SDKConfig(new sdk.SDKConfigBuilder().pickListValidation(false).timeout(5000).build())
    // It writes its cache of related lists beside a folder whose name does not end in a slash.
    .resourcePath(`${folder}/`)
    .logger(new sdk.LogBuilder().level(sdk.Levels.OFF).filePath(join(folder, 'log')).build())
    .initialize();
}

/** A client that we did not write finds in the emulator what it finds at Zoho's. */
describe('Zoho’s own SDK', () => {
  it('refreshes its token, reads metadata on its own, pages, writes, queries and watches', async () => {
    const base = anOrganization();
    const records = {
      ...base.records,
      Accounts: [...(base.records?.Accounts ?? []), ...manyAccounts(250)],
    };
    const emulator = await startHonestEmulator({ organizations: [anOrganization({ records })] });
    const organization = emulator.organization(known.zgid);
    await initialize(emulator);

    const names = await readAllAccounts();
    const written = await writeAccounts();
    const rows = await queryDeals();
    await openChannel();

    expect(names).toHaveLength(252);
    expect(names.slice(-2)).toEqual(['Globex', 'Acme']);
    expect(written).toEqual(['SUCCESS', 'INVALID_DATA']);
    expect(organization.record('Accounts', known.acme)?.['Employees']).toBe(77);
    expect(organization.wouldHaveFired.map(({ automation }) => automation)).toEqual(['cadences']);
    expect(rows).toEqual([{ Deal_Name: 'First order', id: known.acmeDeal }]);
    expect(organization.watches).toMatchObject([
      { module: 'Accounts', channelId: '1000000068001' },
    ]);
    expect(organization.credits.byOperation['GET /settings/fields']).toBeGreaterThan(0);
  });

  it('reads a related list, for which it asks what lists there are', async () => {
    const emulator = await startHonestEmulator({ organizations: [anOrganization()] });
    await initialize(emulator);
    const params = new sdk.ParameterMap();
    await params.add(sdk.RelatedRecords.GetRelatedRecordsParam.FIELDS, 'Deal_Name');
    const deals = new sdk.RelatedRecords.RelatedRecordsOperations('Deals', 'Accounts');

    const answer = await deals.getRelatedRecords(BigInt(known.acme), params);

    expect(answer.getResponseJSON()).toMatchObject({ data: [{ Deal_Name: 'First order' }] });
  });

  it('learns which modules there are, and of one what it shows', async () => {
    const emulator = await startHonestEmulator({ organizations: [anOrganization()] });
    await initialize(emulator);
    const operations = new sdk.Modules.ModulesOperations();

    const all = (await operations.getModules()).getObject();
    const one = (await operations.getModuleByAPIName('Deals')).getObject();

    if (!(all instanceof sdk.Modules.ResponseWrapper)) throw new Error('modules expected');
    if (!(one instanceof sdk.Modules.ResponseWrapper)) throw new Error('a module expected');
    const names = all.getModules().map((module) => module.getAPIName());
    expect(names).toEqual(['Contacts', 'Accounts', 'Deals', 'Tasks', 'Notes']);
    expect(one.getModules()[0]?.getDisplayField()).toBe('Deal_Name');
    expect(one.getModules()[0]?.getCustomView()?.getDisplayValue()).toBe('All Deals');
  });

  it('upserts, and tells what came of each record', async () => {
    const emulator = await startHonestEmulator({ organizations: [anOrganization()] });
    await initialize(emulator);
    const named = (name: string) => {
      const record = new sdk.Record.Record();
      record.addKeyValue('Account_Name', name);
      return record;
    };
    const body = new sdk.Record.BodyWrapper();
    body.setDuplicateCheckFields(['Account_Name']);
    body.setData([named('Acme'), named('Initech')]);

    const answer = await new sdk.Record.RecordOperations('Accounts').upsertRecords(body);

    const results = answer.getObject();
    if (!(results instanceof sdk.Record.ActionWrapper)) throw new Error('results expected');
    const read = results.getData().map((result) => {
      if (!(result instanceof sdk.Record.SuccessResponse)) throw new Error('success expected');
      return [result.getAction().getValue(), result.getDuplicateField()];
    });
    expect(read).toEqual([
      ['update', 'Account_Name'],
      ['insert', undefined],
    ]);
  });

  it('is told by an exception what is not emulated', async () => {
    const emulator = await startHonestEmulator({ organizations: [anOrganization()] });
    await initialize(emulator);

    const answer = await new sdk.Tags.TagsOperations().getTags();

    expect(answer.getObject()).toBeInstanceOf(sdk.Tags.APIException);
    expect(answer.getResponseJSON()).toMatchObject({ code: 'NOT_EMULATED' });
  });
});

async function readAllAccounts(): Promise<string[]> {
  const names: string[] = [];
  let token: string | null = null;
  do {
    const params = new sdk.ParameterMap();
    await params.add(sdk.Record.GetRecordsParam.FIELDS, 'Account_Name,Employees');
    await params.add(sdk.Record.GetRecordsParam.PER_PAGE, 200);
    if (token) await params.add(sdk.Record.GetRecordsParam.PAGE_TOKEN, token);
    const answer = await new sdk.Record.RecordOperations('Accounts').getRecords(params);
    const { data, info } = answer.getResponseJSON() as {
      data: { Account_Name: string }[];
      info: { next_page_token: string | null };
    };
    names.push(...data.map((row) => row.Account_Name));
    token = info.next_page_token;
  } while (token);
  return names;
}

async function writeAccounts(): Promise<string[]> {
  const record = (id: string, name: string, value: unknown) => {
    const written = new sdk.Record.Record();
    written.setId(BigInt(id));
    written.addKeyValue(name, value);
    return written;
  };
  const body = new sdk.Record.BodyWrapper();
  body.setTrigger([]);
  body.setData([
    record(known.acme, 'Employees', 77),
    record(known.globex, 'Industry', new sdk.Choice('Invented')),
  ]);
  const answer = await new sdk.Record.RecordOperations('Accounts').updateRecords(body);
  const { data } = answer.getResponseJSON() as { data: { code: string }[] };
  return data.map(({ code }) => code);
}

async function queryDeals(): Promise<unknown[]> {
  const body = new sdk.Coql.BodyWrapper();
  body.setSelectQuery("select Deal_Name from Deals where Stage = 'Closed Won'");
  const answer = await new sdk.Coql.CoqlOperations().getRecords(body);
  return (answer.getResponseJSON() as { data: unknown[] }).data;
}

async function openChannel(): Promise<void> {
  const channel = new sdk.Notifications.Notification();
  channel.setChannelId('1000000068001');
  channel.setEvents(['Accounts.all']);
  channel.setNotifyUrl('http://127.0.0.1:9/notify');
  const body = new sdk.Notifications.BodyWrapper();
  body.setWatch([channel]);
  await new sdk.Notifications.NotificationsOperations().enableNotifications(body);
}

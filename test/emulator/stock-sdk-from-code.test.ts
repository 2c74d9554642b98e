import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as sdk from '@zohocrm/typescript-sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createVisitor } from '../../src/cli/demo/create-visitor.ts';
import type { Emulator } from '../../src/emulator/emulator.ts';
import { startEmulator } from '../../src/emulator/start-emulator.ts';
import { anOrganization, known } from './support/an-organization.ts';
import { everyScope, testClient } from './support/api-client.ts';

/**
 * Zoho's own SDK set up as its documentation says, from the code of a consent to typed answers. Its state is one for the
 * whole process, so that it is initialized once.
 */
describe('Zoho’s own SDK, from the code of a consent', () => {
  const folder = mkdtempSync(join(tmpdir(), 'stock-sdk-'));
  const store = new sdk.FileStore(join(folder, 'tokens.txt'));
  let emulator: Emulator;
  let redirectUri: string;

  beforeAll(async () => {
    emulator = await startEmulator({ organizations: [anOrganization()] });
    redirectUri = `${emulator.apiUrl}/crm/v8/nowhere`;
    emulator.registerClient({ ...testClient, redirectUris: [redirectUri] });
    const { apiUrl, accountsUrl } = emulator;
    const token = new sdk.OAuthBuilder()
      .clientId(testClient.clientId)
      .clientSecret(testClient.clientSecret)
      .grantToken(await consent())
      .redirectURL(redirectUri)
      .build();
    const builder = await new sdk.InitializeBuilder();
    await builder
      .environment(new sdk.Environment(apiUrl, `${accountsUrl}/oauth/v2/token`, apiUrl))
      .token(token)
      .store(store)
      .SDKConfig(new sdk.SDKConfigBuilder().timeout(5000).build())
      .resourcePath(folder)
      .logger(new sdk.LogBuilder().level(sdk.Levels.OFF).filePath(join(folder, 'log')).build())
      .initialize();
  });

  afterAll(async () => {
    await emulator.stop();
    rmSync(folder, { recursive: true });
  });

  /** A person consents in a browser; answers the code that comes back. */
  async function consent(): Promise<string> {
    const query = new URLSearchParams({
      response_type: 'code',
      access_type: 'offline',
      prompt: 'consent',
      client_id: testClient.clientId,
      scope: everyScope.join(','),
      redirect_uri: redirectUri,
    });
    const visitor = createVisitor('en');
    const signIn = await visitor.open(`${emulator.accountsUrl}/oauth/v2/auth?${query}`);
    const asked = await visitor.submit(signIn, { email: 'admin@zylker.example' });
    const back = await visitor.submit(asked, { zgid: known.zgid, decision: 'accept' });
    return new URL(back.url).searchParams.get('code') ?? '';
  }

  it('keeps a lasting token, for it asked for one', async () => {
    await new sdk.Record.RecordOperations('Accounts').getRecord(BigInt(known.acme));
    const [kept] = (await store.getTokens()) ?? [];

    expect(kept).toBeInstanceOf(sdk.OAuthToken);
    expect((kept as sdk.OAuthToken).getRefreshToken()).toMatch(/^1000\./);
  });

  it('reads one record with typed values', async () => {
    const answer = await new sdk.Record.RecordOperations('Accounts').getRecord(BigInt(known.acme));
    const wrapper = answer.getObject();
    if (!(wrapper instanceof sdk.Record.ResponseWrapper)) throw new Error('no records');
    const [record] = wrapper.getData();

    expect(record?.getId()).toBe(BigInt(known.acme));
    expect(record?.getKeyValue('Account_Name')).toBe('Acme');
    expect(record?.getKeyValue('Industry')).toEqual(new sdk.Choice('Manufacturing'));
    expect(record?.getCreatedTime()).toEqual(new Date('2024-01-05T02:00:00Z'));
    expect(record?.getKeyValue('Owner')).toBeInstanceOf(sdk.Users.MinifiedUser);
  });

  it('updates one record, and is told what is wrong with another', async () => {
    const operations = new sdk.Record.RecordOperations('Accounts');
    const bodyOf = (name: string, value: unknown) => {
      const record = new sdk.Record.Record();
      record.addKeyValue(name, value);
      const body = new sdk.Record.BodyWrapper();
      body.setData([record]);
      return body;
    };

    const good = await operations.updateRecord(BigInt(known.acme), bodyOf('Employees', 42));
    const bad = await operations.updateRecord(1n, bodyOf('Employees', 42));

    const [success] = (good.getObject() as sdk.Record.ActionWrapper).getData();
    expect(success).toBeInstanceOf(sdk.Record.SuccessResponse);
    expect(emulator.organization(known.zgid).record('Accounts', known.acme)?.['Employees']).toBe(
      42,
    );
    expect(bad.getStatusCode()).toBe(400);
    expect(JSON.stringify(bad.getResponseJSON())).toContain('INVALID_DATA');
  });

  it('reads fields, layouts, users, the organization and custom views', async () => {
    const ofAccounts = new sdk.ParameterMap();
    await ofAccounts.add(sdk.Fields.GetFieldsParam.MODULE, 'Accounts');
    const fields = await new sdk.Fields.FieldsOperations().getFields(ofAccounts);
    const layouts = await new sdk.Layouts.LayoutsOperations().getLayouts(ofAccounts);
    const views = await new sdk.CustomViews.CustomViewsOperations().getCustomViews(ofAccounts);
    const users = await new sdk.Users.UsersOperations().getUsers();
    const org = await new sdk.Org.OrgOperations().getOrganization();

    expect((fields.getObject() as sdk.Fields.ResponseWrapper).getFields().length).toBeGreaterThan(
      20,
    );
    expect((layouts.getObject() as sdk.Layouts.ResponseWrapper).getLayouts()).toHaveLength(1);
    expect(
      (views.getObject() as sdk.CustomViews.ResponseWrapper)
        .getCustomViews()
        .map((view) => view.getName()),
    ).toEqual(['All Accounts']);
    expect((users.getObject() as sdk.Users.ResponseWrapper).getUsers()).toHaveLength(2);
    expect((org.getObject() as sdk.Org.ResponseWrapper).getOrg()[0]?.getCompanyName()).toBe(
      'Zylker',
    );
  });

  it('creates a picklist field', async () => {
    const field = new sdk.Fields.Fields();
    field.setFieldLabel('Mood');
    field.setDataType('picklist');
    field.setPickListValues(
      ['Good', 'Bad'].map((name) => {
        const value = new sdk.Fields.PickListValue();
        value.setDisplayValue(name);
        value.setActualValue(name);
        return value;
      }),
    );
    const body = new sdk.Fields.BodyWrapper();
    body.setFields([field]);
    const params = new sdk.ParameterMap();
    await params.add(sdk.Fields.CreateFieldParam.MODULE, 'Accounts');

    const answer = await new sdk.Fields.FieldsOperations().createField(body, params);

    const [made] = (answer.getObject() as sdk.Fields.ActionWrapper).getFields();
    expect(made).toBeInstanceOf(sdk.Fields.SuccessResponse);
  });

  it('opens, looks at, changes and ends a channel', async () => {
    const operations = new sdk.Notifications.NotificationsOperations();
    const bodyOf = (events: string[]) => {
      const channel = new sdk.Notifications.Notification();
      channel.setChannelId('1000000068001');
      channel.setEvents(events);
      channel.setToken('stock');
      channel.setNotifyUrl('http://127.0.0.1:9/notify');
      channel.setChannelExpiry(new Date(Date.now() + 86_400_000));
      const body = new sdk.Notifications.BodyWrapper();
      body.setWatch([channel]);
      return body;
    };
    const ids = new sdk.ParameterMap();
    await ids.add(sdk.Notifications.DeleteNotificationParam.CHANNEL_IDS, '1000000068001' as never);

    const opened = await operations.enableNotifications(bodyOf(['Accounts.all']));
    const listed = await operations.getNotifications();
    const patched = await operations.updateNotification(bodyOf(['Deals.edit']));
    const replaced = await operations.updateNotifications(bodyOf(['Deals.create']));
    const ended = await operations.deleteNotification(ids);

    expect(opened.getStatusCode()).toBe(201);
    expect(
      (listed.getObject() as sdk.Notifications.ResponseWrapper).getWatch()[0]?.getChannelId(),
    ).toBe('1000000068001');
    expect([patched, replaced, ended].map((answer) => answer.getStatusCode())).toEqual([
      200, 200, 200,
    ]);
    expect(emulator.organization(known.zgid).watches).toEqual([]);
  });

  it('reads in bulk', async () => {
    const operations = new sdk.BulkRead.BulkReadOperations();
    const module = new sdk.Modules.MinifiedModule();
    module.setAPIName('Accounts');
    const query = new sdk.BulkRead.Query();
    query.setModule(module);
    query.setFields(['Account_Name']);
    const body = new sdk.BulkRead.BodyWrapper();
    body.setQuery(query);

    const begun = await operations.createBulkReadJob(body);
    const { data } = begun.getResponseJSON() as { data: [{ details: { id: string } }] };
    const id = BigInt(data[0].details.id);
    const state = async () =>
      (
        (await operations.getBulkReadJobDetails(id)).getResponseJSON() as {
          data: [{ state: string }];
        }
      ).data[0].state;
    await expect.poll(state).toBe('COMPLETED');
    const file = (await operations.downloadResult(id)).getObject();

    if (!(file instanceof sdk.BulkRead.FileBodyWrapper)) throw new Error('no file');
    const bytes = file.getFile().getStream() as unknown as Buffer;
    expect(bytes.subarray(0, 2).toString()).toBe('PK');
  });
});

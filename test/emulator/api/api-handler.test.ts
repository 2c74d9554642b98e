import { describe, expect, it } from 'vitest';
import type { OrganizationSeed } from '../../../src/emulator/organization-seed.ts';
import { aGate } from '../../support/a-gate.ts';
import { anOrganization, known } from '../support/an-organization.ts';
import { clientOf } from '../support/api-client.ts';
import { startHonestEmulator } from '../support/honest-emulator.ts';
import { aClock, hours } from '../support/travelling-clock.ts';

const list = '/Accounts?fields=Account_Name';

async function start(over: Partial<OrganizationSeed> = {}, clock = aClock()) {
  const emulator = await startHonestEmulator({ organizations: [anOrganization(over)], clock });
  return { emulator, organization: emulator.organization(known.zgid), client: clientOf(emulator) };
}

describe('a request', () => {
  it('needs a token in Zoho’s own scheme', async () => {
    const { client, emulator } = await start();
    const authorized = (authorization: string) => client.get('/org', { authorization });

    const bearer = await authorized(`Bearer ${client.accessToken}`);
    const unknown = await authorized('Zoho-oauthtoken 1000.guess');
    const none = await fetch(`${emulator.apiUrl}/crm/v8/org`);

    expect(bearer).toMatchObject({ status: 401, body: { code: 'AUTHENTICATION_FAILURE' } });
    expect(unknown).toMatchObject({ status: 401, body: { code: 'INVALID_TOKEN' } });
    expect(none.status).toBe(401);
  });

  it.each([
    ['ZohoCRM.modules.accounts.READ', 200],
    ['ZohoCRM.modules.Accounts.ALL', 200],
    ['ZohoCRM.modules.READ', 200],
    ['ZohoCRM.modules.ALL', 200],
    ['ZohoCRM.modules.deals.READ', 401],
    ['ZohoCRM.modules.accounts.UPDATE', 401],
    ['ZohoCRM.settings.ALL', 401],
  ])('with the scope %s to list accounts is %i', async (scope, expected) => {
    const { emulator } = await start();

    const { status, body } = await clientOf(emulator, { scopes: [scope] }).get(list);

    expect(status).toBe(expected);
    if (status === 401)
      expect(body).toEqual({
        code: 'OAUTH_SCOPE_MISMATCH',
        details: {},
        message: 'Unauthorized',
        status: 'error',
      });
  });

  it('to a path that does not exist is 404, with a wrong method 400', async () => {
    const { client } = await start();

    const path = await client.get('/settings/a/b/c');
    const method = await client.send('POST', '/org');

    expect(path).toMatchObject({ status: 404, body: { code: 'INVALID_URL_PATTERN' } });
    expect(method).toMatchObject({ status: 400, body: { code: 'INVALID_REQUEST_METHOD' } });
  });

  it.each([
    ['/crm/v7/Accounts?fields=id', { version: 'v7' }],
    ['/crm/v2.1/org', { version: 'v2.1' }],
    ['/crm/bulk/v7/read/1', { version: 'v7' }],
    ['/crm/v8/settings/modules/Accounts?include=layouts', { param_name: 'include' }],
    ['/crm/v8/settings/tags?module=Accounts', {}],
    ['/crm/v8/Accounts/search?word=Acme', {}],
    [`/crm/v8/Accounts/${known.acme}/__timeline`, {}],
    [
      '/crm/v8/Accounts/actions/count?criteria=(Account_Name:equals:Acme)',
      { param_name: 'criteria' },
    ],
    ['/crm/v8/Accounts?fields=id&territory_id=1', { param_name: 'territory_id' }],
    ['/crm/v8/users?type__s=Team+User', { param_name: 'type__s' }],
    ['/crm/v8/settings/fields?module=Accounts&type=unused', { param_name: 'type' }],
    ['/crm/v8/settings/fields?module=Accounts&data_type=picklist', { param_name: 'data_type' }],
    ['/crm/v8/settings/layouts?module=Deals&mode=quick_create', { param_name: 'mode' }],
    ['/crm/v8/settings/custom_views?module=Accounts&scope=shared_with_me', { param_name: 'scope' }],
    ['/crm/v8/settings/custom_views?module=Accounts&ids=1', { param_name: 'ids' }],
  ])('to what only Zoho can do says so: %s', async (path, details) => {
    const { client, emulator } = await start();

    const response = await fetch(`${emulator.apiUrl}${path}`, {
      headers: { authorization: `Zoho-oauthtoken ${client.accessToken}` },
    });

    const body = await response.json();
    expect({ status: response.status, body }).toMatchObject({
      status: 501,
      body: { code: 'NOT_EMULATED', details, status: 'error' },
    });
  });

  it('to change what only Zoho can change says so', async () => {
    const { client } = await start();

    const answers = await Promise.all([
      client.send('POST', '/Accounts/actions/mass_update', {}),
      client.send('POST', '/__composite_requests', {}),
      client.send('POST', '/org/currencies', {}),
      client.send('PUT', '/settings/custom_views?module=Accounts', {}),
    ]);

    expect(answers.map(({ status }) => status)).toEqual([501, 501, 501, 501]);
  });

  it('is remembered without its token', async () => {
    const { client, organization } = await start();

    await client.get(list);

    expect(organization.requests).toMatchObject([
      {
        method: 'GET',
        path: `/crm/v8${list}`,
        operation: 'GET /{module}',
        status: 200,
        credits: 1,
      },
    ]);
    expect(JSON.stringify(organization.requests)).not.toContain(client.accessToken);
  });
});

describe('credits', () => {
  const small = { edition: 'free' as const };

  it('are booked by operation and price', async () => {
    const { client, organization } = await start();
    const data = (count: number) => Array.from({ length: count }, () => ({ id: known.acme }));
    await client.get(list);
    await client.send('PUT', '/Accounts', { data: data(1) });
    await client.send('PUT', '/Accounts', { data: data(100) });
    await client.get('/Accounts/deleted');

    expect(organization.credits.byOperation).toEqual({
      'GET /{module}': 1,
      'PUT /{module}': 11,
      'GET /{module}/deleted': 2,
    });
    expect(organization.credits.spent).toBe(14);
    expect(organization.credits.limit).toBe(53_000);
  });

  it('are told only when half of them are gone, and refused when none are left', async () => {
    const { client, organization } = await start(small);
    organization.spendCredits(2498);
    const before = await client.get(list);
    const after = await client.get(list);
    organization.spendCredits(2499);
    const last = await client.get(list);

    const refused = await client.get(list);

    expect(before.headers.get('x-api-credits-remaining')).toBeNull();
    expect(after.headers.get('x-api-credits-remaining')).toBe('2500');
    expect(last.headers.get('x-api-credits-remaining')).toBe('0');
    expect(refused).toMatchObject({ status: 429, body: { code: 'TOO_MANY_REQUESTS' } });
    expect(refused.headers.get('retry-after')).toBeNull();
    expect(organization.spendCredits(1)).toBe(false);
    expect(organization.credits.byOperation).toEqual({
      'other integrations': 4997,
      'GET /{module}': 3,
    });
  });

  it('come back 24 hours after they were spent', async () => {
    const clock = aClock();
    const { client, organization } = await start(small, clock);
    await client.get(list);
    clock.travel(hours / 2);
    await client.get(list);
    expect(organization.credits.spentToday()).toBe(2);

    clock.travel(23.5 * hours);

    expect(organization.credits.spentToday()).toBe(1);
    expect(organization.credits.spent).toBe(2);
  });

  it('are not spent on what the token may not do', async () => {
    const { emulator, organization } = await start();

    await clientOf(emulator, { scopes: ['ZohoCRM.org.READ'] }).get(list);

    expect(organization.credits.spent).toBe(0);
  });
});

describe('calls at once', () => {
  /** Waits until so many of them have been answered. */
  async function answered(calls: Promise<unknown>[], count: number): Promise<void> {
    let ended = 0;
    for (const call of calls) void call.then(() => ended++);
    await expect.poll(() => ended).toBe(count);
  }

  it('are limited by the edition, per client', async () => {
    const { client, organization } = await start({ edition: 'free' });
    const gate = aGate();
    organization.faults.inject({ kind: 'slow', until: gate.opened });

    const calls = Array.from({ length: 8 }, () => client.get('/org'));
    await answered(calls, 3);
    gate.open();
    organization.faults.clear();
    const answers = await Promise.all(calls);

    expect(answers.filter(({ status }) => status === 200)).toHaveLength(5);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(3);
    expect((await client.get('/org')).status).toBe(200);
  });

  it('are limited to ten for costly operations', async () => {
    const { client, organization } = await start({ edition: 'ultimate' });
    const gate = aGate();
    organization.faults.inject({ kind: 'slow', until: gate.opened });

    const sorted = Array.from({ length: 12 }, () => client.get(`${list}&sort_by=Modified_Time`));
    await answered(sorted, 2);
    gate.open();
    const plain = Array.from({ length: 6 }, () => client.get(list));
    const [costly, cheap] = [await Promise.all(sorted), await Promise.all(plain)];

    expect(costly.filter(({ status }) => status === 429)).toHaveLength(2);
    expect(cheap.every(({ status }) => status === 200)).toBe(true);
  });
});

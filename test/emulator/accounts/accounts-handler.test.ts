import { describe, expect, it } from 'vitest';
import type { Emulator } from '../../../src/emulator/emulator.ts';
import { aBrowser, type Browser } from '../support/a-browser.ts';
import { anOrganization, known } from '../support/an-organization.ts';
import { clientOf, testClient } from '../support/api-client.ts';
import { startHonestEmulator } from '../support/honest-emulator.ts';
import { aClock, hours, minutes } from '../support/travelling-clock.ts';

const [redirectUri = ''] = testClient.redirectUris;
const scope = 'ZohoCRM.modules.ALL,ZohoCRM.users.READ';

async function start(clock = aClock()) {
  const second = anOrganization({
    zgid: '900000001',
    companyName: 'Zylker Sandbox',
    type: 'sandbox',
  });
  const emulator = await startHonestEmulator({ organizations: [anOrganization(), second], clock });
  emulator.registerClient(testClient);
  return emulator;
}

function authorizeUrl(emulator: Emulator, over: Record<string, string> = {}): string {
  const query = new URLSearchParams({
    scope,
    client_id: testClient.clientId,
    response_type: 'code',
    access_type: 'offline',
    redirect_uri: redirectUri,
    state: 'opaque &state',
    ...over,
  });
  return `${emulator.accountsUrl}/oauth/v2/auth?${query}`;
}

/** Goes through sign-in and consent, as far as pages come, and answers the callback. */
async function consent(
  browser: Browser,
  url: string,
  choices: Record<string, string> = {},
): Promise<URL> {
  let page = await browser.get(url);
  if (page.location?.pathname === '/signin') {
    const signIn = await browser.get(page.location.href);
    const signedIn = await browser.submit(signIn, { email: 'rep@zylker.example' });
    page = await browser.get(signedIn.location?.href ?? '');
  }
  const all = { zgid: known.zgid, decision: 'accept', ...choices };
  if (!page.location) page = await browser.submit(page, all);
  if (!page.location) throw new Error(`no way back from ${page.html}`);
  return page.location;
}

type Form = 'urlencoded' | 'multipart' | 'query';

async function postToken(
  emulator: Emulator,
  over: Record<string, string>,
  form: Form = 'urlencoded',
) {
  const fields = {
    client_id: testClient.clientId,
    client_secret: testClient.clientSecret,
    redirect_uri: redirectUri,
    ...over,
  };
  const url = new URL(`${emulator.accountsUrl}/oauth/v2/token`);
  const multipart = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    if (form === 'query') url.searchParams.set(name, value);
    else multipart.set(name, value);
  }
  const body =
    form === 'multipart' ? multipart : form === 'query' ? null : new URLSearchParams(fields);
  const response = await fetch(url, { method: 'POST', body });
  return { status: response.status, body: (await response.json()) as Record<string, string> };
}

function exchange(emulator: Emulator, callback: URL, form?: Form) {
  const code = callback.searchParams.get('code') ?? '';
  return postToken(emulator, { grant_type: 'authorization_code', code }, form);
}

function refresh(emulator: Emulator, refreshToken: string) {
  return postToken(emulator, { grant_type: 'refresh_token', refresh_token: refreshToken });
}

describe('the authorize page', () => {
  it('asks who one is, then for consent, and sends code, location, accounts-server and state back', async () => {
    const emulator = await start();

    const callback = await consent(aBrowser(), authorizeUrl(emulator));

    expect(callback.origin + callback.pathname).toBe(redirectUri);
    expect(callback.searchParams.get('code')).toMatch(/^1000\.[0-9a-f]{32}\.[0-9a-f]{32}$/);
    expect(callback.searchParams.get('location')).toBe('us');
    expect(callback.searchParams.get('accounts-server')).toBe(emulator.accountsUrl);
    expect(callback.searchParams.get('state')).toBe('opaque &state');
  });

  it('sends access_denied back when the person rejects', async () => {
    const emulator = await start();

    const callback = await consent(aBrowser(), authorizeUrl(emulator), { decision: 'reject' });

    expect(callback.searchParams.get('error')).toBe('access_denied');
    expect(callback.searchParams.get('state')).toBe('opaque &state');
    expect(callback.searchParams.has('code')).toBe(false);
  });

  it('binds the tokens to the organization that was picked, and to the person', async () => {
    const emulator = await start();
    const callback = await consent(aBrowser(), authorizeUrl(emulator), { zgid: '900000001' });
    const { body } = await exchange(emulator, callback);
    const headers = { authorization: `Zoho-oauthtoken ${body['access_token']}` };

    const response = await fetch(`${body['api_domain']}/crm/v8/users?type=CurrentUser`, {
      headers,
    });

    expect(await response.json()).toMatchObject({ users: [{ email: 'rep@zylker.example' }] });
    expect(emulator.organization('900000001').requests).toHaveLength(1);
    expect(emulator.organization(known.zgid).requests).toHaveLength(0);
  });

  it('is passed without a click when the same person has accepted the same scopes before', async () => {
    const emulator = await start();
    const browser = aBrowser();
    await consent(browser, authorizeUrl(emulator));

    const again = await browser.get(authorizeUrl(emulator));
    const reordered = scope.split(',').reverse().join();
    const otherOrder = await browser.get(authorizeUrl(emulator, { scope: reordered }));
    const other = await browser.get(authorizeUrl(emulator, { scope: 'ZohoCRM.org.READ' }));
    const insisting = await browser.get(authorizeUrl(emulator, { prompt: 'consent' }));

    expect(again.location?.searchParams.has('code')).toBe(true);
    expect(otherOrder.location?.searchParams.has('code')).toBe(true);
    expect(other.location).toBeUndefined();
    expect(insisting.location).toBeUndefined();
  });

  it.each([
    ['ERROR_invalid_client', { client_id: '1000.NOBODY' }],
    ['ERROR_invalid_redirect_uri', { redirect_uri: 'http://127.0.0.1:9/elsewhere' }],
    ['ERROR_invalid_response_type', { response_type: 'token' }],
    ['ERROR_invalid_scope', { scope: 'ZohoCRM.modules.ALL ZohoCRM.users.READ' }],
    ['ERROR_invalid_access_type', { access_type: 'sometimes' }],
  ])('shows %s and sends nobody anywhere', async (problem, over) => {
    const emulator = await start();

    const page = await aBrowser().get(authorizeUrl(emulator, over));

    expect(page.status).toBe(400);
    expect(page.location).toBeUndefined();
    expect(page.html).toContain(problem);
  });

  it('shows what a client calls itself as text, whatever it holds', async () => {
    const emulator = await start();
    emulator.registerClient({ ...testClient, name: '<img src=x>' });
    const browser = aBrowser();
    const signIn = await browser.get(
      (await browser.get(authorizeUrl(emulator))).location?.href ?? '',
    );
    await browser.submit(signIn, { email: 'rep@zylker.example' });

    const page = await browser.get(authorizeUrl(emulator));

    expect(page.html).toContain('&lt;img src=x&gt;');
    expect(page.html).not.toContain('<img');
  });

  it('speaks Chinese to a Chinese browser', async () => {
    const emulator = await start();
    const browser = aBrowser('zh-CN,zh;q=0.9');

    const { location } = await browser.get(authorizeUrl(emulator));

    expect((await browser.get(location?.href ?? '')).html).toContain('登录');
  });

  it('forgets who one is after signing out', async () => {
    const emulator = await start();
    const browser = aBrowser();
    await consent(browser, authorizeUrl(emulator));

    await browser.get(`${emulator.accountsUrl}/logout`);

    expect((await browser.get(authorizeUrl(emulator))).location?.pathname).toBe('/signin');
  });
});

describe('the token endpoint', () => {
  it.each(['urlencoded', 'multipart', 'query'] as const)('takes %s parameters', async (form) => {
    const emulator = await start();
    const callback = await consent(aBrowser(), authorizeUrl(emulator));

    const { status, body } = await exchange(emulator, callback, form);

    expect(status).toBe(200);
    expect(body).toMatchObject({
      access_token: expect.stringMatching(/^1000\./),
      refresh_token: expect.stringMatching(/^1000\./),
      api_domain: emulator.apiUrl,
      token_type: 'Bearer',
      expires_in: 3600,
    });
  });

  it.each([
    ['multipart/form-data'],
    ['multipart/form-data; boundary=x'],
    ['Multipart/Form-Data; boundary=x'],
  ])('answers a body of the type %s that is broken', async (type) => {
    const emulator = await start();
    const url = `${emulator.accountsUrl}/oauth/v2/token`;

    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': type },
      body: 'client_id=1',
    });

    expect(await response.json()).toEqual({ error: 'invalid_client' });
  });

  it('reads the type of a body in whatever case it is written', async () => {
    const emulator = await start();
    const url = `${emulator.accountsUrl}/oauth/v2/token`;

    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'Application/X-WWW-Form-Urlencoded' },
      body: `client_id=${testClient.clientId}`,
    });

    expect(await response.json()).toEqual({ error: 'invalid_client_secret' });
  });

  it('takes a code once, within two minutes, from the client it was made for', async () => {
    const clock = aClock();
    const emulator = await start(clock);
    const browser = aBrowser();
    const [first, second, third] = [
      await consent(browser, authorizeUrl(emulator)),
      await consent(browser, authorizeUrl(emulator)),
      await consent(browser, authorizeUrl(emulator)),
    ];
    emulator.registerClient({ ...testClient, clientId: '1000.OTHER' });
    const other = { client_id: '1000.OTHER', grant_type: 'authorization_code' };

    expect((await exchange(emulator, first)).body['access_token']).toBeDefined();
    expect((await exchange(emulator, first)).body).toEqual({ error: 'invalid_code' });
    const code = second.searchParams.get('code') ?? '';
    expect((await postToken(emulator, { ...other, code })).body).toEqual({ error: 'invalid_code' });
    clock.travel(2 * minutes);
    expect((await exchange(emulator, third)).body).toEqual({ error: 'invalid_code' });
  });

  it.each([
    ['invalid_client', { client_id: '1000.NOBODY' }],
    ['invalid_client_secret', { client_secret: 'guess' }],
    ['invalid_redirect_uri', { redirect_uri: 'http://127.0.0.1:9/elsewhere' }],
    ['invalid_code', { code: '1000.guess' }],
    ['unsupported_grant_type', { grant_type: 'password' }],
  ])('answers %s with HTTP 200', async (error, over) => {
    const emulator = await start();
    const callback = await consent(aBrowser(), authorizeUrl(emulator));
    const code = callback.searchParams.get('code') ?? '';

    const answer = await postToken(emulator, { grant_type: 'authorization_code', code, ...over });

    expect(answer).toEqual({ status: 200, body: { error } });
  });

  it('gives a refresh token after a consent with offline access, and only then', async () => {
    const emulator = await start();
    const browser = aBrowser();
    const offline = await exchange(emulator, await consent(browser, authorizeUrl(emulator)));
    const repeated = await exchange(emulator, await consent(browser, authorizeUrl(emulator)));
    const insisting = authorizeUrl(emulator, { prompt: 'consent' });
    const prompted = await exchange(emulator, await consent(browser, insisting));
    const onlineUrl = authorizeUrl(emulator, { access_type: 'online', prompt: 'consent' });
    const online = await exchange(emulator, await consent(browser, onlineUrl));

    expect(offline.body['refresh_token']).toBeDefined();
    expect(repeated.body['refresh_token']).toBeUndefined();
    expect(prompted.body['refresh_token']).toBeDefined();
    expect(online.body['refresh_token']).toBeUndefined();
    expect(online.body['access_token']).toBeDefined();
  });

  it('refreshes ten times in ten minutes, then says Access Denied until the window has passed', async () => {
    const clock = aClock();
    const emulator = await start(clock);
    const { refreshToken } = clientOf(emulator);
    for (let time = 0; time < 10; time += 1)
      expect((await refresh(emulator, refreshToken)).body['access_token']).toBeDefined();

    const eleventh = await refresh(emulator, refreshToken);
    clock.travel(10 * minutes);
    const later = await refresh(emulator, refreshToken);

    expect(eleventh.body['error']).toBe('Access Denied');
    expect(later.body['access_token']).toBeDefined();
    expect(later.body['refresh_token']).toBeUndefined();
  });

  it('lets an access token live for an hour, and then refuses it', async () => {
    const clock = aClock();
    const emulator = await start(clock);
    const client = clientOf(emulator);
    clock.travel(hours - 1);
    expect((await client.get('/org')).status).toBe(200);

    clock.travel(1);
    const { status, body } = await client.get('/org');

    expect(status).toBe(401);
    expect(body).toEqual({
      code: 'INVALID_TOKEN',
      details: {},
      message: 'invalid oauth token',
      status: 'error',
    });
  });

  it('silently ends the oldest of a user’s refresh tokens when he gets his 21st for a client', async () => {
    const emulator = await start();
    const tokens = Array.from({ length: 20 }, () => clientOf(emulator).refreshToken);
    const [oldest = '', second = ''] = tokens;
    const otherUser = clientOf(emulator, { userId: known.rep }).refreshToken;
    expect((await refresh(emulator, oldest)).body['access_token']).toBeDefined();

    clientOf(emulator);

    expect((await refresh(emulator, oldest)).body).toEqual({ error: 'invalid_code' });
    expect((await refresh(emulator, second)).body['access_token']).toBeDefined();
    expect((await refresh(emulator, otherUser)).body['access_token']).toBeDefined();
  });

  it('can be made to fail', async () => {
    const emulator = await start();
    const { refreshToken } = clientOf(emulator);
    emulator.accountsFaults.inject({ kind: 'server-error', status: 503, next: 1 });

    expect((await refresh(emulator, refreshToken)).status).toBe(503);
    expect((await refresh(emulator, refreshToken)).status).toBe(200);
  });
});

describe('an address that does not exist', () => {
  it.each(['/nothing', '//'])('is 404: %s', async (path) => {
    const emulator = await start();

    expect((await fetch(`${emulator.accountsUrl}${path}`)).status).toBe(404);
  });
});

describe('revoking', () => {
  it('ends a refresh token, the access token it came with and those made from it', async () => {
    const emulator = await start();
    const callback = await consent(aBrowser(), authorizeUrl(emulator));
    const first = (await exchange(emulator, callback)).body;
    const refreshToken = String(first['refresh_token']);
    const { body } = await refresh(emulator, refreshToken);
    const url = `${emulator.accountsUrl}/oauth/v2/token/revoke?token=${refreshToken}`;

    const response = await fetch(url, { method: 'POST' });

    expect(await response.json()).toEqual({ status: 'success' });
    expect((await refresh(emulator, refreshToken)).body).toEqual({ error: 'invalid_code' });
    for (const { access_token } of [first, body]) {
      const headers = { authorization: `Zoho-oauthtoken ${access_token}` };
      expect((await fetch(`${emulator.apiUrl}/crm/v8/users`, { headers })).status).toBe(401);
    }
  });

  it('answers an unknown token with a page', async () => {
    const emulator = await start();

    const url = `${emulator.accountsUrl}/oauth/v2/token/revoke?token=1000.guess`;
    const response = await fetch(url, { method: 'POST' });

    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toContain('text/html');
  });
});

describe('deactivating a user', () => {
  it('ends his tokens at once', async () => {
    const emulator = await start();
    const client = clientOf(emulator, { userId: known.rep });

    emulator.organization(known.zgid).setUserStatus(known.rep, 'inactive');

    expect((await client.get('/org')).status).toBe(401);
    expect((await refresh(emulator, client.refreshToken)).body).toEqual({ error: 'invalid_code' });
  });
});

import { describe, expect, it } from 'vitest';
import type { ConsentPurpose, Grant } from '../../../src/app/ports/crm-identity.ts';
import { now, testZoho } from '../support/test-zoho.ts';
import { refusal, useZohoApi } from '../support/zoho-api.ts';

const zoho = useZohoApi();

const issued = {
  access_token: '1000.granted',
  refresh_token: '1000.lasting',
  scope: 'ZohoCRM.org.READ',
  api_domain: 'https://www.zohoapis.eu',
  token_type: 'Bearer',
  expires_in: 3600,
};
const grant: Grant = {
  accessToken: '1000.granted',
  expiresAt: now + 3_600_000,
  refreshToken: '1000.lasting',
  apiDomain: 'https://www.zohoapis.eu',
  accountsUrl: 'https://accounts.zoho.eu',
};

describe('redeemCode', () => {
  const redirectUri = 'https://tierwise.example/zoho/callback';

  async function redeem(purpose: ConsentPurpose, accountsServer?: string) {
    const { identity } = await testZoho();
    return identity.redeemCode({ purpose, code: '1000.code', accountsServer, redirectUri });
  }

  it.each<[ConsentPurpose, string, string]>([
    ['connect', '1000.CONNECT', 'connect-secret'],
    ['sign-in', '1000.SIGNIN', 'sign-in-secret'],
  ])('exchanges the code of a %s with the client it was given to', async (purpose, id, secret) => {
    zoho
      .accounts()
      .post('/oauth/v2/token', {
        grant_type: 'authorization_code',
        code: '1000.code',
        redirect_uri: redirectUri,
        client_id: id,
        client_secret: secret,
      })
      .reply(200, issued);

    expect(await redeem(purpose, 'https://accounts.zoho.eu')).toEqual(grant);
  });

  it('needs no lasting access to sign a person in', async () => {
    const { refresh_token: _, ...online } = issued;
    zoho.accounts().post('/oauth/v2/token').reply(200, online);

    expect(await redeem('sign-in', 'https://accounts.zoho.eu')).toMatchObject({
      accessToken: '1000.granted',
      refreshToken: undefined,
    });
  });

  it('needs it to connect an organization', async () => {
    const { refresh_token: _, ...online } = issued;
    zoho.accounts().post('/oauth/v2/token').reply(200, online);

    await expect(redeem('connect', 'https://accounts.zoho.eu')).rejects.toMatchObject({
      code: 'consent-refused',
    });
  });

  it.each(['https://accounts.zoho.eu.evil.example', 'https://evil.example', 'nonsense'])(
    'posts the secret to no accounts server but Zoho’s: %s',
    async (accountsServer) => {
      await expect(redeem('connect', accountsServer)).rejects.toMatchObject({
        code: 'unknown-data-center',
      });
    },
  );

  it('refuses an API address that is not Zoho’s', async () => {
    const api_domain = 'https://www.zohoapis.evil.example';
    zoho
      .accounts()
      .post('/oauth/v2/token')
      .reply(200, { ...issued, api_domain });

    await expect(redeem('connect', 'https://accounts.zoho.eu')).rejects.toMatchObject({
      code: 'unknown-data-center',
    });
  });

  it.each<[status: number, body: object | string, code: string, detail: string]>([
    [200, { error: 'invalid_code' }, 'sign-in-expired', ''],
    [400, { error: 'invalid_code' }, 'sign-in-expired', ''],
    [
      200,
      { error: 'invalid_client' },
      'crm-refused',
      'the accounts server answered invalid_client',
    ],
    [
      200,
      { error: 'invalid_redirect_uri' },
      'crm-refused',
      'the accounts server answered invalid_redirect_uri',
    ],
    [
      200,
      { error: 'something with 1000.code in it' },
      'crm-refused',
      'the accounts server answered a word not known here',
    ],
    [200, { error: 'Access Denied', error_description: 'too many' }, 'crm-rate-limited', ''],
    [400, { error: 'Access Denied' }, 'crm-rate-limited', ''],
    [200, '<html>', 'crm-unavailable', 'not-json'],
    [502, '<html>', 'crm-unavailable', 'not-json'],
    [500, { error: 'general_error' }, 'crm-unavailable', 'HTTP 500 from the accounts server'],
  ])('takes HTTP %i %j for %s', async (status, body, code, detail) => {
    zoho.accounts().post('/oauth/v2/token').reply(status, body);

    await expect(redeem('connect', 'https://accounts.zoho.eu')).rejects.toMatchObject({
      code,
      detail,
    });
  });
});

describe('identify', () => {
  const org = {
    zgid: '20074509481',
    domain_name: 'org20074509481',
    iso_code: 'EUR',
    license_details: { paid_type: 'professional' },
  };
  const user = { id: '55', email: 'p@example.com', profile: { name: 'Standard' } };

  it('asks the CRM, with the person’s own token, and books it on their organization', async () => {
    const { identity, calls } = await testZoho();
    zoho
      .api('1000.granted')
      .get('/crm/v8/org')
      .reply(200, { org: [org] });
    zoho
      .api('1000.granted')
      .get('/crm/v8/users')
      .query({ type: 'CurrentUser' })
      .reply(200, { users: [user] });

    const identified = await identity.identify(grant);

    expect(identified.organization.id).toBe('20074509481');
    expect(identified.user).toMatchObject({ id: '55', isAdministrator: false });
    expect(calls.map(({ organizationId, credits }) => [organizationId, credits])).toEqual([
      ['20074509481', 1],
      ['20074509481', 1],
    ]);
  });

  it('cannot renew a token that is over', async () => {
    const { identity } = await testZoho();
    zoho.api('1000.granted').get('/crm/v8/org').reply(401, refusal('INVALID_TOKEN'));

    await expect(identity.identify(grant)).rejects.toMatchObject({ code: 'crm-access-revoked' });
  });
});

describe('mayReadAccount', () => {
  const accountId = '3652397000003852095';
  const session = {
    accessToken: '1000.granted',
    apiDomain: 'https://www.zohoapis.eu',
    organizationId: '20074509481',
  };

  function answer(status: number, body?: object) {
    zoho
      .api('1000.granted')
      .get(`/crm/v8/Accounts/${accountId}`)
      .query({ fields: 'Account_Name' })
      .reply(status, body);
  }

  it('is true when the CRM shows the account to this person', async () => {
    const { identity, calls } = await testZoho();
    answer(200, { data: [{ id: accountId, Account_Name: 'x' }] });

    expect(await identity.mayReadAccount(session, accountId)).toBe(true);
    expect(calls).toEqual([
      expect.objectContaining({
        organizationId: '20074509481',
        operation: 'may-read-account',
        credits: 1,
      }),
    ]);
  });

  it.each<[number, object | undefined]>([
    [204, undefined],
    [404, refusal('INVALID_DATA', { resource_path_index: 0 })],
    [400, refusal('INVALID_DATA')],
    [403, refusal('NO_PERMISSION')],
    [404, refusal('INVALID_URL_PATTERN')],
    [200, { data: [] }],
    [200, { data: [{ id: 'another' }] }],
  ])('is false on HTTP %i %j', async (status, body) => {
    const { identity } = await testZoho();
    answer(status, body);

    expect(await identity.mayReadAccount(session, accountId)).toBe(false);
  });

  it.each(['', '1/../../users', 'abc', '1?x=1', '1'.repeat(21)])(
    'is false for %j without asking',
    async (id) => {
      const { identity, calls } = await testZoho();

      expect(await identity.mayReadAccount(session, id)).toBe(false);
      expect(calls).toEqual([]);
    },
  );

  it.each<[number, string, string]>([
    [401, 'INVALID_TOKEN', 'crm-access-revoked'],
    [401, 'OAUTH_SCOPE_MISMATCH', 'crm-permission-missing'],
    [429, 'TOO_MANY_REQUESTS', 'crm-rate-limited'],
    [500, 'INTERNAL_ERROR', 'crm-unavailable'],
  ])('fails, and does not say false, on HTTP %i %s', async (status, word, code) => {
    const { identity } = await testZoho();
    answer(status, refusal(word));

    await expect(identity.mayReadAccount(session, accountId)).rejects.toMatchObject({ code });
  });
});

describe('readableAccounts', () => {
  const [mine, hidden] = ['3652397000003852095', '3652397000003852096'];
  const session = {
    accessToken: '1000.granted',
    apiDomain: 'https://www.zohoapis.eu',
    organizationId: '20074509481',
  };

  function answer(status: number, body?: object) {
    zoho
      .api('1000.granted')
      .get('/crm/v8/Accounts')
      .query({ fields: 'Account_Name', ids: `${mine},${hidden}` })
      .reply(status, body);
  }

  it('are those that the CRM lists to this person, for one credit', async () => {
    const { identity, calls } = await testZoho();
    answer(200, { data: [{ id: mine, Account_Name: 'x' }, { id: 'not asked for' }] });

    expect(await identity.readableAccounts(session, [mine, '1/../users', hidden])).toEqual([mine]);
    expect(calls).toMatchObject([{ operation: 'readable-accounts', credits: 1 }]);
  });

  it('are none when the CRM lists none', async () => {
    const { identity } = await testZoho();
    answer(204);

    expect(await identity.readableAccounts(session, [mine, hidden])).toEqual([]);
  });

  it('are none of none, without asking', async () => {
    const { identity, calls } = await testZoho();

    expect(await identity.readableAccounts(session, ['x'])).toEqual([]);
    expect(calls).toEqual([]);
  });

  it('are unknown, not none, when the token is over', async () => {
    const { identity } = await testZoho();
    answer(401, refusal('INVALID_TOKEN'));

    await expect(identity.readableAccounts(session, [mine, hidden])).rejects.toMatchObject({
      code: 'crm-access-revoked',
    });
  });
});

describe('revoke', () => {
  const token = { refreshToken: '1000.lasting', accountsUrl: 'https://accounts.zoho.eu' };

  function answer(status: number, body?: object | string) {
    zoho
      .accounts()
      .post('/oauth/v2/token/revoke')
      .query({ token: '1000.lasting' })
      .reply(status, body);
  }

  it.each<[number, object | string]>([
    [200, { status: 'success' }],
    [400, '<html>Invalid token</html>'],
    [400, { error: 'invalid_token' }],
  ])('is done on HTTP %i %j', async (status, body) => {
    const { identity } = await testZoho();
    answer(status, body);

    await expect(identity.revoke(token)).resolves.toBeUndefined();
  });

  it.each<[number, object | string, string]>([
    [429, '<html>', 'crm-rate-limited'],
    [200, { error: 'Access Denied', error_description: 'too many' }, 'crm-rate-limited'],
    [400, { error: 'Access Denied', error_description: 'too many' }, 'crm-rate-limited'],
    [503, '<html>', 'crm-unavailable'],
    [500, '{}', 'crm-unavailable'],
  ])('fails on HTTP %i %j', async (status, body, code) => {
    const { identity } = await testZoho();
    answer(status, body);

    await expect(identity.revoke(token)).rejects.toMatchObject({ code });
  });

  it('gives the token to no server that is not Zoho’s', async () => {
    const { identity } = await testZoho();
    const elsewhere = { ...token, accountsUrl: 'https://evil.example' };

    await expect(identity.revoke(elsewhere)).rejects.toMatchObject({ code: 'unknown-data-center' });
  });
});

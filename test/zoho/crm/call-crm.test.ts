import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { connection, now, testZoho } from '../support/test-zoho.ts';
import { refusal, useZohoApi } from '../support/zoho-api.ts';

const org = {
  org: [
    {
      zgid: connection.organizationId,
      company_name: 'Sonnen GmbH',
      domain_name: 'org20074509481',
      time_zone: 'Europe/Berlin',
      iso_code: 'EUR',
      license_details: { paid: true, paid_type: 'enterprise', users_license_purchased: 20 },
    },
  ],
};
const issued = {
  access_token: '1000.new',
  api_domain: 'https://www.zohoapis.eu',
  expires_in: 3600,
};

describe('a call', () => {
  const zoho = useZohoApi();

  it('carries the token of its organization and reports what it cost', async () => {
    const { crm, calls } = await testZoho();
    zoho.api().get('/crm/v8/org').reply(200, org, { 'X-API-CREDITS-REMAINING': '41000' });

    await crm.readOrganization(connection);

    expect(calls).toEqual([
      {
        organizationId: connection.organizationId,
        operation: 'read-organization',
        credits: 1,
        status: 200,
        milliseconds: expect.any(Number),
        creditsLeft: 41000,
      },
    ]);
  });

  it('is made again, once, with a new token when Zoho turns the old one away', async () => {
    const { crm, calls, tokens } = await testZoho();
    zoho.api('1000.access').get('/crm/v8/org').reply(401, refusal('INVALID_TOKEN'));
    zoho
      .accounts()
      .post('/oauth/v2/token', {
        grant_type: 'refresh_token',
        refresh_token: '1000.refresh',
        client_id: '1000.CONNECT',
        client_secret: 'connect-secret',
      })
      .reply(200, issued);
    zoho.api('1000.new').get('/crm/v8/org').reply(200, org);

    const { name } = await crm.readOrganization(connection);

    expect(name).toBe('Sonnen GmbH');
    expect(tokens.kept.get(connection.organizationId)).toMatchObject({
      accessToken: '1000.new',
      accessTokenExpiresAt: now + 3_600_000,
    });
    expect(calls.map(({ operation, status }) => [operation, status])).toEqual([
      ['read-organization', 401],
      ['refresh-token', 200],
      ['read-organization', 200],
    ]);
  });

  it.each(['INVALID_TOKEN', 'AUTHENTICATION_FAILURE'])(
    'gives up when the new token meets %s too',
    async (code) => {
      const { crm } = await testZoho();
      zoho.api('1000.access').get('/crm/v8/org').reply(401, refusal(code));
      zoho.accounts().post('/oauth/v2/token').reply(200, issued);
      zoho.api('1000.new').get('/crm/v8/org').reply(401, refusal(code));

      await expect(crm.readOrganization(connection)).rejects.toMatchObject({
        code: 'crm-access-revoked',
      });
    },
  );

  it('asks for no new token when a scope is missing, though that is a 401 too', async () => {
    const { crm, calls } = await testZoho();
    zoho.api().get('/crm/v8/org').reply(401, refusal('OAUTH_SCOPE_MISMATCH'));

    await expect(crm.readOrganization(connection)).rejects.toMatchObject({
      code: 'crm-permission-missing',
      detail: 'an OAuth scope for read-organization',
    });
    expect(calls).toHaveLength(1);
  });

  it.each<[status: number, body: object | string, code: string, detail: string]>([
    [401, refusal('UNHEARD_OF'), 'crm-access-revoked', ''],
    [403, refusal('NO_PERMISSION'), 'crm-permission-missing', 'read-organization'],
    [
      403,
      refusal('NO_PERMISSION', { permissions: ['Crm_Implied_View_Accounts'] }),
      'crm-permission-missing',
      'Crm_Implied_View_Accounts',
    ],
    [400, refusal('AUTHORIZATION_FAILED'), 'crm-permission-missing', 'read-organization'],
    [403, refusal('UNHEARD_OF'), 'crm-permission-missing', 'read-organization'],
    [429, refusal('TOO_MANY_REQUESTS'), 'crm-rate-limited', ''],
    [400, refusal('RATE_LIMIT_EXCEEDED'), 'crm-rate-limited', ''],
    [429, '<html>busy</html>', 'crm-rate-limited', ''],
    [500, refusal('INTERNAL_ERROR'), 'crm-unavailable', 'INTERNAL_ERROR'],
    [400, refusal('DEPENDENT_SERVICE_ERROR'), 'crm-unavailable', 'DEPENDENT_SERVICE_ERROR'],
    [503, {}, 'crm-unavailable', 'HTTP 503'],
    [502, '<html>Bad Gateway</html>', 'crm-unavailable', 'not-json'],
    [200, '<html>Sign in</html>', 'crm-unavailable', 'not-json'],
    [200, '{"org":[{"zgid":', 'crm-unavailable', 'not-json'],
    [302, '', 'crm-unavailable', 'redirected'],
    [
      200,
      { org: [{ zgid: 20074509481 }] },
      'crm-unavailable',
      'unexpected answer to read-organization at org.0.zgid',
    ],
    [204, '', 'crm-unavailable', 'unexpected answer to read-organization at the whole'],
    [
      400,
      refusal('REQUIRED_PARAM_MISSING', { param_name: 'fields' }),
      'crm-refused',
      'read-organization: REQUIRED_PARAM_MISSING at fields',
    ],
    [404, refusal('INVALID_URL_PATTERN'), 'crm-refused', 'read-organization: INVALID_URL_PATTERN'],
    [400, refusal('INVALID_MODULE', []), 'crm-refused', 'read-organization: INVALID_MODULE'],
    [418, {}, 'crm-refused', 'read-organization: HTTP 418'],
  ])('takes HTTP %i %j for %s, and is made once', async (status, body, code, detail) => {
    const { crm, calls } = await testZoho();
    zoho.api().get('/crm/v8/org').reply(status, body);

    await expect(crm.readOrganization(connection)).rejects.toMatchObject({ code, detail });
    const credits = status === 401 || status === 429 ? 0 : 1;
    expect(calls).toEqual([expect.objectContaining({ status, credits })]);
  });

  it('takes a connection that breaks for an outage, and is made once', async () => {
    const { crm, calls } = await testZoho();
    zoho
      .api()
      .get('/crm/v8/org')
      .replyWithError(Object.assign(new Error(), { code: 'ECONNRESET' }));

    await expect(crm.readOrganization(connection)).rejects.toMatchObject({
      code: 'crm-unavailable',
      detail: 'network',
      cause: { name: 'TransportError', kind: 'network' },
    });
    expect(calls).toEqual([expect.objectContaining({ status: 0 })]);
  });

  it('does not wait for ever', async () => {
    const { crm, calls } = await testZoho({ timeoutMs: 50 });
    zoho.api().get('/crm/v8/org').delay(5_000).reply(200, org);

    await expect(crm.readOrganization(connection)).rejects.toMatchObject({
      code: 'crm-unavailable',
      detail: 'timeout',
      cause: { kind: 'timeout' },
    });
    expect(calls).toEqual([expect.objectContaining({ status: 0, credits: 1 })]);
  });

  it('is never made to an address that is no Zoho', async () => {
    const { crm, calls } = await testZoho();
    const elsewhere = { ...connection, apiDomain: 'https://www.zohoapis.eu.evil.example' };

    await expect(crm.readOrganization(elsewhere)).rejects.toMatchObject({
      code: 'unknown-data-center',
    });
    expect(calls).toEqual([]);
  });

  it('is never made for an organization that is not connected', async () => {
    const { crm, calls } = await testZoho();
    const unknown = { ...connection, organizationId: '1' };

    await expect(crm.readOrganization(unknown)).rejects.toMatchObject({
      code: 'organization-not-connected',
    });
    expect(calls).toEqual([]);
  });

  it('has no secret in any error, however deep one looks', async () => {
    const { crm, identity } = await testZoho({ timeoutMs: 50 });
    const secrets = /1000\.(access|refresh|new|code)|-secret/;
    const errors: unknown[] = [];
    const keep = (error: unknown) => void errors.push(error);
    for (const [status, body] of [
      [400, refusal('INVALID_DATA', { api_name: 'x' })],
      [401, refusal('OAUTH_SCOPE_MISMATCH')],
      [500, '<html>1000.access</html>'],
      [200, '{"token":"1000.access"'],
      [302, ''],
    ] as const) {
      zoho.api().get('/crm/v8/org').reply(status, body);
      await crm.readOrganization(connection).catch(keep);
    }
    zoho.api().get('/crm/v8/org').replyWithError('no route for Zoho-oauthtoken 1000.access');
    await crm.readOrganization(connection).catch(keep);
    zoho.api().get('/crm/v8/org').reply(401, refusal('INVALID_TOKEN'));
    zoho.accounts().post('/oauth/v2/token').reply(200, { error: 'no such token: 1000.refresh' });
    await crm.readOrganization(connection).catch(keep);
    zoho.accounts().post('/oauth/v2/token').replyWithError('1000.code connect-secret');
    await identity
      .redeemCode({
        purpose: 'connect',
        code: '1000.code',
        accountsServer: 'https://accounts.zoho.eu',
        redirectUri: 'https://tierwise.example/',
      })
      .catch(keep);

    expect(errors).toHaveLength(8);
    for (const error of errors)
      expect(inspect(error, { depth: null, showHidden: true })).not.toMatch(secrets);
  });
});

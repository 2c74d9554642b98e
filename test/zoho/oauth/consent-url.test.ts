import { describe, expect, it } from 'vitest';
import { scopes } from '../../../src/zoho/oauth/scopes.ts';
import { testZoho } from '../support/test-zoho.ts';

const redirectUri = 'https://tierwise.example/zoho/callback?x=1';

describe('consentUrl', () => {
  it('asks for lasting access to connect an organization', async () => {
    const { identity } = await testZoho();

    const url = new URL(identity.consentUrl({ purpose: 'connect', state: 's/+&', redirectUri }));

    expect(url.origin + url.pathname).toBe('https://accounts.zoho.com/oauth/v2/auth');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      response_type: 'code',
      client_id: '1000.CONNECT',
      redirect_uri: redirectUri,
      scope: scopes.connect.map(({ name }) => name).join(','),
      state: 's/+&',
      access_type: 'offline',
      prompt: 'consent',
    });
  });

  it('asks for a glance only to sign a person in, with a client of its own', async () => {
    const { identity } = await testZoho();

    const url = new URL(identity.consentUrl({ purpose: 'sign-in', state: 's', redirectUri }));

    expect(Object.fromEntries(url.searchParams)).toEqual({
      response_type: 'code',
      client_id: '1000.SIGNIN',
      redirect_uri: redirectUri,
      scope: 'ZohoCRM.users.READ,ZohoCRM.org.READ,ZohoCRM.modules.accounts.READ',
      state: 's',
      access_type: 'online',
    });
  });

  it('starts in the data center asked for', async () => {
    const { identity } = await testZoho();
    const request = { purpose: 'connect', state: 's', redirectUri } as const;

    expect(identity.consentUrl({ ...request, dataCenter: 'com.cn' })).toMatch(
      /^https:\/\/accounts\.zoho\.com\.cn\//,
    );
    expect(() => identity.consentUrl({ ...request, dataCenter: 'moon' })).toThrow(
      expect.objectContaining({ code: 'unknown-data-center' }),
    );
  });
});

describe('scopes', () => {
  it.each(Object.entries(scopes))(
    'of %s are each asked for once, and each with a reason',
    (_, list) => {
      expect(new Set(list.map(({ name }) => name)).size).toBe(list.length);
      for (const { name, why } of list) {
        expect(name).toMatch(/^Zoho(CRM|Files|Search)(\.[a-z_]+)+\.[A-Z]+$/);
        expect(why).toMatch(/^[A-Z].+\.$/);
      }
    },
  );
});

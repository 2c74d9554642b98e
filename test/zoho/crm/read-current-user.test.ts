import { describe, expect, it } from 'vitest';
import { connection, testZoho } from '../support/test-zoho.ts';
import { useZohoApi } from '../support/zoho-api.ts';

describe('readCurrentUser', () => {
  const zoho = useZohoApi();

  async function read(changes: object = {}) {
    const { crm } = await testZoho();
    const user = {
      id: '554023000000235011',
      full_name: 'Patricia Boyle',
      email: 'patricia@example.com',
      profile: { name: 'Administrator', id: '554023000000015972' },
      language: 'en_US',
      locale: 'en_IE',
      zuid: '694579958',
      status: 'active',
    };
    zoho
      .api()
      .get('/crm/v8/users')
      .query({ type: 'CurrentUser' })
      .reply(200, { users: [{ ...user, ...changes }], info: {} });
    return crm.readConnectedUser(connection);
  }

  it('tells who consented', async () => {
    expect(await read()).toEqual({
      id: '554023000000235011',
      name: 'Patricia Boyle',
      email: 'patricia@example.com',
      profileName: 'Administrator',
      isAdministrator: true,
      language: 'en',
    });
  });

  it('knows who is no administrator', async () => {
    expect(await read({ profile: { name: 'Standard', id: '1' } })).toMatchObject({
      isAdministrator: false,
    });
  });

  it.each([
    ['zh_CN', 'en_US', 'zh'],
    ['zh_TW', 'en_US', 'zh'],
    ['de_DE', 'zh_CN', 'en'],
    [undefined, 'zh_CN', 'zh'],
  ])('speaks to language %s, locale %s in %s', async (language, locale, spoken) => {
    expect(await read({ language, locale })).toMatchObject({ language: spoken });
  });

  it('takes an answer without a user for an outage', async () => {
    const { crm } = await testZoho();
    zoho.api().get('/crm/v8/users').query(true).reply(204);

    await expect(crm.readConnectedUser(connection)).rejects.toMatchObject({
      code: 'crm-unavailable',
    });
  });
});

import { describe, expect, it } from 'vitest';
import { connection, testZoho } from '../support/test-zoho.ts';
import { useZohoApi } from '../support/zoho-api.ts';

function orgAnswer(changes: object = {}, license: object = {}) {
  return {
    org: [
      {
        country: 'IE',
        photo_id: null,
        type: 'production',
        mc_status: true,
        domain_name: 'org20074509481',
        currency: 'Euro',
        id: '554023000000020005',
        time_zone: 'Europe/Dublin',
        zgid: '20074509481',
        country_code: 'ie',
        state: 'Leinster',
        city: ' Dublin ',
        company_name: 'Liffey Industrial Supplies',
        iso_code: 'EUR',
        license_details: {
          paid_expiry: '2027-01-01T00:00:00+00:00',
          users_license_purchased: 25,
          trial_type: null,
          paid: true,
          paid_type: 'enterprise',
          ...license,
        },
        ...changes,
      },
    ],
  };
}

describe('readOrganization', () => {
  const zoho = useZohoApi();

  async function read(answer: object) {
    const { crm } = await testZoho();
    zoho.api().get('/crm/v8/org').reply(200, answer);
    return crm.readOrganization(connection);
  }

  it('tells who the organization is, in our words', async () => {
    expect(await read(orgAnswer())).toEqual({
      id: '20074509481',
      name: 'Liffey Industrial Supplies',
      domainName: 'org20074509481',
      timeZone: 'Europe/Dublin',
      currency: 'EUR',
      hasMultipleCurrencies: true,
      countryCode: 'IE',
      state: 'Leinster',
      city: 'Dublin',
      edition: 'enterprise',
      users: 25,
      environment: 'production',
    });
  });

  it('knows one with nothing but the necessary', async () => {
    const bare = orgAnswer({
      company_name: null,
      country_code: null,
      mc_status: null,
      time_zone: null,
      type: undefined,
    });

    expect(await read(bare)).toMatchObject({
      name: 'org20074509481',
      timeZone: 'UTC',
      hasMultipleCurrencies: false,
      countryCode: undefined,
      environment: 'production',
    });
  });

  it.each([
    ['free', 'free'],
    ['standard', 'standard'],
    ['professional', 'professional'],
    ['enterprise', 'enterprise'],
    ['ultimate', 'ultimate'],
    ['crmplus', 'ultimate'],
    ['crmplusstarter', 'standard'],
    ['zohooneenterprise', 'enterprise'],
    ['zohoonestandard', 'standard'],
    ['unheard of', 'standard'],
  ])('counts %s as %s', async (paid_type, edition) => {
    expect(await read(orgAnswer({}, { paid_type }))).toMatchObject({ edition });
  });

  it('counts a trial as what is tried', async () => {
    const trial = { paid: false, paid_type: 'free', trial_type: 'ultimate' };

    expect(await read(orgAnswer({}, trial))).toMatchObject({ edition: 'ultimate' });
  });

  it.each(['sandbox', 'developer'])('knows a %s', async (type) => {
    expect(await read(orgAnswer({ type }))).toMatchObject({ environment: type });
  });

  it('falls back to UTC where the time zone does not exist', async () => {
    expect(await read(orgAnswer({ time_zone: 'Mars/Olympus' }))).toMatchObject({ timeZone: 'UTC' });
  });
});

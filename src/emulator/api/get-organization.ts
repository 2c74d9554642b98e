import { zohoTime } from '../zoho-time.ts';
import type { Answer, Call } from './operation.ts';

const currencySymbols: Readonly<Record<string, string>> = {
  CNY: '¥',
  EUR: '€',
  GBP: '£',
  INR: '₹',
  JPY: '¥',
  USD: '$',
};

/** `GET /org`: who the token's organization is. */
export function getOrganization({ organization, user }: Call): Answer {
  const { facts, currencies } = organization;
  const { address } = facts;
  const org = {
    country: address?.country ?? null,
    photo_id: null,
    city: address?.city ?? null,
    description: null,
    type: facts.type ?? 'production',
    created_time: zohoTime(Date.UTC(2019, 2, 4, 2), facts.timeZone),
    mc_status: currencies.length > 0,
    gapps_enabled: false,
    translation_enabled: true,
    street: address?.street ?? null,
    domain_name: facts.domainName,
    alias: null,
    currency: facts.currency,
    id: facts.zgid,
    employee_count: null,
    state: address?.state ?? null,
    fax: null,
    zip: address?.zip ?? null,
    website: null,
    currency_symbol: currencySymbols[facts.currency] ?? facts.currency,
    mobile: null,
    currency_locale: 'en_US',
    primary_zuid: user.zuid,
    zia_portal_id: null,
    time_zone: facts.timeZone,
    zgid: facts.zgid,
    country_code: facts.countryCode,
    deletable_org_account: true,
    license_details: {
      paid_expiry: null,
      users_license_purchased: facts.usersPurchased,
      trial_type: null,
      trial_expiry: null,
      paid: facts.edition !== 'free',
      paid_type: facts.edition,
      portal_users_license_purchased: 0,
    },
    hierarchy_preferences: { type: 'Role_Hierarchy', strictly_reporting: null },
    phone: null,
    company_name: facts.companyName,
    privacy_settings: false,
    primary_email: organization.users.values().next().value?.email ?? null,
    iso_code: facts.currency,
    hipaa_compliance_enabled: false,
    lite_users_enabled: false,
  };
  return { status: 200, body: { org: [org] } };
}

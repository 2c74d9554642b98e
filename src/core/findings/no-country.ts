import { accountCheck } from './account-check.ts';

/** Accounts without a place on the map. */
export const noCountry = accountCheck(
  'no-country',
  {
    sentence: {
      en: '{count, plural, one {# account has} other {# accounts have}} no billing country, so geography is unknown.',
      zh: '{count} 个客户没有账单国家，地理位置未知。',
    },
    remedy: { en: 'Fill in the billing country.', zh: '请补填账单地址中的国家。' },
  },
  () =>
    ({ country }) =>
      country === undefined,
);

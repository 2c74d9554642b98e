import { accountCheck } from './account-check.ts';

/** Accounts of which nobody knows the trade. */
export const noIndustry = accountCheck(
  'no-industry',
  {
    sentence: {
      en: '{count, plural, one {# account has} other {# accounts have}} no industry: no plays for its trade, and no size by China’s standard.',
      zh: '{count} 个客户未填写行业：无法给出行业打法，也无法按中国标准划分规模。',
    },
    remedy: { en: 'Fill in Industry.', zh: '请补填“行业”字段。' },
  },
  () =>
    ({ industry }) =>
      industry === undefined,
);

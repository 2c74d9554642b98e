import { accountCheck } from './account-check.ts';

/** Accounts of which nobody knows how large they are. */
export const noSize = accountCheck(
  'no-size',
  {
    sentence: {
      en: '{count, plural, one {# account has} other {# accounts have}} neither employees nor yearly revenue, so size is unknown.',
      zh: '{count} 个客户既无员工数量也无年收入，规模未知。',
    },
    remedy: {
      en: 'Fill in Employees or Annual Revenue, of the accounts that buy first.',
      zh: '请补填“员工数量”或“年收入”，可先从有成交的客户开始。',
    },
  },
  () =>
    ({ employees, annualRevenue }) =>
      employees === undefined && annualRevenue === undefined,
);

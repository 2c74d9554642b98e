import type { Text } from '../text.ts';

/** Who may be asked to carry out a play, in the words of an org chart. */
export const roleIds = [
  'account-manager',
  'sales-rep',
  'inside-sales',
  'sales-manager',
  'executive-sponsor',
  'marketing',
  'solution-consultant',
  'research-development',
  'production',
  'logistics',
  'service',
] as const;

/** Id of a role. */
export type RoleId = (typeof roleIds)[number];

/** What people call each role. */
export const roleLabels: Readonly<Record<RoleId, Text>> = {
  'account-manager': { en: 'Account manager', zh: '客户经理' },
  'sales-rep': { en: 'Sales rep', zh: '销售代表' },
  'inside-sales': { en: 'Inside sales', zh: '销售内勤' },
  'sales-manager': { en: 'Sales manager', zh: '销售经理' },
  'executive-sponsor': { en: 'Executive sponsor', zh: '高管对接人' },
  marketing: { en: 'Marketing', zh: '市场部' },
  'solution-consultant': { en: 'Solution consultant', zh: '解决方案顾问' },
  'research-development': { en: 'R&D', zh: '研发部' },
  production: { en: 'Production', zh: '生产部' },
  logistics: { en: 'Logistics', zh: '物流部' },
  service: { en: 'Service', zh: '服务部' },
};

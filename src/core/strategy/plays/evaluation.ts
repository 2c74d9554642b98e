import type { Play } from '../play.ts';

/** Follow-up on the strategy itself: were the promises kept, did it work, and is the record complete. */
export const evaluationPlays: readonly Play[] = [
  {
    id: 'key-account-evaluation',
    purpose: 'knowledge',
    when: { tier: ['strategic', 'important'] },
    title: { en: 'Evaluate the strategy', zh: '评估策略成效' },
    what: {
      en: 'Compare contacts made with those promised, and sales and satisfaction with last quarter; change what did not work.',
      zh: '对照承诺检查联系是否到位，并与上季度比较销售额和满意度，调整没有效果的做法。',
    },
    who: 'sales-manager',
    cadence: { kind: 'every', days: 90 },
    taskDueInDays: 14,
    priority: 23,
  },
  {
    id: 'general-evaluation',
    purpose: 'knowledge',
    when: { tier: ['general'] },
    title: { en: 'Evaluate the year', zh: '年度评估' },
    what: {
      en: 'Check once a year whether the account bought more, the same or less, which offers it answered, and whether its tier still fits.',
      zh: '每年检查一次客户采购是增是减、响应了哪些活动，以及客户级别是否仍然合适。',
    },
    who: 'sales-rep',
    cadence: { kind: 'every', days: 365 },
    taskDueInDays: 30,
    priority: 8,
  },
  {
    id: 'complete-record',
    purpose: 'knowledge',
    when: {},
    title: { en: 'Complete the account record', zh: '补全客户资料' },
    what: {
      en: 'Fill in what the record lacks: industry, head count, address, parent company, main contacts and their roles.',
      zh: '补全客户档案缺失的信息：行业、员工人数、地址、母公司、主要联系人及其角色。',
    },
    who: 'inside-sales',
    cadence: { kind: 'every', days: 180 },
    taskDueInDays: 30,
    priority: 5,
  },
];

import type { Play } from '../play.ts';

/** The care plan: what every purchase is followed by, and the one contact a month. */
export const carePlays: readonly Play[] = [
  {
    id: 'thank-you',
    purpose: 'relationship',
    when: { lifecycle: ['first-purchase', 'repeat', 'won-back'] },
    title: { en: 'Thank the customer', zh: '购买后两天内致谢' },
    what: {
      en: 'Thank the person who ordered by call or personal message, and confirm the delivery date and whom to ask.',
      zh: '致电或亲自发消息感谢下单人，并确认交货时间和后续联系人。',
    },
    who: 'sales-rep',
    cadence: { kind: 'after', event: 'purchase', days: 2, restDays: 7 },
    taskDueInDays: 2,
    priority: 92,
    involves: ['contact'],
  },
  {
    id: 'usage-survey',
    purpose: 'service',
    when: { lifecycle: ['first-purchase', 'repeat', 'won-back'] },
    title: { en: 'Ask how the purchase works', zh: '一周内使用调查' },
    what: {
      en: 'Ask the users in a few questions how the purchase works for them, and pass every problem to service the same day.',
      zh: '用几个简单问题向使用者了解使用情况，发现问题当天转交服务部门。',
    },
    who: 'sales-rep',
    cadence: { kind: 'after', event: 'purchase', days: 7, restDays: 30 },
    taskDueInDays: 5,
    priority: 88,
    involves: ['contact'],
  },
  {
    id: 'hand-over-in-person',
    purpose: 'relationship',
    when: { lifecycle: ['repeat', 'won-back'] },
    title: { en: 'Hand over in person', zh: '亲自送货交接' },
    what: {
      en: 'Deliver the order in person or see the customer off yourself, explain it on the spot and ask for one referral.',
      zh: '亲自送货上门或送客户到门口，当面交接讲解，并请其推荐一位有同类需求的朋友。',
    },
    who: 'sales-rep',
    cadence: { kind: 'after', event: 'purchase', days: 14, restDays: 30 },
    taskDueInDays: 14,
    priority: 67,
    involves: ['contact', 'visit', 'advocacy'],
  },
  {
    id: 'monthly-contact',
    purpose: 'relationship',
    when: {
      tier: ['strategic', 'important'],
      lifecycle: ['first-purchase', 'repeat', 'won-back'],
    },
    title: { en: 'One useful contact a month', zh: '每月一次有价值的联系' },
    what: {
      en: 'Get in touch once a month, not more often, with a tip, product news or a greeting; a holiday greeting replaces it.',
      zh: '每月联系一次、不过度打扰，内容为使用技巧、产品动态或问候；当月有节日的以节日问候代替。',
    },
    who: 'account-manager',
    cadence: { kind: 'every', days: 30 },
    taskDueInDays: 7,
    priority: 65,
    involves: ['contact', 'routine'],
  },
];

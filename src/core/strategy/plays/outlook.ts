import type { Play } from '../play.ts';

/** What potential, loyalty and health call for. */
export const outlookPlays: readonly Play[] = [
  {
    id: 'health-red-review',
    purpose: 'retention',
    when: { health: ['red'] },
    title: { en: 'Work off what is red', zh: '逐项消除健康度红灯' },
    what: {
      en: 'Take the reasons for the red health one by one, give each an owner and a date, and check every week until it is amber.',
      zh: '逐条处理健康度亮红灯的原因，每条落实责任人和日期，每周检查直至转黄。',
    },
    who: 'account-manager',
    cadence: { kind: 'every', days: 7 },
    taskDueInDays: 7,
    priority: 81,
    rulesOut: ['advocacy'],
  },
  {
    id: 'health-amber-check',
    purpose: 'retention',
    when: { health: ['amber'] },
    title: { en: 'Look after the weakest point', zh: '改善健康度薄弱项' },
    what: {
      en: 'Pick the weakest measure of this account’s health and agree with the customer on one step that improves it.',
      zh: '找出该客户健康度最弱的一项，与客户商定一项改善措施。',
    },
    who: 'sales-rep',
    cadence: { kind: 'every', days: 60 },
    taskDueInDays: 14,
    priority: 59,
  },
  {
    id: 'high-potential-white-space',
    purpose: 'growth',
    when: { potential: ['high'] },
    title: { en: 'Work the white space', zh: '挖掘空白需求' },
    what: {
      en: 'List what the account could use but buys elsewhere or not at all, and open a deal for the most likely item.',
      zh: '列出客户用得上却未向我们采购的产品，为最有希望的一项建立商机。',
    },
    who: 'sales-rep',
    cadence: { kind: 'every', days: 90 },
    taskDueInDays: 14,
    priority: 60,
    involves: ['expansion'],
  },
  {
    id: 'high-loyalty-referral',
    purpose: 'growth',
    when: { loyalty: ['high'] },
    title: { en: 'Let loyalty speak for us', zh: '请忠诚客户代言' },
    what: {
      en: 'Thank the account for its loyalty and ask for a short statement or a referral to one other company.',
      zh: '感谢客户的长期支持，请其写一段使用评价，或引荐一家有需求的企业。',
    },
    who: 'account-manager',
    cadence: { kind: 'every', days: 365 },
    taskDueInDays: 30,
    priority: 27,
    involves: ['contact', 'advocacy'],
  },
  {
    id: 'low-loyalty-tie',
    purpose: 'retention',
    when: { loyalty: ['low'] },
    title: { en: 'Give a reason to stay', zh: '增强客户黏性' },
    what: {
      en: 'Find out what the account buys from others and why, and offer one service that makes coming back easier.',
      zh: '了解客户向别家采购什么、为什么，并提供一项让其更愿意回来采购的服务。',
    },
    who: 'sales-rep',
    cadence: { kind: 'every', days: 180 },
    taskDueInDays: 21,
    priority: 27,
  },
];

import type { Play } from '../play.ts';

/** What companies, private persons and public bodies each need. */
export const customerTypePlays: readonly Play[] = [
  {
    id: 'enterprise-solution',
    purpose: 'growth',
    when: { 'customer-type': ['enterprise'] },
    title: { en: 'Offer a business solution', zh: '提供企业级解决方案' },
    what: {
      en: 'Describe the process to be improved, propose a solution from end to end and show its cost and benefit over three years.',
      zh: '梳理待改进的业务流程，提出端到端的企业级解决方案，并列出三年的投入与收益。',
    },
    who: 'solution-consultant',
    cadence: { kind: 'every', days: 365 },
    taskDueInDays: 30,
    priority: 28,
  },
  {
    id: 'individual-recommendation',
    purpose: 'growth',
    when: { 'customer-type': ['individual'] },
    title: { en: 'Recommend one product personally', zh: '个人专属推荐与优惠' },
    what: {
      en: 'Recommend one product from past purchases and stated tastes, with a personal offer that is valid for two weeks.',
      zh: '根据购买记录和个人喜好推荐一款产品，附上两周有效的专属优惠。',
    },
    who: 'inside-sales',
    cadence: { kind: 'every', days: 90 },
    taskDueInDays: 14,
    priority: 28,
    involves: ['contact', 'promotion', 'expansion'],
  },
  {
    id: 'government-policy',
    purpose: 'service',
    when: { 'customer-type': ['government'] },
    title: { en: 'Advise on policy and procurement', zh: '提供政策咨询与支持' },
    what: {
      en: 'Explain which policies, subsidies and procurement rules apply, and supply the documents that a tender needs.',
      zh: '说明适用的政策、补贴和采购规定，并协助准备招投标所需材料。',
    },
    who: 'account-manager',
    cadence: { kind: 'every', days: 180 },
    taskDueInDays: 21,
    priority: 28,
    rulesOut: ['gift', 'promotion'],
  },
];

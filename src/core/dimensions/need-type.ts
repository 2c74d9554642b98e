import { evidence } from '../explanation/evidence.ts';
import type { AccountMeasures } from '../measures/account-measures.ts';
import { createSpeaker } from '../messages/create-speaker.ts';
import { type Dimension, unknown } from './dimension.ts';

const mixEn = '{services} of {deals} won deals of known content';
const mix = '内容已知的 {deals} 单成交{services, plural, =0 {均为产品} other {中有 # 单为服务}}';

const say = createSpeaker('need-type', {
  product: {
    en: `Buys goods: {services, plural, =0 {{deals, plural, one {the one won deal of known content is goods} other {all # won deals of known content are goods}}} one {${mixEn} is a service} other {${mixEn} are services}}.`,
    zh: `以产品采购为主：${mix}。`,
  },
  service: {
    en: `Buys services: {deals, plural, one {the one won deal of known content is a service} other {${mixEn} are services}}.`,
    zh: `以服务采购为主：${mix}。`,
  },
  comprehensive: {
    en: `Buys goods and services: ${mixEn} {services, plural, one {is a service} other {are services}}.`,
    zh: `产品与服务兼有：${mix}。`,
  },
  'no-wins': {
    en: 'Has never bought, so what it needs does not show.',
    zh: '尚无成交，无法从采购内容判断需求。',
  },
  'no-products': {
    en: '{deals, plural, =0 {What it bought is not on record} other {What it bought is on record for only {deals} of {wins} won deals}}; fill in the product of its deals.',
    zh: '{deals, plural, =0 {成交商机均未填写产品} other {{wins} 单成交中仅 # 单填写了产品}}，无法判断需求；请在商机中补填产品。',
  },
});

/** Fewest won deals of known content on which a need is final. */
const fewDeals = 3;

/** What an account comes to us for: goods, services, or both together. */
export const needType: Dimension = {
  id: 'need-type',
  title: { en: 'Need Type', zh: '需求类型' },
  description: {
    en: 'Product, service or comprehensive needs, by the share of services among the deals won.',
    zh: '按成交商机中服务所占比例划分为产品需求、服务需求或综合需求。',
  },
  after: [],
  classes: () => [
    { id: 'product', label: { en: 'Product', zh: '产品需求' }, colour: '#3a6ea5' },
    { id: 'service', label: { en: 'Service', zh: '服务需求' }, colour: '#4c8577' },
    { id: 'comprehensive', label: { en: 'Comprehensive', zh: '综合需求' }, colour: '#7a1f5c' },
  ],

  classify({ own }, { policy: { needType: rules } }) {
    const deals = dealsOfKnownContent(own);
    if (deals === 0 || deals < rules.minCoverage * own.wins) return unknown;
    const share = own.serviceWins / deals;
    if (share >= rules.serviceFrom) return 'service';
    return share < rules.productBelow ? 'product' : 'comprehensive';
  },

  explain({ own }, _, value) {
    const deals = dealsOfKnownContent(own);
    const missing = own.wins === 0 ? 'no-wins' : 'no-products';
    const facts = { deals, services: own.serviceWins, wins: own.wins };
    return {
      confidence: own.wins === 0 ? 0 : Math.round((100 * deals) / own.wins) / 100,
      isProvisional: value !== unknown && deals < fewDeals,
      reason: say(value === unknown ? missing : (value as 'product'), facts),
      evidence: [
        evidence('wins', own.wins, 'deals'),
        evidence('product-wins', own.productWins, 'deals'),
        evidence('service-wins', own.serviceWins, 'deals'),
      ],
      distanceToNext: null,
      details: value === unknown ? { missing: [own.wins === 0 ? 'wins' : 'product'] } : {},
    };
  },
};

/** Won deals of which it is known whether they are goods or services. */
function dealsOfKnownContent({ productWins, serviceWins }: AccountMeasures): number {
  return productWins + serviceWins;
}

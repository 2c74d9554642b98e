import { describe, expect, it } from 'vitest';
import { standardPlays } from '../../../src/core/strategy/standard-plays.ts';
import { today } from '../../support/a-book.ts';
import { type ClassSketch, idsOf, strategyOf } from './assess-classes.ts';

/** What an account of some classes must find in its strategy, and words that must stand there in Chinese. */
type Clause = [clause: string, classes: ClassSketch, plays: string[], words?: RegExp];

const keyAccount: ClassSketch = { tier: 'strategic', lifecycle: 'repeat' };

const clauses: Record<string, Clause[]> = {
  'a general account': [
    ['facts and preferences kept current', { tier: 'general' }, ['general-profile'], /偏好/],
    ['needs surveyed regularly', { tier: 'general' }, ['general-research'], /问卷.*需求/],
    ['recommendations from its data', { tier: 'general' }, ['general-recommendation'], /购买记录/],
    [
      'greetings by phone, mail or message',
      { tier: 'general' },
      ['general-greeting'],
      /电话、邮件或微信/,
    ],
    ['gifts and coupons', { tier: 'general' }, ['general-gift'], /礼品.*优惠券/],
    ['automation first', { tier: 'general' }, ['general-automation'], /自动化/],
  ],
  'an important account': [
    [
      'a team that coordinates our departments',
      { tier: 'important' },
      ['important-team'],
      /团队.*内部资源/,
    ],
    [
      'a service plan of content, time and way',
      { tier: 'important' },
      ['important-service-plan'],
      /服务内容、服务时间、服务方式/,
    ],
    [
      'customised products and services',
      { tier: 'important' },
      ['important-custom-offer'],
      /定制产品或服务/,
    ],
    [
      'a long-term partnership',
      { tier: 'important' },
      ['important-agreement'],
      /一年以上的框架协议/,
    ],
    ['continuous research', { tier: 'important' }, ['important-research'], /访谈/],
  ],
  'a strategic account': [
    ['a team of its own', { tier: 'strategic' }, ['strategic-team'], /战略客户团队/],
    ['its own partnership plan', { tier: 'strategic' }, ['strategic-plan'], /战略合作计划/],
    [
      'the most customised products and services',
      { tier: 'strategic' },
      ['strategic-solution'],
      /专为该客户/,
    ],
    [
      'joint development, marketing and selling',
      { tier: 'strategic' },
      ['strategic-joint-project'],
      /联合研发、联合营销/,
    ],
    ['continuous research', { tier: 'strategic' }, ['strategic-research'], /研究/],
    ['priority supply', { tier: 'strategic' }, ['strategic-priority-supply'], /预留库存和产能/],
    [
      'a reference that radiates into its industry',
      { tier: 'strategic' },
      ['strategic-reference'],
      /案例.*辐射效应/,
    ],
  ],
  'an account by value': [
    ['high: customised service', { value: 'high' }, ['high-value-service'], /送货、包装、开票/],
    ['high: a dedicated manager', { value: 'high' }, ['high-value-manager'], /专属经理/],
    ['high: priority supply', { value: 'high' }, ['high-value-priority-supply'], /优先/],
    ['high: VIP offers', { value: 'high' }, ['high-value-vip-offer'], /年度返利/],
    ['medium: standard service', { value: 'medium' }, ['medium-value-service'], /工作日内答复/],
    ['medium: regular communication', { value: 'medium' }, ['medium-value-talk'], /沟通/],
    ['low: automated follow-up', { value: 'low' }, ['low-value-automation'], /系统自动发送/],
    [
      'low: campaigns for frequency and amount',
      { value: 'low' },
      ['low-value-campaign'],
      /再次下单或达到更高数量/,
    ],
  ],
  'an account by RFM': [
    ['high R, F and M: VIP', { rfm: 'champions' }, ['rfm-vip'], /专线/],
    ['high R, F and M of the 8 types: VIP', { rfm: 'key-value' }, ['rfm-vip']],
    [
      'low R, high F and M: return visits',
      { rfm: 'cant-lose-them' },
      ['rfm-return-visit'],
      /回访|致电或约见/,
    ],
    ['low R, high F and M: promotion', { rfm: 'at-risk' }, ['rfm-come-back-promotion'], /促销/],
    [
      'low R, high F and M of the 8 types: both',
      { rfm: 'key-keep' },
      ['rfm-return-visit', 'rfm-come-back-promotion'],
    ],
  ],
  'an account by value type': [
    [
      'intrinsic: cheap and easy buying',
      { 'value-type': 'intrinsic' },
      ['intrinsic-easy-buying'],
      /固定价目表/,
    ],
    [
      'intrinsic: self-service',
      { 'value-type': 'intrinsic' },
      ['intrinsic-self-service'],
      /在线查价/,
    ],
    [
      'intrinsic: no visits that waste time',
      { 'value-type': 'intrinsic' },
      ['intrinsic-no-visits'],
      /取消.*拜访/,
    ],
    ['extrinsic: consulting', { 'value-type': 'extrinsic' }, ['extrinsic-consulting'], /解决方案/],
    [
      'extrinsic: solution and application know-how',
      { 'value-type': 'extrinsic' },
      ['extrinsic-know-how'],
      /应用/,
    ],
    [
      'extrinsic: time with the sales person',
      { 'value-type': 'extrinsic', value: 'high' },
      ['extrinsic-sales-time'],
      /预留半天/,
    ],
    [
      'strategic: equal partnership at several levels',
      { 'value-type': 'strategic' },
      ['strategic-value-partnership'],
      /逐级对口，平等/,
    ],
    [
      'strategic: joint value creation',
      { 'value-type': 'strategic' },
      ['strategic-value-creation'],
      /联合小组/,
    ],
  ],
  'an account by need': [
    ['product: innovation', { 'need-type': 'product' }, ['product-need-innovation'], /新品/],
    ['product: quality control', { 'need-type': 'product' }, ['product-need-quality'], /检验报告/],
    ['product: price', { 'need-type': 'product' }, ['product-need-price'], /价格/],
    ['service: pre-sales', { 'need-type': 'service' }, ['service-need-pre-sales'], /报价前/],
    [
      'service: after-sales',
      { 'need-type': 'service' },
      ['service-need-after-sales'],
      /服务完成后/,
    ],
    [
      'service: technical support',
      { 'need-type': 'service' },
      ['service-need-support'],
      /技术支持/,
    ],
    ['service: fast response', { 'need-type': 'service' }, ['service-need-response'], /首次响应/],
    [
      'both: either side and one package',
      { 'need-type': 'comprehensive' },
      ['comprehensive-need-package', 'product-need-quality', 'service-need-response'],
    ],
  ],
  'an account by industry': [
    [
      'manufacturing: supply chain',
      { industry: 'manufacturing' },
      ['manufacturing-supply-chain'],
      /安全库存/,
    ],
    [
      'manufacturing: quality',
      { industry: 'manufacturing' },
      ['manufacturing-quality'],
      /验收标准/,
    ],
    ['manufacturing: cost', { industry: 'manufacturing' }, ['manufacturing-cost'], /降低单件成本/],
    [
      'manufacturing: efficiency and solutions',
      { industry: 'manufacturing' },
      ['manufacturing-efficiency'],
      /解决方案.*效率/,
    ],
    ['finance: risk', { industry: 'finance' }, ['finance-risk'], /风险/],
    ['finance: compliance', { industry: 'finance' }, ['finance-compliance'], /合规/],
    ['retail: market analysis', { industry: 'retail' }, ['retail-market-analysis'], /竞品分析/],
    ['retail: promotion', { industry: 'retail' }, ['retail-promotion'], /旺季/],
    ['retail: stock', { industry: 'retail' }, ['retail-stock'], /库存/],
    ['services: training', { industry: 'services' }, ['services-training'], /培训/],
    ['services: process', { industry: 'services' }, ['services-process'], /流程/],
    ['services: brand', { industry: 'services' }, ['services-brand'], /品质标识/],
  ],
  'an account by size': [
    ['large: customised solutions', { size: 'large' }, ['large-solution'], /专属方案/],
    ['large: strategic cooperation', { size: 'large' }, ['large-cooperation'], /多年期合作/],
    ['large: a manager in charge', { size: 'large' }, ['large-manager'], /一位客户经理/],
    ['large: a mapped decision process', { size: 'large' }, ['large-decision-map'], /决策者/],
    ['medium: flexible and fast', { size: 'medium' }, ['medium-size-speed'], /一天内答复.*变更/],
    ['small: standard products', { size: 'small' }, ['small-standard-offer'], /标准产品/],
    ['small: easy channels', { size: 'small' }, ['small-easy-channels'], /网上商城/],
    ['small: cost and efficiency', { size: 'small' }, ['small-order-cost'], /成本.*效率/],
  ],
  'an account by place': [
    ['local: visits face to face', { geography: 'local' }, ['local-visit'], /上门拜访、当面/],
    [
      'remote: phone, mail and video',
      { geography: 'remote' },
      ['remote-contact'],
      /视频会议.*电话和邮件/,
    ],
    ['remote: logistics', { geography: 'remote' }, ['remote-logistics'], /承运商/],
    ['remote: after-sales', { geography: 'remote' }, ['remote-after-sales'], /服务网点/],
    [
      'North America: law and market needs',
      { 'geography.region': 'north-america', 'geography.market': 'abroad' },
      ['north-america-rules'],
      /法规.*市场需求/,
    ],
    [
      'Europe: environment and sustainability',
      { 'geography.region': 'europe', 'geography.market': 'abroad' },
      ['europe-sustainability'],
      /环保与可持续/,
    ],
    [
      'Asia-Pacific: culture and habits',
      { 'geography.region': 'asia-pacific', 'geography.market': 'abroad' },
      ['asia-pacific-habits'],
      /习俗/,
    ],
  ],
  'an account by customer type': [
    [
      'enterprise: solutions',
      { 'customer-type': 'enterprise' },
      ['enterprise-solution'],
      /企业级解决方案/,
    ],
    [
      'individual: recommendations and offers',
      { 'customer-type': 'individual' },
      ['individual-recommendation'],
      /推荐.*专属优惠/,
    ],
    [
      'government: policy advice and support',
      { 'customer-type': 'government' },
      ['government-policy'],
      /政策/,
    ],
  ],
  'an account by lifecycle': [
    ['potential: content', { lifecycle: 'potential' }, ['potential-content'], /案例或指南/],
    ['potential: social networks', { lifecycle: 'potential' }, ['potential-social'], /微信、领英/],
    ['potential: trials', { lifecycle: 'potential' }, ['potential-trial'], /试用/],
    [
      'first purchase: quality',
      { lifecycle: 'first-purchase' },
      ['first-purchase-quality'],
      /无质量问题/,
    ],
    ['first purchase: care', { lifecycle: 'first-purchase' }, ['thank-you', 'usage-survey']],
    [
      'first purchase: after-sales',
      { lifecycle: 'first-purchase' },
      ['first-purchase-after-sales'],
      /质保、退换货/,
    ],
    [
      'first purchase: return visits',
      { lifecycle: 'first-purchase' },
      ['first-purchase-return-visit'],
      /使用人员/,
    ],
    [
      'first purchase: referral',
      { lifecycle: 'first-purchase' },
      ['first-purchase-referral'],
      /推荐/,
    ],
    [
      'repeat: continued service',
      { lifecycle: 'repeat' },
      ['repeat-service', 'repeat-next-order'],
      /回顾/,
    ],
    ['repeat: exclusive offers', { lifecycle: 'repeat' }, ['repeat-exclusive-offer'], /专属优惠/],
    ['lost: win-back', { lifecycle: 'lost' }, ['lost-win-back', 'lost-reason'], /赢回/],
    [
      'lost key account: win-back from above',
      { lifecycle: 'lost', tier: 'important' },
      ['key-lost-win-back'],
      /高管/,
    ],
    ['at risk: early warning', { lifecycle: 'at-risk' }, ['at-risk-warning'], /通知所有/],
    ['at risk: cause', { lifecycle: 'at-risk' }, ['at-risk-cause'], /原因/],
    ['at risk: recovery', { lifecycle: 'at-risk' }, ['at-risk-remedy'], /补救/],
  ],
  'the care plan': [
    [
      'a useful contact a month, replaced by a holiday greeting',
      keyAccount,
      ['monthly-contact'],
      /每月联系一次、不过度打扰.*技巧、产品动态或问候.*节日问候代替/,
    ],
    [
      'the same for general accounts',
      { tier: 'general', lifecycle: 'repeat' },
      ['general-greeting'],
      /节日问候的不再重复/,
    ],
    [
      'holiday greetings by country, lunar ones too',
      keyAccount,
      ['holiday-greeting'],
      /所在国家.*农历/,
    ],
    [
      'a hand-over in person with a request for referral',
      keyAccount,
      ['hand-over-in-person'],
      /送货.*送客户.*推荐/,
    ],
    ['birthdays', keyAccount, ['birthday-greeting'], /生日当天/],
    ['an invitation to a new product', keyAccount, ['new-product-invitation'], /新品/],
    ['an invitation to a promotion', keyAccount, ['promotion-invitation'], /促销/],
    ['an invitation when an expert visits', keyAccount, ['expert-invitation'], /专家或导师/],
    ['appreciation events', keyAccount, ['appreciation-event'], /答谢会/],
    ['training', keyAccount, ['customer-training'], /培训/],
  ],
  feedback: [
    [
      'satisfaction asked and stored for portrait, health and loyalty',
      keyAccount,
      ['ask-satisfaction'],
      /打分.*客户画像、健康度和忠诚度/,
    ],
    ['acted on', keyAccount, ['act-on-feedback'], /反馈/],
  ],
  'cross-department work': [
    [
      'every role has a name, gaps are filled',
      keyAccount,
      ['team-gaps'],
      /销售、市场、研发、生产、物流、服务和高管.*缺位/,
    ],
    ['all departments meet', keyAccount, ['team-review'], /各部门/],
    [
      'at the first purchase',
      { tier: 'important', lifecycle: 'first-purchase' },
      ['team-first-delivery'],
      /物流部/,
    ],
    [
      'in steady business: R&D, marketing, executives',
      keyAccount,
      ['team-roadmap', 'team-market-support', 'team-executive-meeting'],
    ],
    [
      'at risk: service, logistics, production',
      { tier: 'important', lifecycle: 'at-risk' },
      ['team-open-cases', 'team-delivery-check'],
      /生产部/,
    ],
    ['lost: a review', { tier: 'strategic', lifecycle: 'lost' }, ['team-loss-review'], /复盘/],
  ],
  evaluation: [
    [
      'contacts against promise, and the outcome',
      keyAccount,
      ['key-account-evaluation'],
      /承诺.*销售额和满意度/,
    ],
    ['of general accounts', { tier: 'general' }, ['general-evaluation'], /是增是减/],
  ],
};

describe.each(Object.entries(clauses))('%s gets', (_, rows) => {
  it.each(rows)('%s', (__, classes, plays, words) => {
    const strategy = strategyOf(classes, { boughtOn: today });

    expect(idsOf(strategy)).toEqual(expect.arrayContaining(plays));
    const texts = strategy.plays.filter(({ id }) => plays.includes(id));
    expect(texts.map(({ title, what }) => `${title.zh} ${what.zh}`).join(' ')).toMatch(
      words ?? /./,
    );
  });
});

describe('the cadence of care', () => {
  it.each([
    [
      'a thank-you within 2 days of a purchase',
      'thank-you',
      { kind: 'after', event: 'purchase', days: 2 },
    ],
    ['a usage survey within a week', 'usage-survey', { kind: 'after', event: 'purchase', days: 7 }],
    ['a contact a month for key accounts', 'monthly-contact', { kind: 'every', days: 30 }],
    ['a contact a month for general accounts', 'general-greeting', { kind: 'every', days: 30 }],
    ['greetings on holidays', 'holiday-greeting', { kind: 'on', occasion: 'holiday' }],
    ['greetings on birthdays', 'birthday-greeting', { kind: 'on', occasion: 'birthday' }],
    [
      'invitations at a new product',
      'new-product-invitation',
      { kind: 'on', occasion: 'new-product' },
    ],
    ['invitations at a promotion', 'promotion-invitation', { kind: 'on', occasion: 'promotion' }],
    [
      'invitations when an expert visits',
      'expert-invitation',
      { kind: 'on', occasion: 'expert-visit' },
    ],
  ])('has %s', (_, id, cadence) => {
    expect(standardPlays.find((play) => play.id === id)?.cadence).toMatchObject(cadence);
  });
});

describe('the people behind a play', () => {
  it('are named for every department of a strategic account', () => {
    const roles = new Set(strategyOf(keyAccount).plays.map(({ who }) => who));

    expect([...roles]).toEqual(
      expect.arrayContaining([
        'account-manager',
        'marketing',
        'research-development',
        'logistics',
        'service',
        'executive-sponsor',
      ]),
    );
  });

  it('reach up to the executive sponsor when a strategic account is at risk', () => {
    const [first] = strategyOf({ tier: 'strategic', lifecycle: 'at-risk' }).plays;

    expect(first).toMatchObject({
      id: 'strategic-at-risk-escalation',
      who: 'executive-sponsor',
    });
  });
});

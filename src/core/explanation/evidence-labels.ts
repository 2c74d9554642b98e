import type { Text } from '../text.ts';

/** What each piece of evidence is called, by its id. */
export const evidenceLabels: Readonly<Record<string, Text>> = {
  wins: { en: 'Deals won', zh: '成交商机' },
  monetary: { en: 'Won amount', zh: '成交金额' },
  frequency: { en: 'Deals won in the window', zh: '统计期成交单数' },
  recency: { en: 'Days since the last purchase', zh: '距上次购买' },
  'order-size': { en: 'Amount per deal', zh: '单均金额' },
  'value-score': { en: 'Value score', zh: '价值得分' },
  value: { en: 'Value tier', zh: '价值分层' },
  'strategic-cut': { en: 'Strategic line', zh: '战略客户门槛' },
  'group-monetary': { en: 'Won amount of the group', zh: '集团成交金额' },
  'cut-a': { en: 'A line', zh: 'A 类门槛' },
  'cut-b': { en: 'B line', zh: 'B 类门槛' },
  occasions: { en: 'Purchases', zh: '购买次数' },
  'typical-gap': { en: 'Usual gap', zh: '通常间隔' },
  silence: { en: 'Silent for', zh: '已沉默' },
  overdue: { en: 'Silence against the usual gap', zh: '沉默与通常间隔之比' },
  'buy-probability': { en: 'Chance of a purchase', zh: '购买概率' },
  'last-purchase': { en: 'Last purchase', zh: '最近购买' },
  'distinct-products': { en: 'Products bought', zh: '购买产品数' },
  'top-product-share': { en: 'Share of the most bought product', zh: '最常购产品占比' },
  'sales-cycle': { en: 'Days to close a deal', zh: '成交周期' },
  'price-loss-share': { en: 'Losses on price', zh: '因价格丢单占比' },
  'service-share': { en: 'Share of services', zh: '服务类占比' },
  'buying-span': { en: 'Buying for', zh: '合作时长' },
};

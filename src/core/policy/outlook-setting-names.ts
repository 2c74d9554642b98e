import type { SettingName } from './setting-name.ts';

/** What the settings are called that judge need, potential, loyalty and health. */
export const outlookSettingNames: Readonly<Record<string, SettingName>> = {
  'needType.serviceFrom': {
    name: { en: 'Need is service from a service share of', zh: '服务需求的最低服务占比' },
    unit: 'share',
  },
  'needType.productBelow': {
    name: { en: 'Need is product below a service share of', zh: '产品需求的服务占比上限' },
    unit: 'share',
  },
  'needType.minCoverage': {
    name: { en: 'Need type takes a share of known deals of', zh: '判定需求类型所需的已知商机占比' },
    unit: 'share',
  },
  'potential.weights.pipeline': {
    name: { en: 'Weight of open deals in potential', zh: '潜力中在手商机的权重' },
    unit: 'share',
  },
  'potential.weights.size': {
    name: { en: 'Weight of size in potential', zh: '潜力中企业规模的权重' },
    unit: 'share',
  },
  'potential.weights.growth': {
    name: { en: 'Weight of growth in potential', zh: '潜力中增长的权重' },
    unit: 'share',
  },
  'potential.weights.whiteSpace': {
    name: { en: 'Weight of white space in potential', zh: '潜力中待拓展产品的权重' },
    unit: 'share',
  },
  'potential.high': {
    name: { en: 'Potential is high from a score of', zh: '高潜力的最低得分' },
    unit: 'share',
  },
  'potential.medium': {
    name: { en: 'Potential is medium from a score of', zh: '中潜力的最低得分' },
    unit: 'share',
  },
  'potential.minCoverage': {
    name: { en: 'Potential takes a share of known measures of', zh: '判定潜力所需的已知指标占比' },
    unit: 'share',
  },
  'loyalty.weights.tenure': {
    name: { en: 'Weight of tenure in loyalty', zh: '忠诚度中合作时长的权重' },
    unit: 'share',
  },
  'loyalty.weights.regularity': {
    name: { en: 'Weight of regularity in loyalty', zh: '忠诚度中购买规律性的权重' },
    unit: 'share',
  },
  'loyalty.weights.repeat': {
    name: { en: 'Weight of repeat purchases in loyalty', zh: '忠诚度中复购的权重' },
    unit: 'share',
  },
  'loyalty.weights.feedback': {
    name: { en: 'Weight of feedback in loyalty', zh: '忠诚度中满意度的权重' },
    unit: 'share',
  },
  'loyalty.high': {
    name: { en: 'Loyalty is high from a score of', zh: '高忠诚的最低得分' },
    unit: 'share',
  },
  'loyalty.medium': {
    name: { en: 'Loyalty is medium from a score of', zh: '中忠诚的最低得分' },
    unit: 'share',
  },
  'health.weights.rhythm': {
    name: { en: 'Weight of rhythm in health', zh: '健康度中购买节奏的权重' },
    unit: 'share',
  },
  'health.weights.trend': {
    name: { en: 'Weight of trend in health', zh: '健康度中趋势的权重' },
    unit: 'share',
  },
  'health.weights.touches': {
    name: { en: 'Weight of contact in health', zh: '健康度中联系的权重' },
    unit: 'share',
  },
  'health.weights.feedback': {
    name: { en: 'Weight of feedback in health', zh: '健康度中满意度的权重' },
    unit: 'share',
  },
  'health.weights.cases': {
    name: { en: 'Weight of open cases in health', zh: '健康度中未结工单的权重' },
    unit: 'share',
  },
  'health.green': {
    name: { en: 'Health is green from a score of', zh: '健康度为绿的最低得分' },
    unit: 'share',
  },
  'health.amber': {
    name: { en: 'Health is amber from a score of', zh: '健康度为黄的最低得分' },
    unit: 'share',
  },
  'health.poorFeedback': {
    name: { en: 'Feedback is critical below', zh: '满意度低于该值视为严重' },
    unit: 'share',
  },
  'health.rareSilence': {
    name: { en: 'A silence is alarming when rarer than', zh: '沉默视为异常的概率上限' },
    unit: 'share',
  },
  'health.touchDays': {
    name: { en: 'Contact counts half after', zh: '联系效力减半的天数' },
    unit: 'days',
  },
};

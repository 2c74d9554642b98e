import type { SettingName } from './setting-name.ts';

/** What the settings are called that judge won deals. */
export const dealSettingNames: Readonly<Record<string, SettingName>> = {
  name: { name: { en: 'Name', zh: '名称' }, unit: 'text' },
  windowDays: { name: { en: 'Window of deals', zh: '商机统计窗口' }, unit: 'window' },
  'salesLevel.ladder': {
    name: { en: 'Sales level begins at, rung', zh: '销售额等级起点' },
    unit: 'money',
  },
  'concentration.a': {
    name: { en: 'A ends at a cumulative share of revenue of', zh: 'A 类截止的累计销售额占比' },
    unit: 'share',
  },
  'concentration.b': {
    name: { en: 'B ends at a cumulative share of revenue of', zh: 'B 类截止的累计销售额占比' },
    unit: 'share',
  },
  'rfm.method': {
    name: { en: 'RFM scores are cut', zh: 'RFM 打分方式' },
    unit: 'choice',
    choices: {
      'mid-rank': { en: 'by rank', zh: '按名次' },
      quantile: { en: 'at quantiles', zh: '按分位数' },
      edges: { en: 'at given edges', zh: '按固定边界' },
    },
  },
  'rfm.edges.recencyDays': { name: { en: 'Edges of recency', zh: '最近购买的边界' }, unit: 'days' },
  'rfm.edges.frequency': {
    name: { en: 'Edges of frequency', zh: '购买频次的边界' },
    unit: 'number',
  },
  'rfm.edges.monetary': { name: { en: 'Edges of monetary', zh: '购买金额的边界' }, unit: 'money' },
  'rfm.scheme': {
    name: { en: 'RFM classes', zh: 'RFM 分类体系' },
    unit: 'choice',
    choices: {
      segments: { en: 'the 11 segments', zh: '11 个分群' },
      types: { en: 'the 8 types', zh: '八种类型' },
    },
  },
  'rfm.split': {
    name: { en: 'The 8 types split at', zh: '八种类型的高低分界' },
    unit: 'choice',
    choices: { mean: { en: 'the mean', zh: '平均值' }, median: { en: 'the median', zh: '中位数' } },
  },
  'value.weights.revenue': {
    name: { en: 'Weight of revenue in value', zh: '价值中销售额的权重' },
    unit: 'share',
  },
  'value.weights.frequency': {
    name: { en: 'Weight of frequency in value', zh: '价值中购买频次的权重' },
    unit: 'share',
  },
  'value.weights.profit': {
    name: { en: 'Weight of profit in value', zh: '价值中利润的权重' },
    unit: 'share',
  },
  'value.weights.orderSize': {
    name: { en: 'Weight of order size in value', zh: '价值中单笔金额的权重' },
    unit: 'share',
  },
  'value.weights.loyalty': {
    name: { en: 'Weight of loyalty in value', zh: '价值中忠诚度的权重' },
    unit: 'share',
  },
  'value.loyaltyCounts': {
    name: { en: 'Loyalty counts towards value', zh: '忠诚度计入价值的条件' },
    unit: 'choice',
    choices: {
      'with-feedback': { en: 'where feedback is known', zh: '有满意度反馈时' },
      always: { en: 'always', zh: '始终' },
    },
  },
  'value.high': {
    name: { en: 'Value is high from a score of', zh: '高价值的最低得分' },
    unit: 'share',
  },
  'value.medium': {
    name: { en: 'Value is medium from a score of', zh: '中价值的最低得分' },
    unit: 'share',
  },
  'tier.method': {
    name: { en: 'The tier is decided', zh: '客户级别的判定方式' },
    unit: 'choice',
    choices: {
      standard: { en: 'from value and share of revenue', zh: '按价值与销售额占比' },
      'sales-level': { en: 'from the sales level', zh: '按销售额等级' },
      matrix: { en: 'from potential and loyalty', zh: '按潜力与忠诚度矩阵' },
    },
  },
  'tier.strategicShare': {
    name: {
      en: 'Strategic accounts bring the first share of revenue of',
      zh: '战略客户贡献的前段销售额占比',
    },
    unit: 'share',
  },
  'tier.salesLevels.strategic': {
    name: { en: 'Strategic sales levels', zh: '战略客户对应的销售额等级' },
    unit: 'list',
  },
  'tier.salesLevels.important': {
    name: { en: 'Important sales levels', zh: '重要客户对应的销售额等级' },
    unit: 'list',
  },
  'lifecycle.lostBelow': {
    name: { en: 'Lost below a chance of buying of', zh: '判为流失的购买概率上限' },
    unit: 'share',
  },
  'lifecycle.atRiskBelow': {
    name: { en: 'At risk below a chance of buying of', zh: '判为流失预警的购买概率上限' },
    unit: 'share',
  },
  'lifecycle.horizonDays': {
    name: { en: 'Least horizon of the chance of buying', zh: '购买概率的最短预测期' },
    unit: 'days',
  },
  'lifecycle.horizonGaps': {
    name: {
      en: 'Horizon of the chance of buying, in typical gaps',
      zh: '购买概率的预测期（典型间隔的倍数）',
    },
    unit: 'number',
  },
  'stability.dimensions': {
    name: { en: 'Dimensions whose classes are held', zh: '需确认后才降级的维度' },
    unit: 'list',
  },
  'stability.margin': {
    name: { en: 'Margin below a line before a fall counts', zh: '低于门槛多少才计为下降' },
    unit: 'share',
  },
  'stability.confirmations': {
    name: { en: 'Calibrations that must confirm a fall', zh: '确认降级所需的连续校准次数' },
    unit: 'number',
  },
  'stability.dwellDays': {
    name: { en: 'Least time in a class before it may fall', zh: '降级前的最短停留时间' },
    unit: 'days',
  },
  'valueType.minEvidence': {
    name: { en: 'Least evidence for a value type', zh: '判定价值类型所需的最少依据数' },
    unit: 'number',
  },
  'valueType.lead': {
    name: { en: 'Least lead for a value type, in points', zh: '判定价值类型所需的领先分数' },
    unit: 'number',
  },
  'valueType.serviceWords': { name: { en: 'Words of services', zh: '服务类关键词' }, unit: 'list' },
  'valueType.priceWords': {
    name: { en: 'Words of prices among loss reasons', zh: '丢单原因中的价格类关键词' },
    unit: 'list',
  },
  'valueType.serviceShare': {
    name: { en: 'Buying is advice-led from a service share of', zh: '判为重视咨询服务的服务占比' },
    unit: 'share',
  },
  'groups.figures': {
    name: { en: 'An account of a group is judged by', zh: '集团成员的判断口径' },
    unit: 'choice',
    choices: {
      own: { en: 'its own deals', zh: '自身商机' },
      group: { en: 'all deals of its group', zh: '所属集团的全部商机' },
      greater: { en: 'whichever gives the better class', zh: '两者中较优者' },
    },
  },
};

import type { Text } from '../text.ts';

/** How the value of a setting is written. */
type SettingUnit =
  | 'share'
  | 'money'
  | 'days'
  | 'window'
  | 'number'
  | 'text'
  | 'list'
  | 'switch'
  | 'choice';

/** A setting of a policy as people call it. */
export interface SettingName {
  name: Text;
  unit: SettingUnit;
  /** What the choices are called. */
  choices?: Readonly<Record<string, Text>>;
}

/** Every setting of a policy by its path; of lists and dictionaries by the path of the whole. */
export const settingNames: Readonly<Record<string, SettingName>> = {
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
  'industry.words': {
    name: { en: 'Industry of', zh: '行业对照' },
    unit: 'choice',
    choices: {
      manufacturing: { en: 'manufacturing', zh: '制造业' },
      finance: { en: 'finance', zh: '金融业' },
      retail: { en: 'retail', zh: '零售业' },
      services: { en: 'services', zh: '服务业' },
      other: { en: 'other', zh: '其他' },
    },
  },
  'industry.usesTable': {
    name: { en: 'The product’s own table of industries is asked', zh: '使用内置行业对照表' },
    unit: 'switch',
  },
  'size.standard': {
    name: { en: 'Size standard', zh: '企业规模标准' },
    unit: 'choice',
    choices: {
      eu: { en: 'the EU’s', zh: '欧盟标准' },
      china: { en: 'China’s', zh: '国家统计局标准' },
      own: { en: 'bounds of your own', zh: '自定义边界' },
    },
  },
  'size.own.employees': {
    name: { en: 'Heads from which a company is medium and large', zh: '中型、大型企业的人数起点' },
    unit: 'number',
  },
  'size.own.revenue': {
    name: {
      en: 'Yearly revenue from which a company is medium and large',
      zh: '中型、大型企业的年营收起点',
    },
    unit: 'money',
  },
  'size.homeCurrencyPerUnit': {
    name: { en: 'Price of a unit of the size standard’s currency', zh: '规模标准货币的折算汇率' },
    unit: 'number',
  },
  'geography.home.country': { name: { en: 'Home country', zh: '本地所在国家' }, unit: 'text' },
  'geography.home.region': {
    name: { en: 'Home state or province', zh: '本地所在省份' },
    unit: 'text',
  },
  'geography.home.city': { name: { en: 'Home city', zh: '本地所在城市' }, unit: 'text' },
  'geography.localWithin': {
    name: { en: 'Local is the same', zh: '本地的范围：同一' },
    unit: 'choice',
    choices: {
      city: { en: 'city', zh: '城市' },
      region: { en: 'state or province', zh: '省份' },
      country: { en: 'country', zh: '国家' },
    },
  },
  'geography.countries': { name: { en: 'Country code of', zh: '国家代码对照' }, unit: 'text' },
  'geography.regions': { name: { en: 'Region of the country', zh: '国家所属区域' }, unit: 'text' },
  'geography.usesTable': {
    name: { en: 'The product’s own table of regions is asked', zh: '使用内置区域对照表' },
    unit: 'switch',
  },
  'customerType.words': {
    name: { en: 'Customer type of', zh: '客户类型对照' },
    unit: 'choice',
    choices: {
      enterprise: { en: 'enterprise', zh: '企业' },
      individual: { en: 'individual', zh: '个人' },
      government: { en: 'government', zh: '政府机构' },
    },
  },
  'customerType.usesTable': {
    name: {
      en: 'The product’s own table of customer types is asked',
      zh: '使用内置客户类型对照表',
    },
    unit: 'switch',
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
  'health.touchDays': {
    name: { en: 'Contact counts half after', zh: '联系效力减半的天数' },
    unit: 'days',
  },
};

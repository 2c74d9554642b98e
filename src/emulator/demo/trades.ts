/** A line of business: how its companies are called and what stands in their Industry field. */
export interface Trade {
  readonly chinese: readonly string[];
  readonly english: readonly string[];
  /** As Chinese companies write it, when they do not take one of Zoho's own values. */
  readonly industry: string;
  /** Zoho's own value. */
  readonly zohoIndustry: string;
  /** Share of all accounts, relative to the others. */
  readonly weight: number;
  /** Typical head count; half of the companies are smaller. */
  readonly medianEmployees: number;
  /** Share of services among what it buys, 0–1. */
  readonly serviceShare: number;
}

/** The lines of business of the demo book. */
export const trades: readonly Trade[] = [
  {
    chinese: ['精密机械', '电气', '汽车零部件', '新材料', '自动化设备', '模具', '仪器仪表', '包装'],
    english: ['Machinery', 'Components', 'Precision Tools', 'Packaging', 'Instruments'],
    industry: '制造业',
    zohoIndustry: 'Manufacturing',
    weight: 34,
    medianEmployees: 260,
    serviceShare: 0.25,
  },
  {
    chinese: ['金融服务', '融资租赁', '保险经纪', '资产管理'],
    english: ['Capital', 'Insurance', 'Leasing'],
    industry: '金融业',
    zohoIndustry: 'Financial Services',
    weight: 9,
    medianEmployees: 180,
    serviceShare: 0.7,
  },
  {
    chinese: ['商贸', '食品', '家居', '百货', '电子商务'],
    english: ['Foods', 'Home', 'Trading', 'Outfitters'],
    industry: '零售业',
    zohoIndustry: 'Small/Medium Enterprise',
    weight: 16,
    medianEmployees: 90,
    serviceShare: 0.35,
  },
  {
    chinese: ['物流', '供应链', '检测', '工程', '人力资源'],
    english: ['Logistics', 'Engineering', 'Testing', 'Facilities'],
    industry: '服务业',
    zohoIndustry: 'Service Provider',
    weight: 15,
    medianEmployees: 140,
    serviceShare: 0.55,
  },
  {
    chinese: ['信息技术', '软件', '云计算', '智能科技'],
    english: ['Software', 'Networks', 'Data Systems'],
    industry: '信息技术',
    zohoIndustry: 'Technology',
    weight: 13,
    medianEmployees: 120,
    serviceShare: 0.6,
  },
  {
    chinese: ['医疗器械', '生物医药', '健康管理'],
    english: ['Medical', 'Biotech', 'Health'],
    industry: '医疗健康',
    zohoIndustry: 'Large Enterprise',
    weight: 7,
    medianEmployees: 320,
    serviceShare: 0.4,
  },
  {
    chinese: ['教育', '职业培训'],
    english: ['Learning', 'Academy'],
    industry: '教育',
    zohoIndustry: 'Education',
    weight: 4,
    medianEmployees: 110,
    serviceShare: 0.65,
  },
];

/** Spellings that nobody meant, for the accounts whose industry is misspelt. */
export const misspeltIndustries = {
  chinese: ['制造页', '制造 业', '金溶业', '另售业'],
  english: ['Manufaturing', 'Finacial Services', 'technolgy'],
} as const;

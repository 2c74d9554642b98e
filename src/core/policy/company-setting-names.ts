import type { SettingName } from './setting-name.ts';

/** What the settings are called that judge the company itself. */
export const companySettingNames: Readonly<Record<string, SettingName>> = {
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
};

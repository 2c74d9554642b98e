import type { Language, Text } from '../../core/text.ts';
import type { OrganizationSeed, PipelineSeed, UserSeed } from '../organization-seed.ts';
import { trades } from './trades.ts';

/** Ids of the demo organization begin with this, as ids of one Zoho organization do. */
const idBase = 5_762_931_000_000_000_000n;

/** An id of the demo organization. */
export function demoId(number: number): string {
  return String(idBase + BigInt(number));
}

const administrator = demoId(11);
const manager = demoId(12);
const standard = demoId(13);

/** Who works in the demo organization. */
export const demoUsers = {
  admin: demoId(101),
  manager: demoId(102),
  rep: demoId(103),
  colleagues: [demoId(104), demoId(105)],
} as const;

/** What the demo organization sells: a field of its deals that the customer made himself. */
export const products: readonly { readonly name: Text; readonly isService: boolean }[] = [
  { name: { zh: '设备', en: 'Equipment' }, isService: false },
  { name: { zh: '耗材', en: 'Consumables' }, isService: false },
  { name: { zh: '备件', en: 'Spare Parts' }, isService: false },
  { name: { zh: '软件', en: 'Software' }, isService: false },
  { name: { zh: '实施服务', en: 'Implementation' }, isService: true },
  { name: { zh: '咨询', en: 'Consulting' }, isService: true },
  { name: { zh: '培训', en: 'Training' }, isService: true },
  { name: { zh: '维保', en: 'Maintenance' }, isService: true },
];

/** The standard pipeline: Zoho's own stages, shown in Chinese. */
export const standardPipeline = {
  name: 'Standard (Standard)',
  display: '直销流程',
  stages: [
    { name: 'Qualification', display: '初步接洽', forecastType: 'Open', probability: 10 },
    { name: 'Needs Analysis', display: '需求分析', forecastType: 'Open', probability: 20 },
    { name: 'Proposal/Price Quote', display: '方案报价', forecastType: 'Open', probability: 60 },
    { name: 'Negotiation/Review', display: '商务谈判', forecastType: 'Open', probability: 90 },
    { name: 'Closed Won', display: '已赢单', forecastType: 'Closed Won', probability: 100 },
    { name: 'Closed Lost', display: '已丢单', forecastType: 'Closed Lost', probability: 0 },
  ],
} as const satisfies PipelineSeed;

/** The channel pipeline: stages the customer named himself. One sounds won and is open: only the forecast type tells. */
export const channelPipeline = {
  name: '渠道伙伴',
  stages: [
    { name: '线索报备', forecastType: 'Open', probability: 10 },
    { name: '伙伴方案', forecastType: 'Open', probability: 40 },
    { name: '成交确认中', forecastType: 'Open', probability: 85 },
    { name: '签约', forecastType: 'Closed Won', probability: 100 },
    { name: '放弃', forecastType: 'Closed Lost', probability: 0 },
    { name: '输给竞品', forecastType: 'Closed Lost', probability: 0 },
  ],
} as const satisfies PipelineSeed;

/** The pipelines as English-speaking users see them; what deals hold stays the same. */
const englishDisplays: Readonly<Record<string, string>> = {
  [standardPipeline.name]: 'Direct Sales',
  ...Object.fromEntries(standardPipeline.stages.map(({ name }) => [name, name])),
  [channelPipeline.name]: 'Channel Partners',
  线索报备: 'Lead Registered',
  伙伴方案: 'Partner Proposal',
  成交确认中: 'Deal Being Confirmed',
  签约: 'Contract Signed',
  放弃: 'Given Up',
  输给竞品: 'Lost to Competitor',
};

const companyName: Text = {
  zh: '上海蓝海工业科技有限公司',
  en: 'Lanhai Industrial Technology',
};

const roles = {
  admin: { zh: '系统管理员', en: 'CRM Administrator' },
  manager: { zh: '销售总监', en: 'Sales Director' },
  rep: { zh: '客户经理', en: 'Account Manager' },
} satisfies Record<string, Text>;

/** The demo organization without its records, as people of this language have set it up. */
export function demoOrganization(language: Language): OrganizationSeed {
  const [lin, zhao] = demoUsers.colleagues;
  return {
    zgid: '804762931',
    companyName: companyName[language],
    domainName: 'org804762931',
    edition: 'enterprise',
    usersPurchased: 12,
    timeZone: 'Asia/Shanghai',
    currency: 'CNY',
    countryCode: 'CN',
    address: {
      street: '张江路 88 号',
      city: '上海',
      state: '上海市',
      country: '中国',
      zip: '201203',
    },
    profiles: [
      { id: administrator, name: 'Administrator', isAdministrator: true, seesAll: true },
      { id: manager, name: language === 'zh' ? '销售经理' : 'Sales Manager', seesAll: true },
      { id: standard, name: 'Standard', seesAll: false },
    ],
    users: [
      user(demoUsers.admin, '周婉清', 'Wanqing Zhou', administrator, roles.admin, language),
      user(demoUsers.manager, '陈志远', 'Zhiyuan Chen', manager, roles.manager, language),
      user(demoUsers.rep, '王晓彤', 'Xiaotong Wang', standard, roles.rep, language),
      user(lin, '林嘉豪', 'Jiahao Lin', standard, roles.rep, language),
      user(zhao, '赵思源', 'Siyuan Zhao', standard, roles.rep, language),
    ],
    pipelines: [standardPipeline, channelPipeline].map((pipeline) =>
      language === 'zh' ? pipeline : inEnglish(pipeline),
    ),
    picklists: [
      { module: 'Accounts', field: 'Industry', values: industries() },
      { module: 'Accounts', field: 'Account_Type', values: accountTypes },
    ],
    customFields: [
      {
        module: 'Deals',
        apiName: 'Product_Line',
        label: 'Product Line',
        dataType: 'picklist',
        values: products.map(({ name }) => name[language]),
      },
    ],
  };
}

/** Chinese users write their whole name into the last name; Zoho would turn it around otherwise. */
function user(
  id: string,
  chineseName: string,
  englishName: string,
  profileId: string,
  role: Text,
  language: Language,
): UserSeed {
  const [firstName = '', lastName = ''] = englishName.split(' ');
  return {
    id,
    email: `${lastName.toLowerCase()}@lanhai.example`,
    ...(language === 'zh' ? { firstName: '', lastName: chineseName } : { firstName, lastName }),
    profileId,
    role: role[language],
    locale: language === 'zh' ? 'zh_CN' : 'en_US',
  };
}

function inEnglish(pipeline: PipelineSeed): PipelineSeed {
  const display = (name: string) => englishDisplays[name] ?? name;
  return {
    name: pipeline.name,
    display: display(pipeline.name),
    stages: pipeline.stages.map((stage) => ({ ...stage, display: display(stage.name) })),
  };
}

const accountTypes = [
  'Customer',
  'Prospect',
  'Partner',
  'Distributor',
  'Reseller',
  'Supplier',
  'Competitor',
  'Other',
  '个人客户',
];

function industries(): string[] {
  const own = trades.map((trade) => trade.industry);
  return [...own, '政府机构', ...trades.map((trade) => trade.zohoIndustry), 'Government/Military'];
}

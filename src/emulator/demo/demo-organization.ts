import type { OrganizationSeed, PipelineSeed } from '../organization-seed.ts';
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

/** The deal's line of product, a field the customer made himself. */
export const products = [
  '设备',
  '耗材',
  '备件',
  '软件',
  '实施服务',
  '咨询',
  '培训',
  '维保',
] as const;

/** Which of the products are services. */
export const services: ReadonlySet<string> = new Set(['实施服务', '咨询', '培训', '维保']);

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

/** The demo organization without its records. */
export function demoOrganization(): OrganizationSeed {
  const user = (id: string, name: readonly [string, string], profileId: string, role: string) => ({
    id,
    email: `${name[1].toLowerCase()}@lanhai.example`,
    firstName: name[0],
    lastName: name[1],
    profileId,
    role,
    locale: 'zh_CN',
  });
  const [lin, zhao] = demoUsers.colleagues;
  return {
    zgid: '804762931',
    companyName: '上海蓝海工业科技有限公司',
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
      { id: manager, name: '销售经理', seesAll: true },
      { id: standard, name: 'Standard', seesAll: false },
    ],
    users: [
      user(demoUsers.admin, ['婉清', 'Zhou'], administrator, '系统管理员'),
      user(demoUsers.manager, ['志远', 'Chen'], manager, '销售总监'),
      user(demoUsers.rep, ['晓彤', 'Wang'], standard, '客户经理'),
      user(lin, ['嘉豪', 'Lin'], standard, '客户经理'),
      user(zhao, ['思源', 'Zhao'], standard, '客户经理'),
    ],
    pipelines: [standardPipeline, channelPipeline],
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
        values: products,
      },
    ],
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

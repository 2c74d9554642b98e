import { createTextTable } from './text-table.ts';

/** Class ids of the dimension `customer-type`. */
export const customerTypeIds = ['enterprise', 'individual', 'government'] as const;

/** Who an account is. */
export type CustomerType = (typeof customerTypeIds)[number];

/**
 * What the values of Account_Type and Ownership say about who an account is. Zoho's own values are here in English and
 * Chinese as far as they tell: `Customer`, `Prospect`, `Competitor`, `Analyst`, `Press` and `Other` say what an account is to
 * us, not who it is, so they are not. A state-owned enterprise is an enterprise.
 * Fields: https://help.zoho.com/portal/en/kb/crm/customize-crm-account/customizing-fields/articles/standard-modules-fields
 */
const words: Readonly<Record<CustomerType, string>> = {
  enterprise:
    'Enterprise|Company|Corporate|Corporation|Business|B2B|Distributor|Integrator|Investor|Partner|Reseller|Supplier|Vendor|Agent|Dealer|Private|Privately Held|Private Company|Public|Public Company|Publicly Held|Listed Company|Subsidiary|Partnership|State-Owned Enterprise|Joint Venture|企业|企业客户|公司|公司客户|法人|分销商|经销商|集成商|系统集成商|投资者|投资商|投资人|合作伙伴|伙伴|代理商|转销商|供应商|厂商|卖方|私有|私营|私人|私有企业|私营企业|私人控股|私人持有|民营|民营企业|公有|公开|公众|公众公司|上市|上市公司|公有企业|子公司|附属公司|下属公司|合伙|合伙企业|合伙制|合资|合资企业|外资|外资企业|外商独资|国有|国企|国有企业|央企|股份制|集体企业',
  individual:
    'Individual|Individual Customer|Consumer|Private Person|Private Individual|Person|Household|B2C|Sole Proprietor|Sole Trader|Self-Employed|个人|个人客户|个体|个体户|个体工商户|消费者|自然人|散客',
  government:
    'Government|Government Agency|Government/Military|Public Sector|Public Authority|Authority|Municipality|Ministry|Military|政府|政府机构|政府客户|政府部门|政府机关|机关|机关单位|事业单位|机关事业单位|公共部门|军队',
};

/** Customer types by what people write in Account_Type and Ownership. */
export const customerTypeTable = createTextTable(
  customerTypeIds.flatMap((id) => words[id].split('|').map((word) => [word, id] as const)),
);

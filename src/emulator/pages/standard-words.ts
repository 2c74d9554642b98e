import type { Language } from '../../core/text.ts';

/** Zoho's own fields and picklist values as its Chinese pages call them; what a customer made himself is never translated. */
const chinese: Readonly<Record<string, string>> = {
  'Account Type': '客户类型',
  Industry: '行业',
  'Annual Revenue': '年营业额',
  Employees: '员工数',
  Ownership: '所有制',
  Website: '网站',
  Phone: '电话',
  Customer: '客户',
  Prospect: '潜在客户',
  Partner: '合作伙伴',
  Distributor: '经销商',
  Reseller: '代理商',
  Supplier: '供应商',
  Competitor: '竞争对手',
  Other: '其他',
  Private: '民营',
  Public: '上市公司',
  Subsidiary: '子公司',
  Government: '国有',
  Manufacturing: '制造业',
  'Financial Services': '金融服务',
  'Small/Medium Enterprise': '中小企业',
  'Service Provider': '服务商',
  Technology: '科技',
  'Large Enterprise': '大型企业',
  Education: '教育',
  'Government/Military': '政府机构',
};

/** A label or value of Zoho's own in the language of its pages. */
export function standardWord(word: string, language: Language): string {
  return language === 'zh' ? (chinese[word] ?? word) : word;
}

import { CliError } from '../cli-error.ts';
import { type BoundFile, fold, formHint, listColumns } from './find-column.ts';
import type { AccountsMapping, DealsMapping } from './mapping.ts';

/**
 * Names under which Zoho CRM hands out its columns, by fact and in order of preference: labels of an export (English,
 * Chinese) and API names of a bulk read, compared without case, blanks and underscores. A lookup's id goes before its name.
 * https://www.zoho.com.cn/crm/help/customization/standard-fields.html
 */
const accountColumns = {
  id: ['Record Id', 'id', 'Account Id', '记录 ID', '客户 ID'],
  name: ['Account Name', '客户名称', '公司名称'],
  parent: ['Parent Account.id', 'Parent Account', '上级客户', '父客户', '母公司'],
  industry: ['Industry', '行业'],
  accountType: ['Account Type', '客户类型'],
  ownership: ['Ownership', '所有权'],
  employees: ['Employees', 'No. of Employees', '员工数量', '员工数', '员工'],
  annualRevenue: ['Annual Revenue', '年收入'],
  country: ['Billing Country', '账单国家', '开票国家'],
  region: ['Billing State', '账单省份', '开票省份'],
  city: ['Billing City', '账单城市', '开票城市'],
  owner: ['Account Owner.id', 'Owner', 'Account Owner', '客户所有者'],
  createdOn: ['Created Time', '创建时间'],
} as const;

const dealColumns = {
  id: ['Record Id', 'id', 'Deal Id', '记录 ID', '商机 ID'],
  account: ['Account Name.id', 'Account Name', '客户名称.id', '客户名称'],
  accountName: ['Account Name', '客户名称'],
  stage: ['Stage', '阶段'],
  amount: ['Amount', '金额'],
  closedOn: ['Closing Date', '预计成交日期', '成交日期', '结束日期', '截止日期'],
  createdOn: ['Created Time', '创建时间'],
  type: ['Type', 'Deal Type', '类型'],
  product: ['Product', 'Product Name', 'Products', '产品', '产品名称'],
  lossReason: ['Reason For Loss', 'Reason For Loss s', 'Reason For Losing', '丢单原因', '丢失原因'],
} as const;

/** The mapping of an accounts file as Zoho writes it. Throws a {@link CliError} when it names no account. */
export function zohoAccounts(file: BoundFile): AccountsMapping {
  const mapping = mapColumns(file, accountColumns);
  if (!mapping.id && !mapping.name) throw notFromZoho(file, 'accounts', accountColumns.name[0]);
  return mapping;
}

/** The mapping of a deals file as Zoho writes it. Throws a {@link CliError} when a column is absent that deals need. */
export function zohoDeals(file: BoundFile): DealsMapping {
  const { account, closedOn, stage, ...others } = mapColumns(file, dealColumns);
  if (!account) throw notFromZoho(file, 'deals', dealColumns.account[1]);
  if (!stage) throw notFromZoho(file, 'deals', dealColumns.stage[0]);
  if (!closedOn) throw notFromZoho(file, 'deals', dealColumns.closedOn[0]);
  return { account, closedOn, stage, ...others };
}

function mapColumns<Fact extends string>(
  { columns = [] }: BoundFile,
  names: Readonly<Record<Fact, readonly string[]>>,
): { [fact in Fact]?: { index: number } } {
  const folded = columns.map(fold);
  const mapping: { [fact in Fact]?: { index: number } } = {};
  for (const fact of Object.keys(names) as Fact[]) {
    const index = names[fact].map((name) => folded.indexOf(fold(name))).find((at) => at !== -1);
    if (index !== undefined) mapping[fact] = { index };
  }
  return mapping;
}

function notFromZoho({ path, columns = [] }: BoundFile, what: string, column: string): CliError {
  const apiName = column.replaceAll(' ', '_');
  const list = listColumns(columns);
  return new CliError(
    {
      en: `The ${what} file ${path} does not look like an export of Zoho CRM: it has no column “${column}” (“${apiName}” in a bulk read).`,
      zh: `${what === 'deals' ? '商机' : '客户'}文件 ${path} 不像 Zoho CRM 的导出文件：没有列“${column}”（批量读取中为“${apiName}”）。`,
    },
    formHint(columns) ?? {
      en: `Say with --mapping FILE where the facts stand (docs/mapping.md); its columns are: ${list}.`,
      zh: `请用 --mapping FILE 指定各列（见 docs/mapping.md）；该文件的列有：${list}。`,
    },
  );
}

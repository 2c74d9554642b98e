import type { Organization } from '../../app/ports/organization-store.ts';
import type { Store } from '../../app/ports/store.ts';
import type { Language } from '../../core/text.ts';
import { readFormat } from '../option-values.ts';
import { alignColumns } from '../output/align-columns.ts';
import { printable } from '../output/printable.ts';
import { parseOptions } from '../parse-options.ts';
import type { Terminal } from '../terminal.ts';
import { withStore } from '../with-tools.ts';

/** An organization in the list. */
interface Listed {
  id: string;
  name: string;
  status: Organization['status'];
  /** API address of its data center. */
  apiDomain: string;
  accounts: number;
  deals: number;
  /** ISO 8601. */
  connectedAt: string;
}

/** `tierwise organizations list`. */
export async function run(args: string[], terminal: Terminal): Promise<void> {
  const options = parseOptions(args, ['format'], 'organizations');
  const format = readFormat(options.format, ['table', 'json'], 'organizations');
  await withStore(async (store) => {
    const rows: Listed[] = [];
    for (const organization of await store.organizations.listAll()) {
      rows.push(await listed(organization, store));
    }
    terminal.out.write(
      format === 'json'
        ? `${JSON.stringify(rows, undefined, 2)}\n`
        : table(rows, terminal.language),
    );
  });
}

async function listed(
  { id, profile, status, connection, connectedAt }: Organization,
  store: Store,
): Promise<Listed> {
  return {
    id,
    name: profile.name,
    status,
    apiDomain: connection.apiDomain,
    ...(await store.mirror.count(id)),
    connectedAt: new Date(connectedAt).toISOString(),
  };
}

const words = {
  en: {
    heads: ['Organization', 'Name', 'Status', 'Accounts', 'Deals', 'Connected on'],
    connected: 'connected',
    disconnected: 'disconnected',
    none: 'No organization is kept here.',
  },
  zh: {
    heads: ['组织', '名称', '状态', '客户', '商机', '连接日期'],
    connected: '已连接',
    disconnected: '已断开',
    none: '本机没有保存任何组织的数据。',
  },
} as const;

function table(rows: readonly Listed[], language: Language): string {
  const said = words[language];
  if (rows.length === 0) return `${said.none}\n`;
  const cells = rows.map(({ id, name, status, accounts, deals, connectedAt }) => [
    id,
    printable(name),
    said[status],
    String(accounts),
    String(deals),
    connectedAt.slice(0, 10),
  ]);
  return `${alignColumns([said.heads, ...cells]).join('\n')}\n`;
}

import { randomBytes } from 'node:crypto';
import { dayOf, formatDay } from '../core/day.ts';
import type { Text } from '../core/text.ts';
import { createDemoBook } from '../emulator/demo-book.ts';
import type { Emulator } from '../emulator/emulator.ts';
import { sdkPath } from '../emulator/pages/assets.ts';
import { createCrmPages } from '../emulator/pages/create-crm-pages.ts';
import { startEmulator } from '../emulator/start-emulator.ts';
import { CliError } from './cli-error.ts';
import { parseOptions, usage } from './parse-options.ts';
import type { Terminal } from './terminal.ts';
import { untilStopped } from './until-stopped.ts';

const usual = {
  port: 8090,
  'accounts-port': 8091,
  seed: 7,
  server: 'http://localhost:8080',
} as const;

/** `tierwise emulator`: a local Zoho CRM for a server that runs elsewhere, until it is asked to stop. */
export async function run(args: string[], terminal: Terminal): Promise<void> {
  const given = parseOptions(args, ['port', 'accounts-port', 'seed', 'server'], 'emulator');
  const { language, out, err } = terminal;
  const number = (name: 'port' | 'accounts-port' | 'seed') =>
    readNumber(name, given[name], usual[name]);
  const server = readServer(given.server ?? usual.server);
  const ports = { port: number('port'), accountsPort: number('accounts-port') };
  const today = formatDay(dayOf(Date.now(), 'Asia/Shanghai'));
  const book = createDemoBook({ seed: number('seed'), today, language });
  const widget = { title: 'Tierwise', url: `${server}/widget/index.html` };
  const pages = createCrmPages({ widget: () => widget });
  const emulator = await startEmulator({ ...ports, organizations: [book], pages }).catch(
    (error: NodeJS.ErrnoException) => {
      throw error.code === 'EADDRINUSE' ? portTaken(error) : error;
    },
  );
  const clients = { connect: aClient(), signIn: aClient() };
  for (const { id, secret } of Object.values(clients)) {
    emulator.registerClient({
      clientId: id,
      clientSecret: secret,
      redirectUris: [`${server}/oauth/callback`],
      name: 'Tierwise',
    });
  }
  const others = clientForOthers(emulator, book.zgid, book.users[0]?.id ?? '');
  err.write(`${ready[language].replace('{crm}', emulator.apiUrl)}\n\n`);
  err.flush();
  out.write(settingsOf(emulator, server, clients));
  out.write(`#\n# ${forOthers[language]}\n${others}`);
  out.flush();
  await untilStopped();
  await emulator.stop();
}

interface Client {
  id: string;
  secret: string;
}

function aClient(): Client {
  return {
    id: `1000.${randomBytes(15).toString('hex').toUpperCase()}`,
    secret: randomBytes(21).toString('hex'),
  };
}

/** Comments that name a client with every right and tokens of the first user, as a self client has them in Zoho's API console. */
function clientForOthers(emulator: Emulator, zgid: string, userId: string): string {
  const { id, secret } = aClient();
  const { apiUrl, accountsUrl } = emulator;
  const redirectUri = `${apiUrl}/`;
  emulator.registerClient({ clientId: id, clientSecret: secret, redirectUris: [redirectUri] });
  const scopes = everyScope;
  const tokens = emulator.grantTokens({ clientId: id, zgid, userId, scopes });
  const named: [name: string, value: string][] = [
    ['API', `${apiUrl}/crm/v8`],
    ['TOKEN_URL', `${accountsUrl}/oauth/v2/token`],
    ['CLIENT_ID', id],
    ['CLIENT_SECRET', secret],
    ['REDIRECT_URI', redirectUri],
    ['REFRESH_TOKEN', tokens.refreshToken],
    ['ACCESS_TOKEN', tokens.accessToken],
  ];
  return named.map(([name, value]) => `# ${name}=${value}\n`).join('');
}

const everyScope = [
  'ZohoCRM.modules.ALL',
  'ZohoCRM.settings.ALL',
  'ZohoCRM.org.ALL',
  'ZohoCRM.users.ALL',
  'ZohoCRM.coql.READ',
  'ZohoCRM.notifications.ALL',
  'ZohoCRM.bulk.ALL',
  'ZohoFiles.files.ALL',
  'ZohoSearch.securesearch.READ',
];

/** The lines of a `.env` with which `tierwise serve` works against this emulator. */
function settingsOf(
  { apiUrl, accountsUrl }: Emulator,
  server: string,
  { connect, signIn }: { connect: Client; signIn: Client },
): string {
  const { hostname, port, protocol } = new URL(server);
  const settings: [name: string, value: string][] = [
    ['PORT', port || (protocol === 'https:' ? '443' : '80')],
    ['HOST', hostname],
    ['PUBLIC_URL', server],
    ['SECRET_KEY', randomBytes(32).toString('base64')],
    ['ZOHO_CLIENT_ID', connect.id],
    ['ZOHO_CLIENT_SECRET', connect.secret],
    ['ZOHO_SIGN_IN_CLIENT_ID', signIn.id],
    ['ZOHO_SIGN_IN_CLIENT_SECRET', signIn.secret],
    ['ZOHO_DATA_CENTER', 'local'],
    ['ZOHO_EMULATOR_URL', apiUrl],
    ['ZOHO_EMULATOR_ACCOUNTS_URL', accountsUrl],
    ['WIDGET_SDK_URL', apiUrl + sdkPath],
    ['DATABASE_PATH', '.tierwise/emulated.db'],
  ];
  return settings.map(([name, value]) => `${name}=${value}\n`).join('');
}

function readNumber(name: string, text: string | undefined, fallback: number): number {
  if (text === undefined) return fallback;
  const value = Number(text);
  if (/^\d{1,9}$/.test(text) && (name === 'seed' || value <= 65_535)) return value;
  throw usage('emulator', {
    en: `--${name} takes a number${name === 'seed' ? '' : ' up to 65535'}, not “${text}”.`,
    zh: `--${name} 须为数字${name === 'seed' ? '' : '（不超过 65535）'}，而不是“${text}”。`,
  });
}

function readServer(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return url.origin;
  throw usage('emulator', {
    en: `--server takes an address such as ${usual.server}, not “${text}”.`,
    zh: `--server 须为地址，例如 ${usual.server}，而不是“${text}”。`,
  });
}

function portTaken(cause: NodeJS.ErrnoException & { port?: number }): CliError {
  return new CliError(
    { en: `Port ${cause.port} is taken.`, zh: `端口 ${cause.port} 已被占用。` },
    {
      en: 'Choose others with --port and --accounts-port; 0 takes a free one.',
      zh: '请用 --port 与 --accounts-port 指定其他端口；0 表示自动选择。',
    },
    { cause },
  );
}

const ready: Text = {
  en: `A local Zoho CRM is up at {crm}. Put these lines into .env (with a database of their own, since
the CRM forgets everything when it stops) and run “tierwise serve” in another terminal:`,
  zh: `本地 Zoho CRM 已启动：{crm}
请将以下内容写入 .env（使用单独的数据库文件，因为 CRM 停止后不保留数据），
并在另一个终端中运行 tierwise serve：`,
};

const forOthers: Text = {
  en: 'For curl, SDKs and other programs: a client of their own, with tokens (ACCESS_TOKEN for an hour).',
  zh: '供 curl、SDK 等其他程序使用的客户端及令牌（ACCESS_TOKEN 有效期一小时）：',
};

/** What `tierwise emulator --help` prints. */
export const help: Text = {
  en: `Runs a local Zoho CRM alone: the API, the accounts server and pages for the browser, with
1,000 accounts and 10,000 deals in memory. Two clients are registered with it; the lines
of .env that name them go to standard output, and below them, as comments, a client with
tokens for curl, SDKs and other programs.

Usage: tierwise emulator [OPTIONS]

Options:
  --port N             of the API and the pages; ${usual.port} when absent, 0 for a free one
  --accounts-port N    of the accounts server; ${usual['accounts-port']} when absent
  --server URL         where “tierwise serve” will be; ${usual.server} when absent
  --seed N             another book of accounts and deals; ${usual.seed} when absent
  --language en|zh     language of the CRM and of what is said here
`,
  zh: `单独运行一个本地 Zoho CRM：API、账号服务与浏览器页面，内存中有 1,000 个客户和 10,000 笔商机。
启动时注册两个客户端，并将相应的 .env 配置输出到标准输出；
其后的注释行给出供 curl、SDK 等程序使用的客户端与令牌。

用法：tierwise emulator [选项]

选项：
  --port N             API 与页面的端口；默认 ${usual.port}，0 表示自动选择
  --accounts-port N    账号服务的端口；默认 ${usual['accounts-port']}
  --server URL         tierwise serve 的地址；默认 ${usual.server}
  --seed N             换一套客户与商机数据；默认 ${usual.seed}
  --language en|zh     CRM 及此处提示的语言
`,
};

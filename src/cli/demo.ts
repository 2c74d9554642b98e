import type { Text } from '../core/text.ts';
import { runDemo } from './demo/run-demo.ts';
import { winDeal } from './demo/win-deal.ts';
import { parseOptions, usage } from './parse-options.ts';
import type { Terminal } from './terminal.ts';

const usualSeed = 7;

/** `tierwise demo`: a local Zoho CRM with a connected Tierwise; with `--win-deal`, a deal won in the demo that runs. */
export async function run(args: string[], terminal: Terminal): Promise<void> {
  const { isGiven, account, others } = takeWinDeal(args);
  if (isGiven) {
    parseOptions(others, [], 'demo');
    await winDeal(account, terminal);
    return;
  }
  const { seed } = parseOptions(others, ['seed'], 'demo');
  await runDemo(readSeed(seed), terminal);
}

/** Takes `--win-deal [ACCOUNT]` out of the arguments; a name of several words needs no quotes. */
function takeWinDeal(args: string[]): { isGiven: boolean; account?: string; others: string[] } {
  const at = args.findIndex((arg) => arg === '--win-deal' || arg.startsWith('--win-deal='));
  if (at === -1) return { isGiven: false, others: args };
  const [option = '', ...following] = args.slice(at);
  const next = following.findIndex((arg) => arg.startsWith('--'));
  const words = next === -1 ? following : following.slice(0, next);
  const account = [...option.split('=').slice(1), ...words].join(' ').trim();
  const others = [...args.slice(0, at), ...(next === -1 ? [] : following.slice(next))];
  return { isGiven: true, ...(account !== '' && { account }), others };
}

function readSeed(text: string | undefined): number {
  if (text === undefined) return usualSeed;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw usage('demo', {
    en: `--seed takes a whole number, not “${text}”.`,
    zh: `--seed 须为整数，而不是“${text}”。`,
  });
}

/** What `tierwise demo --help` prints. */
export const help: Text = {
  en: `Starts a local Zoho CRM with 1,000 accounts and 10,000 deals, connects Tierwise to it
through the real sign-in and consent, classifies every account, writes the classes
back, and stays up for a look in the browser. Needs no Zoho account and no network.

Usage: tierwise demo [--seed N] [--language en|zh]
       tierwise demo --win-deal [ACCOUNT]

Options:
  --seed N             another book of accounts and deals; ${usualSeed} when absent
  --win-deal [ACCOUNT] wins an open deal in the demo that runs in this folder and
                       shows what changes; ACCOUNT is a name, a part of it or an id
  --language en|zh     language of the CRM, its fields and what is said here

Ctrl+C stops it. Nothing is left behind; addresses stand in .tierwise/demo.json meanwhile.
`,
  zh: `启动一个本地 Zoho CRM（1,000 个客户、10,000 笔商机），通过真实的登录与授权连接 Tierwise，
完成全部客户分级并写回 CRM，随后保持运行，供您在浏览器中查看。无需 Zoho 账号，也无需联网。

用法：tierwise demo [--seed N] [--language en|zh]
      tierwise demo --win-deal [客户]

选项：
  --seed N             换一套客户与商机数据；默认 ${usualSeed}
  --win-deal [客户]    在此目录正在运行的演示中赢下一笔商机，并显示随之发生的变化；
                       可输入客户名称、名称的一部分或编号
  --language en|zh     CRM、分级字段及此处提示的语言

按 Ctrl+C 停止，不留下任何内容；运行期间的地址记录在 .tierwise/demo.json。
`,
};

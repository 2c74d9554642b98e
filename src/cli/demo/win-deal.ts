import { setTimeout as pause } from 'node:timers/promises';
import { renderMoney } from '../../core/messages/render-message.ts';
import type { Language } from '../../core/text.ts';
import { CliError } from '../cli-error.ts';
import { textWidth } from '../output/text-width.ts';
import type { Terminal } from '../terminal.ts';
import { type DemoDetails, readRunningDemo } from './demo-file.ts';
import { type CrmReader, readCrm, type ShownAccount } from './read-crm.ts';

const lookEveryMs = 50;
/** How long the classes may take to change. */
const patienceMs = 15_000;
/** After the last change, how long to wait for another. */
const quietMs = 1500;

type ShownDeal = ShownAccount['deals'][number];

/**
 * Wins an open deal in the demo that runs in this folder, as a person would in the CRM's pages, and shows what that
 * changes and when.
 *
 * @param wanted name (or a part of it) or id of the account; an account whose classes will change when absent
 */
export async function winDeal(
  wanted: string | undefined,
  { language, out }: Terminal,
): Promise<void> {
  const { details } = readRunningDemo();
  const crm = await readCrm(details, language).catch((error: unknown) => {
    throw notAnswering(details, error);
  });
  const { shown, deal } =
    wanted === undefined ? await nextExample(crm, details) : await openDealOf(crm, wanted);
  const say = (line: string) => {
    out.write(`${line}\n`);
    out.flush();
  };
  const amount = deal.amount === undefined ? '' : ` · ${renderMoney(deal.amount, language, 'CNY')}`;
  say(`${shown.account.name} · ${deal.name}${amount}`);
  const wonAt = performance.now();
  await crm.winDeal(deal.id);
  say(language === 'zh' ? '  商机已赢单' : '  deal won');
  const changes = await watchClasses(crm, shown, wonAt, (change) =>
    say(describe(change, language)),
  );
  if (changes === 0) say(nothingChanged(language));
  say(`  ${details.crmUrl}/crm/${details.domainName}/tab/Accounts/${shown.account.id}`);
}

interface Choice {
  shown: ShownAccount;
  deal: ShownDeal;
}

/** The first of the noted deals that is still open. */
async function nextExample(crm: CrmReader, { toWin }: DemoDetails): Promise<Choice> {
  for (const { accountId, dealId } of toWin) {
    const shown = await crm.account(accountId);
    const deal = shown?.deals.find(({ id, isOpen }) => id === dealId && isOpen);
    if (shown && deal) return { shown, deal };
  }
  throw new CliError(
    {
      en: 'Every deal that the demo had noted has been won.',
      zh: '演示预选的商机已全部赢单。',
    },
    {
      en: 'Name an account: tierwise demo --win-deal NAME. The CRM’s pages show which have open deals.',
      zh: '请指定客户：tierwise demo --win-deal 客户名称。CRM 页面会显示哪些客户有进行中的商机。',
    },
  );
}

/** The largest open deal of the account that a person named. */
async function openDealOf(crm: CrmReader, wanted: string): Promise<Choice> {
  const shown = await crm.account(await idOf(crm, wanted));
  if (!shown) throw unknownAccount(wanted);
  const open = shown.deals.filter(({ isOpen }) => isOpen);
  const [deal] = open.sort((a, b) => (b.amount ?? 0) - (a.amount ?? 0));
  if (deal) return { shown, deal };
  throw new CliError(
    {
      en: `“${shown.account.name}” has no open deal.`,
      zh: `客户“${shown.account.name}”没有进行中的商机。`,
    },
    {
      en: 'Create one on its page in the CRM, or name another account.',
      zh: '请在 CRM 的客户页面中新建商机，或指定其他客户。',
    },
  );
}

async function idOf(crm: CrmReader, wanted: string): Promise<string> {
  if (/^\d{6,19}$/.test(wanted)) return wanted;
  const found = await crm.search(wanted);
  const [only] = found.filter(({ name }) => name === wanted);
  if (only) return only.id;
  const [first, second] = found;
  if (!first) throw unknownAccount(wanted);
  if (second) throw ambiguous(wanted, found);
  return first.id;
}

/** One class that is another than before. */
interface Change {
  label: string;
  from: string | null;
  to: string | null;
  afterMs: number;
}

/** Reads the account's page until its classes have come to rest; tells each change once and answers how many there were. */
async function watchClasses(
  crm: CrmReader,
  { account }: ShownAccount,
  since: number,
  tell: (change: Change) => void,
): Promise<number> {
  const values = new Map(account.classes.map(({ label, value }) => [label, value]));
  let changes = 0;
  let changedAt = 0;
  for (;;) {
    const afterMs = performance.now() - since;
    const now = await crm.account(account.id);
    for (const { label, value } of now?.account.classes ?? []) {
      const from = values.get(label) ?? null;
      if (from === value) continue;
      values.set(label, value);
      tell({ label, from, to: value, afterMs });
      changes += 1;
      changedAt = afterMs;
    }
    const isAtRest = changes > 0 && afterMs - changedAt > quietMs;
    if (isAtRest || afterMs > patienceMs) return changes;
    await pause(lookEveryMs);
  }
}

const labelColumns = 18;
/** A text so long is shown alone: nobody compares sentences. */
const longText = 24;

function describe({ label, from, to, afterMs }: Change, language: Language): string {
  const seconds = (afterMs / 1000).toFixed(1);
  const name = label + ' '.repeat(Math.max(1, labelColumns - textWidth(label)));
  const isSentence = [from, to].some((text) => textWidth(text ?? '') > longText);
  const what = isSentence ? (to ?? '—') : `${from ?? '—'} → ${to ?? '—'}`;
  return language === 'zh'
    ? `  ${name}${what}（${seconds} 秒后）`
    : `  ${name}${what}  (after ${seconds} s)`;
}

function nothingChanged(language: Language): string {
  return language === 'zh'
    ? '  15 秒内没有分级变化：这笔商机不足以改变任何分级。'
    : '  No class changed within 15 s: this deal does not move the account.';
}

function unknownAccount(wanted: string): CliError {
  return new CliError(
    { en: `The CRM has no account “${wanted}”.`, zh: `CRM 中没有客户“${wanted}”。` },
    { en: 'A part of the name will do, or the id.', zh: '可输入名称的一部分或客户编号。' },
  );
}

function ambiguous(wanted: string, found: { name: string }[]): CliError {
  const names = found.slice(0, 5).map(({ name }) => name);
  return new CliError(
    {
      en: `Several accounts match “${wanted}”: ${names.join(', ')}${found.length > 5 ? ' …' : ''}`,
      zh: `有多个客户符合“${wanted}”：${names.join('、')}${found.length > 5 ? '……' : ''}`,
    },
    { en: 'Type more of the name, or the id.', zh: '请输入更完整的名称，或客户编号。' },
  );
}

function notAnswering({ crmUrl }: DemoDetails, cause: unknown): CliError {
  return new CliError(
    { en: `The demo does not answer at ${crmUrl}.`, zh: `演示在 ${crmUrl} 没有响应。` },
    {
      en: 'Look at the terminal in which it runs; start it again if it has stopped.',
      zh: '请查看运行演示的终端；如已停止，请重新启动。',
    },
    { cause },
  );
}

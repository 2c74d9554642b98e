import { formatDay } from '../core/day.ts';
import { buildGroups } from '../core/groups/build-groups.ts';
import { bookHistory } from '../core/history/book-history.ts';
import type { Text } from '../core/text.ts';
import { readGivenBook } from './book/read-given-book.ts';
import { historyOptions } from './history/history-options.ts';
import { historyTable } from './history/history-table.ts';
import { aboutReading } from './output/about-reading.ts';
import { tellWarnings } from './output/tell-warnings.ts';
import { readPolicy } from './read-policy.ts';
import type { Terminal } from './terminal.ts';

/** `tierwise history`: the classes of past months, and why they are others today. */
export async function run(args: string[], terminal: Terminal): Promise<void> {
  const options = historyOptions(args);
  const policy = readPolicy(options.policy);
  const { read, warnings } = await readGivenBook(options);
  const groups = buildGroups(read.book.accounts, read.book.indexOf);
  const home = { currency: options.currency };
  const history = bookHistory(read.book, groups, { policy, asOf: options.asOf, home }, options);
  const text =
    options.format === 'json'
      ? `${JSON.stringify({ ...history, days: history.days.map(({ on, counts }) => ({ on: formatDay(on), counts })) }, undefined, 2)}\n`
      : historyTable(history, policy, terminal.language, options.currency);
  terminal.out.write(text);
  tellWarnings(terminal, [...warnings, ...aboutReading(read)]);
}

/** What `tierwise history --help` prints. */
export const help: Text = {
  en: `Shows how many accounts stood in each class on the first of each past month,
back-filled from the deals, and takes apart why they stand elsewhere today:
time that passed, deals of their own, or lines drawn anew for everybody.

Usage: tierwise history --deals FILE [--accounts FILE] [OPTIONS]

Files:
  --accounts, --deals, --mapping, --policy   as for classify

Options:
  --months N           months to look back; 12 when absent
  --dimension ID       what to look at; tier when absent
  --as-of YYYY-MM-DD   the last day; today when absent
  --currency CODE      currency of the amounts, as in CNY
  --format FORMAT      table (default) or json
  --language en|zh     language of the table

Classes are held as the policy's "stability" wants: they rise at once and fall
only when confirmed.
`,
  zh: `显示过去每月一日各分级的客户数（由商机数据回溯得出），并拆解今天为何不同：
时间推移、客户自身的商机，还是全体门槛重新校准。

用法：tierwise history --deals FILE [--accounts FILE] [选项]

文件：
  --accounts、--deals、--mapping、--policy   与 classify 相同

选项：
  --months N           回溯的月数；默认 12
  --dimension ID       要查看的维度；默认 tier
  --as-of YYYY-MM-DD   截止日期；默认今天
  --currency CODE      金额的货币，例如 CNY
  --format FORMAT      table（表格，默认）或 json
  --language en|zh     表格的语言

分级按策略中的 stability 保持：上升立即生效，下降须经确认。
`,
};

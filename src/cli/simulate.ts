import { simulatePolicies } from '../core/simulation/simulate-policies.ts';
import type { Text } from '../core/text.ts';
import { readGivenBook } from './book/read-given-book.ts';
import { openFile } from './open-file.ts';
import { aboutReading } from './output/about-reading.ts';
import { tellWarnings } from './output/tell-warnings.ts';
import { readPolicy } from './read-policy.ts';
import { simulateOptions } from './simulate/simulate-options.ts';
import { simulationCsv } from './simulate/simulation-csv.ts';
import { simulationJson } from './simulate/simulation-json.ts';
import { simulationTable } from './simulate/simulation-table.ts';
import type { Terminal } from './terminal.ts';
import { createWriter } from './writer.ts';

/** `tierwise simulate`: what another policy would change, on exported files. */
export async function run(args: string[], terminal: Terminal): Promise<void> {
  const options = simulateOptions(args);
  const { asOf, currency, fields, format, limit } = options;
  const before = readPolicy(options.policy);
  const after = readPolicy(options.against);
  const { read, warnings } = await readGivenBook(options);
  const { language } = terminal;
  const simulation = simulatePolicies(read.book, {
    ...{ asOf, before, after, fields, language, currency },
    home: { currency },
  });
  const { output } = options;
  const writer = output === undefined ? terminal.out : createWriter(openFile(output, 'w'), output);
  if (format === 'json') writer.write(simulationJson(simulation));
  else if (format === 'csv') for (const line of simulationCsv(simulation)) writer.write(line);
  else {
    const lines = simulationTable(simulation, { before, after, language, currency, limit });
    for (const line of lines) writer.write(`${line}\n`);
  }
  if (output !== undefined) writer.end();
  tellWarnings(terminal, [...warnings, ...aboutReading(read)]);
}

/** What `tierwise simulate --help` prints. */
export const help: Text = {
  en: `Shows what another policy would change, before anything is written: who moves,
from where to where, with how much revenue, and what the write would take.

Usage: tierwise simulate --deals FILE --against POLICY [OPTIONS]

  --deals FILE         deals as CSV
  --accounts FILE      accounts as CSV; without it they come from the deals
  --mapping FILE       JSON that says where the facts stand (docs/mapping.md)
  --policy POLICY      the policy in force: a file or a preset; the standard
                       policy when absent
  --against POLICY     the policy that would take its place

Options:
  --as-of YYYY-MM-DD   the day to look from; today when absent
  --currency CODE      currency of the amounts, as in CNY
  --fields KEYS        class fields the CRM has, as in tier,lifecycle; all when
                       absent
  --format FORMAT      table (default), json (everything) or csv (a row for each
                       change of each account)
  --limit N            most accounts in the table; 20 when absent
  --output FILE        where to write instead of standard output
  --language en|zh     language of the table and of the texts that are compared

Exit codes: 0 done, 1 an error inside Tierwise, 2 something to correct.
`,
  zh: `在写入之前预览另一份策略会带来哪些变化：哪些客户变动、由哪级到哪级、涉及多少
销售额，以及写回 CRM 需要多少行、多少字段和多少 API 额度。

用法：tierwise simulate --deals FILE --against 策略 [选项]

  --deals FILE         商机文件（CSV）
  --accounts FILE      客户文件（CSV）；省略时由商机得出客户
  --mapping FILE       说明各列含义的 JSON（见 docs/mapping.md）
  --policy 策略        现行策略：文件或预设编号；默认标准策略
  --against 策略       拟采用的策略

选项：
  --as-of YYYY-MM-DD   以哪一天为准；默认今天
  --currency CODE      金额的货币，例如 CNY
  --fields KEYS        CRM 中已有的分级字段，例如 tier,lifecycle；默认全部
  --format FORMAT      table（默认）、json（全部内容）或 csv（每个客户的每项变动一行）
  --limit N            表格中最多显示的客户数；默认 20
  --output FILE        输出到文件；默认标准输出
  --language en|zh     表格及所比较文本的语言

退出码：0 完成，1 Tierwise 内部错误，2 需更正输入。
`,
};

import { runBacktest } from '../core/backtest/run-backtest.ts';
import { dayOf } from '../core/day.ts';
import type { Text } from '../core/text.ts';
import { aboutBacktest } from './backtest/about-backtest.ts';
import { backtestJson } from './backtest/backtest-json.ts';
import { backtestOptions } from './backtest/backtest-options.ts';
import { backtestTable } from './backtest/backtest-table.ts';
import { checkPeriod } from './backtest/check-period.ts';
import { readGivenBook } from './book/read-given-book.ts';
import { openFile } from './open-file.ts';
import { aboutReading } from './output/about-reading.ts';
import { tellWarnings } from './output/tell-warnings.ts';
import { readPolicy } from './read-policy.ts';
import type { Terminal } from './terminal.ts';
import { createWriter } from './writer.ts';

/** `tierwise backtest`: how good the lifecycle would have been on a past day, judged by what happened since. */
export async function run(args: string[], terminal: Terminal): Promise<void> {
  const options = backtestOptions(args);
  const policy = readPolicy(options.policy);
  const { read, warnings: aboutFiles } = await readGivenBook(options);
  const today = dayOf(Date.now(), Intl.DateTimeFormat().resolvedOptions().timeZone);
  const aboutPeriod = checkPeriod(read.book, options, today);
  const backtest = runBacktest(read.book, policy, options.origin, options.horizonDays);
  const warnings = [
    ...aboutFiles,
    ...aboutPeriod,
    ...aboutBacktest(backtest),
    ...aboutReading(read),
  ];

  const { language, out } = terminal;
  const sentences = warnings.map(({ sentence }) => sentence[language]);
  const text =
    options.format === 'json'
      ? `${JSON.stringify(backtestJson(backtest, sentences), undefined, 2)}\n`
      : backtestTable(backtest, language);
  const { output } = options;
  const writer = output === undefined ? out : createWriter(openFile(output, 'w'), output);
  writer.write(text);
  if (writer !== out) writer.end();
  tellWarnings(terminal, warnings);
}

/** What `tierwise backtest --help` prints. */
export const help: Text = {
  en: `Tests the lifecycle on your own book: stands on a past day with nothing but the
deals won up to then, says which accounts will buy within a horizon and which
are lost, and holds that against what happened. Beside it: the usual rules
“lost after 90, 180 or 365 days”, days since the last purchase, and the models
of the literature.

Usage: tierwise backtest --deals FILE --origin YYYY-MM-DD --horizon DAYS [OPTIONS]

Files:
  --deals FILE         deals as CSV
  --accounts FILE      accounts as CSV; without it they come from the deals
  --mapping FILE       JSON that says where the facts stand (docs/mapping.md);
                       without it, exports and bulk reads of Zoho CRM are read
  --policy FILE        JSON with the lifecycle’s thresholds, or a preset;
                       the standard policy when absent

Options:
  --origin YYYY-MM-DD  the day to stand on
  --horizon DAYS       how many days after it purchases are looked for; the data
                       must reach that far
  --format FORMAT      table (default) or json
  --output FILE        where to write instead of standard output
  --language en|zh     language of table, errors and warnings

What it tells, per method:
  AUC         of two accounts, how often the one that bought was ranked higher;
              0.5 is chance, 1 is perfect
  Brier       mean square error of the probability; lower is better, and it has
              to beat that of telling everyone the share that bought
  ECE         how far the probabilities lie from the shares that bought
  Lost        the share called lost; precision: how many of these did not buy;
              recall: how many of those that did not buy were called lost

The model is chosen and fitted with deals up to the origin only.

Exit codes: 0 done, 1 an error inside Tierwise, 2 something to correct.
`,
  zh: `用您自己的历史数据检验生命周期判断：站在过去的某一天，只依据当时已有的赢单，
判断哪些客户会在观察期内购买、哪些已经流失，再与实际情况对照。同时列出常见规则
（沉默超过 90、180 或 365 天即流失）、距上次购买的天数，以及文献中的模型。

用法：tierwise backtest --deals FILE --origin YYYY-MM-DD --horizon 天数 [选项]

文件：
  --deals FILE         商机文件（CSV）
  --accounts FILE      客户文件（CSV）；省略时由商机得出客户
  --mapping FILE       说明各列含义的 JSON（见 docs/mapping.md）；
                       省略时按 Zoho CRM 的导出或批量读取文件读取
  --policy FILE        含生命周期阈值的策略 JSON，或预设名称；省略时使用标准策略

选项：
  --origin YYYY-MM-DD  起始日期，即“站在哪一天”
  --horizon 天数       之后观察多少天内的购买；数据须覆盖这段时间
  --format FORMAT      table（表格，默认）或 json
  --output FILE        输出到文件；默认标准输出
  --language en|zh     表格、错误与警告的语言

每种方法的指标：
  AUC         任取一个已购买、一个未购买的客户，前者排名更高的概率；0.5 等于随机，1 为完美
  Brier       概率的均方误差，越低越好；应低于对所有客户都预测平均购买率时的得分
  ECE         预测概率与实际购买比例的平均偏差
  判为流失    被判为流失的客户占比；准确率：其中确实没有购买的比例；
              召回率：所有未购买的客户中被判为流失的比例

模型的选择与估计只使用起始日期及之前的商机。

退出码：0 完成，1 Tierwise 内部错误，2 需更正输入。
`,
};

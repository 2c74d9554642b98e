import type { Book } from '../core/book/book.ts';
import { classifyBook } from '../core/classification/classify-book.ts';
import type { Context } from '../core/dimensions/dimension.ts';
import { buildGroups, type Groups } from '../core/groups/build-groups.ts';
import type { Text } from '../core/text.ts';
import { readGivenBook } from './book/read-given-book.ts';
import { type ClassifyOptions, classifyOptions } from './classify-options.ts';
import { openFile } from './open-file.ts';
import { createTally } from './output/create-tally.ts';
import { listWarnings } from './output/list-warnings.ts';
import type { Output } from './output/output.ts';
import { summarize } from './output/summarize.ts';
import { tellWarnings } from './output/tell-warnings.ts';
import { readPolicy } from './read-policy.ts';
import type { Terminal } from './terminal.ts';
import { calibrateTogether } from './threads/calibrate-together.ts';
import { classifyToCsv } from './threads/classify-to-csv.ts';
import { shareBook } from './threads/share-book.ts';
import { createWriter, type Writer } from './writer.ts';

/** `tierwise classify`: the core on exported files, without Zoho. */
export async function run(args: string[], terminal: Terminal): Promise<void> {
  const options = classifyOptions(args);
  const policy = readPolicy(options.policy);
  const { read, warnings: aboutFiles } = await readGivenBook(options);

  const { book, problems } = read;
  const groups = buildGroups(book.accounts, book.indexOf);
  const shared = shareBook(read, groups);
  const context = {
    asOf: options.asOf,
    policy,
    calibration: await calibrateTogether(book, shared, policy, options.asOf),
    home: { currency: options.currency },
  };
  const tally = createTally(context);
  const writer = options.output ? openWriter(options.output) : terminal.out;
  let output: Output | undefined;
  if (options.format === 'csv') await classifyToCsv(read, shared, groups, context, tally, writer);
  else {
    output = await openOutput(options, writer, { book, groups, context }, terminal);
    const { add } = output;
    classifyBook(book, groups, context, (account, subject) => {
      tally.add(subject);
      add(subject, account);
    });
  }

  const warnings = [
    ...aboutFiles,
    ...listWarnings(read, groups.findings, tally, policy, options.asOf),
  ];
  const sentences = warnings.map(({ sentence }) => sentence[terminal.language]);
  const summary = summarize(book, context, tally, read.unreadable, problems, sentences);
  if (options.summary) writeJson(options.summary, summary);
  output?.finish(summary);
  if (options.output) writer.end();
  tellWarnings(terminal, warnings);
}

/** The outputs that are written by one thread. Loads only the one that is asked for: reasons need a message formatter. */
async function openOutput(
  { format, currency, limit }: ClassifyOptions,
  writer: Writer,
  { book, groups, context }: { book: Book; groups: Groups; context: Context },
  { language }: Terminal,
): Promise<Output> {
  if (format === 'ndjson') {
    const { createNdjsonOutput } = await import('./output/create-ndjson-output.ts');
    return createNdjsonOutput(writer, { book, groups, context, currency });
  }
  const { createTableOutput } = await import('./output/create-table-output.ts');
  return createTableOutput(writer, context, { language, currency, limit });
}

function openWriter(path: string): Writer {
  return createWriter(openFile(path, 'w'), path);
}

function writeJson(path: string, value: unknown): void {
  const writer = openWriter(path);
  writer.write(`${JSON.stringify(value, undefined, 2)}\n`);
  writer.end();
}

/** What `tierwise classify --help` prints. */
export const help: Text = {
  en: `Classifies the accounts of exported files and says why.

Usage: tierwise classify --deals FILE [--accounts FILE] [OPTIONS]

Files:
  --accounts FILE      accounts as CSV; without it they come from the deals
  --deals FILE         deals as CSV
  --mapping FILE       JSON that says where the facts stand (docs/mapping.md);
                       without it, exports and bulk reads of Zoho CRM are read
  --policy FILE        JSON that says how to classify, or a preset such as
                       cn-key-account; the standard policy when absent

Options:
  --as-of YYYY-MM-DD   the day to classify as of; today when absent
  --currency CODE      currency of the amounts, as in CNY; bare numbers when absent
  --format FORMAT      table (default), csv (classes and RFM scores) or
                       ndjson (with reasons, evidence and the way to the next class)
  --limit N            most accounts in a table; all when absent
  --output FILE        where to write instead of standard output
  --summary FILE       where to write a summary as JSON
  --language en|zh     language of table, errors and warnings

Exit codes: 0 done, 1 an error inside Tierwise, 2 something to correct.
`,
  zh: `对导出文件中的客户进行分级，并说明理由。

用法：tierwise classify --deals FILE [--accounts FILE] [选项]

文件：
  --accounts FILE      客户文件（CSV）；省略时由商机得出客户
  --deals FILE         商机文件（CSV）
  --mapping FILE       说明各列含义的 JSON（见 docs/mapping.md）；
                       省略时按 Zoho CRM 的导出或批量读取文件读取
  --policy FILE        分级策略 JSON，或预设名称，例如 cn-key-account；
                       省略时使用标准策略

选项：
  --as-of YYYY-MM-DD   分级日期；默认今天
  --currency CODE      金额的货币，例如 CNY；省略时只显示数字
  --format FORMAT      table（表格，默认）、csv（各维度分级与 RFM 得分）
                       或 ndjson（含理由、依据及距下一级的差距）
  --limit N            表格中最多显示的客户数；默认全部
  --output FILE        输出到文件；默认标准输出
  --summary FILE       将汇总写入 JSON 文件
  --language en|zh     表格、错误与警告的语言

退出码：0 完成，1 Tierwise 内部错误，2 需更正输入。
`,
};

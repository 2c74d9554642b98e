import { type Day, dayOf, parseDay } from '../core/day.ts';
import { parseOptions, usage } from './parse-options.ts';

/** What `tierwise classify` is asked to do. */
export interface ClassifyOptions {
  accounts: string | undefined;
  deals: string;
  mapping: string | undefined;
  policy: string | undefined;
  asOf: Day;
  format: (typeof formats)[number];
  /** File to write to; standard output when absent. */
  output: string | undefined;
  summary: string | undefined;
  /** ISO 4217 code. */
  currency: string | undefined;
  /** Most accounts in a table. */
  limit: number | undefined;
}

const formats = ['table', 'csv', 'ndjson'] as const;
const command = 'classify';

const names = [
  ...(['accounts', 'deals', 'mapping', 'policy', 'as-of'] as const),
  ...(['format', 'output', 'summary', 'currency', 'limit'] as const),
];

/** Reads the arguments of `tierwise classify`. Throws a `CliError` for what they may not be. */
export function classifyOptions(args: string[]): ClassifyOptions {
  const given = parseOptions(args, names, command);
  const { accounts, deals, mapping, policy, output, summary } = given;
  if (deals === undefined) {
    throw usage(command, {
      en: 'The deals are missing: --deals FILE.',
      zh: '缺少商机文件：--deals FILE。',
    });
  }
  const format = readFormat(given.format);
  return {
    ...{ accounts, deals, mapping, policy, summary, format },
    asOf: readAsOf(given['as-of']),
    output: output === '-' ? undefined : output,
    currency: readCurrency(given.currency),
    limit: readLimit(given.limit, format),
  };
}

/** Today where this machine is, unless told. */
function readAsOf(text: string | undefined): Day {
  if (text === undefined) {
    return dayOf(Date.now(), Intl.DateTimeFormat().resolvedOptions().timeZone);
  }
  const day = parseDay(text);
  if (day !== undefined) return day;
  throw usage(command, {
    en: `--as-of takes a date such as 2026-03-31, not “${text}”.`,
    zh: `--as-of 须为日期，例如 2026-03-31，而不是“${text}”。`,
  });
}

function readFormat(text = 'table'): ClassifyOptions['format'] {
  const format = formats.find((known) => known === text);
  if (format) return format;
  throw usage(command, {
    en: `--format takes ${formats.join(', ')}, not “${text}”.`,
    zh: `--format 可为 ${formats.join('、')}，而不是“${text}”。`,
  });
}

function readCurrency(text: string | undefined): string | undefined {
  if (text === undefined || /^[A-Za-z]{3}$/.test(text)) return text?.toUpperCase();
  throw usage(command, {
    en: `--currency takes a code of three letters such as CNY, not “${text}”.`,
    zh: `--currency 须为三个字母的货币代码，例如 CNY，而不是“${text}”。`,
  });
}

function readLimit(text: string | undefined, format: string): number | undefined {
  if (text === undefined) return undefined;
  if (format === 'table' && /^\d+$/.test(text)) return Number(text);
  throw usage(command, {
    en: `--limit takes a number of accounts, and only a table has it.`,
    zh: `--limit 须为客户数量，且仅用于表格输出。`,
  });
}

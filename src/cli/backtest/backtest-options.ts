import { type Day, formatDay, parseDay } from '../../core/day.ts';
import type { Text } from '../../core/text.ts';
import { parseOptions, usage } from '../parse-options.ts';

/** What `tierwise backtest` is asked to do. */
export interface BacktestOptions {
  accounts: string | undefined;
  deals: string;
  mapping: string | undefined;
  policy: string | undefined;
  /** The day to stand on. */
  origin: Day;
  /** Days after it in which purchases are looked for. */
  horizonDays: number;
  format: (typeof formats)[number];
  /** File to write to; standard output when absent. */
  output: string | undefined;
}

const formats = ['table', 'json'] as const;
const command = 'backtest';
/** A hundred years. */
const mostDays = 36_500;

const names = [
  ...(['accounts', 'deals', 'mapping', 'policy'] as const),
  ...(['origin', 'horizon', 'format', 'output'] as const),
];

/** Reads the arguments of `tierwise backtest`. Throws a `CliError` for what they may not be. */
export function backtestOptions(args: string[]): BacktestOptions {
  const given = parseOptions(args, names, command);
  const { accounts, deals, mapping, policy, output } = given;
  if (deals === undefined) {
    throw usage(command, {
      en: 'The deals are missing: --deals FILE.',
      zh: '缺少商机文件：--deals FILE。',
    });
  }
  return {
    ...{ accounts, deals, mapping, policy },
    origin: readOrigin(given.origin),
    horizonDays: readHorizon(given.horizon),
    format: readFormat(given.format),
    output: output === '-' ? undefined : output,
  };
}

function readOrigin(text: string | undefined): Day {
  if (text === undefined) throw usage(command, missingOrigin);
  const day = parseDay(text);
  if (day !== undefined) return day;
  throw usage(command, {
    en: `--origin takes a date such as 2025-12-31, not “${text}”.`,
    zh: `--origin 须为日期，例如 2025-12-31，而不是“${text}”。`,
  });
}

const missingOrigin: Text = {
  en: 'The day to stand on is missing: --origin YYYY-MM-DD.',
  zh: '缺少回测的起始日期：--origin YYYY-MM-DD。',
};

function readHorizon(text: string | undefined): number {
  if (text === undefined) {
    throw usage(command, {
      en: 'How many days to look ahead is missing: --horizon DAYS.',
      zh: '缺少向后观察的天数：--horizon 天数。',
    });
  }
  const days = /^\d+$/.test(text) ? Number(text) : 0;
  if (days >= 1 && days <= mostDays) return days;
  throw usage(command, {
    en: `--horizon takes a number of days from 1 to ${mostDays}, not “${text}”.`,
    zh: `--horizon 须为 1 至 ${mostDays} 之间的天数，而不是“${text}”。`,
  });
}

function readFormat(text = 'table'): BacktestOptions['format'] {
  const format = formats.find((known) => known === text);
  if (format) return format;
  throw usage(command, {
    en: `--format takes ${formats.join(', ')}, not “${text}”.`,
    zh: `--format 可为 ${formats.join('、')}，而不是“${text}”。`,
  });
}

/** The last day that a horizon covers. */
export function lastDayOf({ origin, horizonDays }: { origin: Day; horizonDays: number }): string {
  return formatDay(origin + horizonDays);
}

import { type Day, dayOf, parseDay } from '../../core/day.ts';
import { dimensions } from '../../core/dimensions/registry.ts';
import { parseOptions, usage } from '../parse-options.ts';

/** What `tierwise history` is asked to do. */
export interface HistoryOptions {
  accounts: string | undefined;
  deals: string;
  mapping: string | undefined;
  policy: string | undefined;
  asOf: Day;
  months: number;
  dimension: string;
  format: (typeof formats)[number];
  /** ISO 4217 code. */
  currency: string | undefined;
}

const formats = ['table', 'json'] as const;
const command = 'history';
const mostMonths = 120;

const names = [
  ...(['accounts', 'deals', 'mapping', 'policy', 'as-of'] as const),
  ...(['months', 'dimension', 'format', 'currency'] as const),
];

/** Reads the arguments of `tierwise history`. Throws a `CliError` for what they may not be. */
export function historyOptions(args: string[]): HistoryOptions {
  const given = parseOptions(args, names, command);
  const { accounts, deals, mapping, policy, currency } = given;
  if (deals === undefined) {
    throw usage(command, {
      en: 'The deals are missing: --deals FILE.',
      zh: '缺少商机文件：--deals FILE。',
    });
  }
  return {
    ...{ accounts, deals, mapping, policy },
    asOf: readAsOf(given['as-of']),
    months: readMonths(given.months),
    dimension: readDimension(given.dimension),
    format: readFormat(given.format),
    currency: currency?.toUpperCase(),
  };
}

/** Today where this machine is, unless told. */
function readAsOf(text: string | undefined): Day {
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const day = text === undefined ? dayOf(Date.now(), here) : parseDay(text);
  if (day !== undefined) return day;
  throw usage(command, {
    en: `--as-of takes a date such as 2026-03-31, not “${text}”.`,
    zh: `--as-of 须为日期，例如 2026-03-31，而不是“${text}”。`,
  });
}

function readMonths(text = '12'): number {
  const months = /^\d+$/.test(text) ? Number(text) : 0;
  if (months >= 1 && months <= mostMonths) return months;
  throw usage(command, {
    en: `--months takes a number from 1 to ${mostMonths}, not “${text}”.`,
    zh: `--months 须为 1 至 ${mostMonths} 之间的月数，而不是“${text}”。`,
  });
}

function readDimension(text = 'tier'): string {
  const ids = dimensions.map(({ id }) => id);
  if (ids.includes(text)) return text;
  throw usage(command, {
    en: `--dimension takes ${ids.join(', ')}, not “${text}”.`,
    zh: `--dimension 可为 ${ids.join('、')}，而不是“${text}”。`,
  });
}

function readFormat(text = 'table'): HistoryOptions['format'] {
  const format = formats.find((known) => known === text);
  if (format) return format;
  throw usage(command, {
    en: `--format takes ${formats.join(', ')}, not “${text}”.`,
    zh: `--format 可为 ${formats.join('、')}，而不是“${text}”。`,
  });
}

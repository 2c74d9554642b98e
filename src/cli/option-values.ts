import { type Day, dayOf, parseDay } from '../core/day.ts';
import { usage } from './parse-options.ts';

/** The deals file, which every command on a book needs. */
export function requireDeals(path: string | undefined, command: string): string {
  if (path !== undefined) return path;
  throw usage(command, {
    en: 'The deals are missing: --deals FILE.',
    zh: '缺少商机文件：--deals FILE。',
  });
}

/** The day a command looks from: today where this machine is, unless told. */
export function readAsOf(text: string | undefined, command: string): Day {
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

/** One of the formats of a command, the first one when not told. */
export function readFormat<Format extends string>(
  text: string | undefined,
  formats: readonly [Format, ...Format[]],
  command: string,
): Format {
  if (text === undefined) return formats[0];
  const format = formats.find((known) => known === text);
  if (format) return format;
  throw usage(command, {
    en: `--format takes ${formats.join(', ')}, not “${text}”.`,
    zh: `--format 可为 ${formats.join('、')}，而不是“${text}”。`,
  });
}

/** An ISO 4217 code in capitals. */
export function readCurrency(text: string | undefined, command: string): string | undefined {
  if (text === undefined || /^[A-Za-z]{3}$/.test(text)) return text?.toUpperCase();
  throw usage(command, {
    en: `--currency takes a code of three letters such as CNY, not “${text}”.`,
    zh: `--currency 须为三个字母的货币代码，例如 CNY，而不是“${text}”。`,
  });
}

import { type Day, dayFromParts } from '../../core/day.ts';

/** Reads a date; `undefined` for a text that is none. */
export type DateReader = (text: string) => Day | undefined;

/** Why a date format cannot be used. */
export interface FormatProblem {
  /** The letters that mean nothing, or the part of a date that has no place in the format. */
  kind: 'unknown-letters' | 'missing-part';
  what: string;
}

/** A time of day after a date, with whatever follows it; it does not move the date. */
const time = String.raw`(?:[T ]\s*\d{1,2}:\d{2}.*)?`;

const plain = new RegExp(
  String.raw`^(\d{4})(?:([-/.])(\d{1,2})\2(\d{1,2})|(\d{2})(\d{2})|年(\d{1,2})月(\d{1,2})日)${time}$`,
);

/**
 * The day of a date written year first: `2026-03-01`, `2026/3/1`, `20260301`, `2026年3月1日`, with or without a time and
 * an offset. The date is taken as it is written, whatever the offset.
 */
export function readPlainDate(text: string): Day | undefined {
  const match = plain.exec(text);
  if (!match) return undefined;
  const [, year, , a, b, c, d, e, f] = match;
  return dayFromParts(Number(year), Number(a ?? c ?? e), Number(b ?? d ?? f));
}

/** The tokens a format may be made of. */
export const formatTokens = 'yyyy yy MMMM MMM MM M dd d EEEE EEE HH H hh h mm m ss s SSS a Z';

const monthName = String.raw`(?<monthName>[A-Za-z]{3,9})\.?`;
const word = String.raw`[A-Za-z]+\.?`;
const digits = String.raw`\d{1,9}`;

/** What each token stands for, as a regular expression; `MM` and `dd` depend on what stands beside them. */
const patterns: Record<string, string> = {
  ...{ yyyy: String.raw`(?<year>\d{4})`, yy: String.raw`(?<year>\d{2})` },
  ...{ MMMM: monthName, MMM: monthName, M: String.raw`(?<month>\d{1,2})` },
  ...{ d: String.raw`(?<day>\d{1,2})`, EEEE: word, EEE: word },
  ...{ HH: digits, H: digits, hh: digits, h: digits, mm: digits, m: digits, ss: digits, s: digits },
  ...{ SSS: digits, a: String.raw`[AaPp]\.?[Mm]\.?`, Z: String.raw`(?:Z|[+-]\d{2}:?\d{2})` },
};

/** A format cut into tokens, 'quoted text' and single other characters. */
const pieces = /'([^']*)'|yyyy|yy|MMMM|MMM|MM|M|dd|d|EEEE|EEE|HH|H|hh|h|mm|m|ss|s|SSS|a|Z|./gu;

/**
 * The reader of a format made of {@link formatTokens}, other characters and 'quoted text'. `MM` and `dd` take a single
 * digit too unless other digits touch them, a time that the format does not name may follow the date, and `YYYY` and
 * `DD` are understood as `yyyy` and `dd`.
 */
export function compileDateFormat(format: string): DateReader | FormatProblem {
  const found = [...format.trim().replaceAll('Y', 'y').replaceAll('D', 'd').matchAll(pieces)];
  const unknown = found.find(([piece]) => /^[A-Za-z]$/.test(piece) && !isKnown(piece));
  if (unknown) return { kind: 'unknown-letters', what: unknown[0] };
  const missing = missingPart(found.map(([piece]) => piece));
  if (missing) return { kind: 'missing-part', what: missing };
  const pattern = found.map(([piece, quoted], place) => {
    if (quoted !== undefined) return literally(quoted);
    if (piece !== 'MM' && piece !== 'dd') return patterns[piece] ?? literally(piece);
    const touchesDigits = isNumber(found[place - 1]?.[0]) || isNumber(found[place + 1]?.[0]);
    return `(?<${piece === 'MM' ? 'month' : 'day'}>\\d{${touchesDigits ? '2' : '1,2'}})`;
  });
  return readerOf(new RegExp(`^${pattern.join('')}${time}$`));
}

function isKnown(piece: string): boolean {
  return piece in patterns || piece === 'T';
}

function isNumber(piece = ''): boolean {
  return /^(y+|MM?|dd?|HH?|hh?|mm?|ss?|S+)$/.test(piece);
}

/** A date needs its year, month and day, each once. */
function missingPart(found: string[]): string | undefined {
  const count = (...names: string[]) => found.filter((piece) => names.includes(piece)).length;
  if (count('yyyy', 'yy') !== 1) return 'yyyy';
  if (count('MMMM', 'MMM', 'MM', 'M') !== 1) return 'MM';
  return count('dd', 'd') === 1 ? undefined : 'dd';
}

function readerOf(pattern: RegExp): DateReader {
  return (text) => {
    const parts = pattern.exec(text)?.groups;
    if (!parts) return undefined;
    const { year = '', month, monthName = '', day } = parts;
    const monthNumber = month === undefined ? monthOf(monthName) : Number(month);
    return dayFromParts(fullYear(year), monthNumber, Number(day));
  };
}

/** Two digits of a year: 70–99 are of the last century. */
function fullYear(year: string): number {
  const number = Number(year);
  if (year.length === 4) return number;
  return number < 70 ? 2000 + number : 1900 + number;
}

const months = [
  ...['january', 'february', 'march', 'april', 'may', 'june', 'july'],
  ...['august', 'september', 'october', 'november', 'december'],
];

/** 1 to 12, or 0 for a word that begins no English month. */
function monthOf(name: string): number {
  return months.findIndex((month) => month.startsWith(name.toLowerCase())) + 1;
}

/** A character as itself; blanks in any number. */
function literally(text: string): string {
  return text
    .replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`)
    .replaceAll(/\s+/g, String.raw`\s+`);
}

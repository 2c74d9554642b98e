import { addField, type CsvRecord } from './csv-record.ts';

/** How fields are told apart: what each byte means outside quotes. */
export interface Dialect {
  /** By byte: 0 for text, {@link separator} or {@link lineEnd}. */
  readonly meaning: Uint8Array;
  /** Whether a run of separators counts as one and those at the ends of a line as none, as in tables set with blanks. */
  readonly isRunOneSeparator: boolean;
}

/** Meaning of a byte between two fields. */
const separator = 1;
/** Meaning of a byte that ends a record. */
export const lineEnd = 2;

/** Answer of {@link scanRecord}: the record goes on beyond the bytes at hand. */
export const needsMore = -1;
/** Answer of {@link scanRecord}: a quoted field does not end as it should. */
export const broken = -2;

const quote = 0x22;
const space = 0x20;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** The dialect of a delimiter: one ASCII character, or `whitespace` for runs of blanks and tabs. */
export function dialectOf(delimiter: string): Dialect {
  const meaning = new Uint8Array(256);
  const separators = delimiter === 'whitespace' ? ' \t' : delimiter;
  for (const character of separators) meaning[character.charCodeAt(0)] = separator;
  meaning[lineFeed] = lineEnd;
  meaning[carriageReturn] = lineEnd;
  return { meaning, isRunOneSeparator: delimiter === 'whitespace' };
}

/**
 * Reads the fields of the record that begins at `from`, by RFC 4180; a quote inside an unquoted field is an ordinary
 * character, and LF, CRLF and CR all end a record.
 *
 * @param isLast whether the input ends at `to`
 * @returns where the next record begins, {@link needsMore} or {@link broken}
 */
export function scanRecord(
  record: CsvRecord,
  { meaning, isRunOneSeparator }: Dialect,
  from: number,
  to: number,
  isLast: boolean,
): number {
  const { bytes } = record;
  record.fields = 0;
  record.lines = 1;
  let at = from;
  for (;;) {
    if (isRunOneSeparator) {
      while (at < to && meaning[bytes[at] as number] === separator) at += 1;
      if (isAtEnd(bytes, meaning, at, to)) break;
    }
    at = scanField(record, meaning, at, to, isLast);
    if (at < 0) return at;
    if (isAtEnd(bytes, meaning, at, to)) break;
    at += 1;
  }
  return afterLineEnd(bytes, at, to, isLast);
}

/** Where the line after the line end at `at` begins; whether a CR is followed by an LF may not be known yet. */
export function afterLineEnd(bytes: Buffer, at: number, to: number, isLast: boolean): number {
  if (at === to) return isLast ? to : needsMore;
  if (bytes[at] === lineFeed) return at + 1;
  if (at + 1 === to) return isLast ? to : needsMore;
  return bytes[at + 1] === lineFeed ? at + 2 : at + 1;
}

function isAtEnd(bytes: Buffer, meaning: Uint8Array, at: number, to: number): boolean {
  return at === to || meaning[bytes[at] as number] === lineEnd;
}

function scanField(
  record: CsvRecord,
  meaning: Uint8Array,
  from: number,
  to: number,
  isLast: boolean,
): number {
  const { bytes } = record;
  if (from < to && bytes[from] === quote) return scanQuoted(record, meaning, from + 1, to, isLast);
  let at = from;
  while (at < to && meaning[bytes[at] as number] === 0) at += 1;
  addField(record, from, at, 0);
  return at;
}

/** From after the opening quote up to the separator or line end after the closing one. */
function scanQuoted(
  record: CsvRecord,
  meaning: Uint8Array,
  from: number,
  to: number,
  isLast: boolean,
): number {
  const { bytes } = record;
  let quoting = 1;
  let end = nextQuote(record, from, to);
  while (end + 1 < to && bytes[end + 1] === quote) {
    quoting = 2;
    end = nextQuote(record, end + 2, to);
  }
  if (end === to) return isLast ? broken : needsMore;
  addField(record, from, end, quoting);
  let at = end + 1;
  while (at < to && bytes[at] === space && meaning[space] === 0) at += 1;
  if (at === to) return isLast ? to : needsMore;
  return meaning[bytes[at] as number] === 0 ? broken : at;
}

/** Position of the next quote, or `to`; lines begun on the way are counted. */
function nextQuote(record: CsvRecord, from: number, to: number): number {
  const { bytes } = record;
  let at = from;
  while (at < to && bytes[at] !== quote) {
    const isEnd =
      bytes[at] === lineFeed || (bytes[at] === carriageReturn && bytes[at + 1] !== lineFeed);
    if (isEnd) record.lines += 1;
    at += 1;
  }
  return at;
}

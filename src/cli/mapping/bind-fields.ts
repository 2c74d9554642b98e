import { CliError } from '../cli-error.ts';
import { type CsvRecord, fieldText } from '../csv/csv-record.ts';
import { memoizeField } from '../csv/memoize-field.ts';
import { readDigits, type TextKey } from '../csv/text-key.ts';
import { bindDate, type DateCell } from './bind-date.ts';
import { bindNumber, type NumberCell } from './bind-number.ts';
import { compileDateFormat, type DateReader, formatTokens, readPlainDate } from './date-format.ts';
import { type BoundFile, findColumn } from './find-column.ts';
import type { DateField, NumberField, TextField } from './mapping.ts';
import { parseAmount } from './parse-amount.ts';

/** Reads one fact out of a record. */
export type Cell<T> = (record: CsvRecord) => T;

/** Binds the fields of a mapping to the columns of one file. A fact that a row does not give is `undefined`. */
export interface FieldBinder {
  /**
   * What a text means, worked out once for each distinct one.
   *
   * @param mostRemembered distinct texts worth remembering, for a column in which many of them repeat
   */
  meaning<T>(
    field: TextField | undefined,
    name: string,
    read: (text: string | undefined) => T,
    mostRemembered?: number,
  ): Cell<T>;
  text(field: TextField | undefined, name: string): Cell<string | undefined>;
  /** A text of which hardly any repeats. */
  uniqueText(field: TextField | undefined, name: string): Cell<string | undefined>;
  /** Writes the key of a number of up to 19 digits; answers whether one stands there. */
  digits(field: TextField | undefined, name: string): (record: CsvRecord, key: TextKey) => boolean;
  /** The column of a field; `undefined` for one that is absent or the same in every row. */
  column(field: TextField | undefined, name: string): number | undefined;
  /** Answers `NaN` for what is no number. */
  number(field: NumberField | undefined, name: string): NumberCell;
  /** Answers `NaN` for what is no date. */
  date(field: DateField | undefined, name: string): DateCell;
  /** How many columns a row needs to have. */
  columnsNeeded(): number;
}

/** How a file writes what is not a matter of one field. */
export interface FileStyle {
  decimal: '.' | ',';
  missing: readonly string[];
}

/**
 * A binder for a file. Texts are trimmed. Throws a {@link CliError} for a column that the file does not have and for a
 * format that cannot be.
 *
 * @param section `accounts` or `deals`, for names in errors
 */
export function createFieldBinder(
  file: BoundFile,
  section: string,
  { decimal, missing }: FileStyle,
): FieldBinder {
  let needed = file.columns?.length ?? 0;
  const isMissing = (text: string) => text === '' || missing.includes(text);
  const known = (text: string) => (isMissing(text) ? undefined : text);

  function place(field: TextField, name: string): number {
    const index = field.index ?? findColumn(file, field.column ?? '', `${section}.${name}`);
    if (file.columns && index >= file.columns.length) {
      throw indexBeyondColumns(file, index, `${section}.${name}`);
    }
    needed = Math.max(needed, index + 1);
    return index;
  }

  function column(field: TextField | undefined, name: string): number | undefined {
    return field && field.value === undefined ? place(field, name) : undefined;
  }

  function meaning<T>(
    field: TextField | undefined,
    name: string,
    read: (text: string | undefined) => T,
    mostRemembered?: number,
  ): Cell<T> {
    if (!field) return constant(read(undefined));
    if (field.value !== undefined) return constant(read(known(String(field.value).trim())));
    return memoizeField(place(field, name), (text) => read(known(text)), mostRemembered);
  }

  return {
    meaning,
    text: (field, name) => meaning(field, name, (text) => text),

    column,

    uniqueText(field, name) {
      const index = column(field, name);
      if (index === undefined) return meaning(field, name, (text) => text);
      return (record) => known(fieldText(record, index).trim());
    },

    digits(field, name) {
      const index = column(field, name);
      if (index === undefined || missing.some((text) => /^\d+$/.test(text))) return () => false;
      return ({ bytes, starts, ends }, key) =>
        readDigits(bytes, starts[index] as number, ends[index] as number, key);
    },

    number(field, name) {
      if (!field) return nothing;
      const style = { decimal: field.decimal ?? decimal, scale: field.scale ?? 1, isMissing };
      if (field.value === undefined) return bindNumber(place(field, name), style);
      const number = parseAmount(String(field.value), style.decimal) * style.scale;
      return constant(sound(number, field, `${section}.${name}`));
    },

    date(field, name) {
      if (!field) return nothing;
      const read = dateReaderOf(field, `${section}.${name}`);
      if (field.value === undefined) return bindDate(place(field, name), read, isMissing);
      const day = (read ?? readPlainDate)(String(field.value).trim()) ?? Number.NaN;
      return constant(sound(day, field, `${section}.${name}`));
    },

    columnsNeeded: () => needed,
  };
}

function nothing(): undefined {
  return undefined;
}

function constant<T>(value: T): () => T {
  return () => value;
}

/** A constant that a mapping gives, refused when it cannot be read: it would spoil every row. */
function sound<T>(value: T, { value: given }: TextField, name: string): T {
  if (!Number.isNaN(value)) return value;
  throw new CliError(
    {
      en: `The mapping gives ${name} the value “${given}”, which cannot be read.`,
      zh: `映射中 ${name} 的固定值“${given}”无法识别。`,
    },
    {
      en: 'Write numbers as 1234.5 and dates as 2026-03-01, or give the field a "format".',
      zh: '数字请写作 1234.5，日期请写作 2026-03-01，或为该字段指定 "format"。',
    },
  );
}

function dateReaderOf({ format }: DateField, name: string): DateReader | undefined {
  if (format === undefined) return undefined;
  const reader = compileDateFormat(format);
  if (typeof reader === 'function') return reader;
  const { kind, what } = reader;
  throw new CliError(
    kind === 'missing-part'
      ? {
          en: `The date format “${format}” of ${name} needs ${what} exactly once.`,
          zh: `${name} 的日期格式“${format}”中须恰好有一个 ${what}。`,
        }
      : {
          en: `The date format “${format}” of ${name} has letters that mean nothing: ${what}.`,
          zh: `${name} 的日期格式“${format}”含有无法识别的字母：${what}。`,
        },
    {
      en: `Write it with ${formatTokens} (MM is months, mm minutes) and put other words in 'quotes', as in "M/d/yyyy" or "dd.MM.yyyy HH:mm".`,
      zh: `可用的符号：${formatTokens}（MM 为月，mm 为分），其他文字放入'引号'，例如 "M/d/yyyy"、"dd.MM.yyyy HH:mm"。`,
    },
  );
}

function indexBeyondColumns({ path, columns = [] }: BoundFile, index: number, name: string) {
  const last = columns.length - 1;
  return new CliError(
    {
      en: `The mapping puts ${name} at index ${index}, but the last column of ${path} has index ${last}.`,
      zh: `映射将 ${name} 指定为第 ${index} 列（从 0 起），但 ${path} 的最后一列为 ${last}。`,
    },
    {
      en: 'Count the columns from 0, or give the name of the column instead.',
      zh: '请从 0 开始数列号，或改用列名。',
    },
  );
}

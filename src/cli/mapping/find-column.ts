import type { Text } from '../../core/text.ts';
import { CliError } from '../cli-error.ts';

/** A file as it is being bound: how people know it, and the names of its columns if it has any. */
export interface BoundFile {
  path: string;
  columns: readonly string[] | undefined;
}

/** The position of a named column: by its exact name, else by one that differs in case, blanks and underscores only. */
export function findColumn({ path, columns }: BoundFile, name: string, field: string): number {
  if (!columns) throw nameWithoutHeader(path, name, field);
  const exact = columns.indexOf(name.trim());
  if (exact !== -1) return exact;
  const wanted = fold(name);
  const close = columns.findIndex((column) => fold(column) === wanted);
  if (close === -1) throw noSuchColumn(path, columns, name, field);
  return close;
}

/** A name without what people write differently: case, blanks, underscores, hyphens. */
export function fold(name: string): string {
  return name.toLowerCase().replaceAll(/[\s_-]/g, '');
}

/** The names of a file's columns as an error tells them: neither endless nor steering the terminal. */
export function listColumns(columns: readonly string[]): string {
  const names = columns.slice(0, 50).map((name) => name.slice(0, 60).replaceAll(/\p{Cc}/gu, ' '));
  return columns.length > names.length ? `${names.join(', ')} …` : names.join(', ');
}

function noSuchColumn(
  path: string,
  columns: readonly string[],
  name: string,
  field: string,
): CliError {
  return new CliError(
    {
      en: `The file ${path} has no column “${name}”, which the mapping names for ${field}.`,
      zh: `文件 ${path} 中没有列“${name}”（映射中的 ${field}）。`,
    },
    remedyFor(columns),
  );
}

function nameWithoutHeader(path: string, name: string, field: string): CliError {
  return new CliError(
    {
      en: `The mapping names the column “${name}” for ${field}, but ${path} is read without a header.`,
      zh: `映射用列名“${name}”指定 ${field}，但 ${path} 按无表头读取。`,
    },
    {
      en: 'Give its place as {"index": 0} (the first column is 0), or leave "header" out of the mapping.',
      zh: '请改用位置，如 {"index": 0}（第一列为 0），或从映射中去掉 "header"。',
    },
  );
}

function remedyFor(columns: readonly string[]): Text {
  const list = listColumns(columns);
  return (
    formHint(columns) ?? {
      en: `Correct the mapping; the columns are: ${list}.`,
      zh: `请更正映射；该文件的列有：${list}。`,
    }
  );
}

/** What to say in the mapping when the names of the columns show that the file is written otherwise. */
export function formHint(columns: readonly string[]): Text | undefined {
  if (columns.some((name) => name.includes('\uFFFD'))) {
    return {
      en: 'It is not UTF-8: put "encoding": "gb18030" (Chinese Excel) or "windows-1252" (Western) into the mapping.',
      zh: '该文件不是 UTF-8 编码：请在映射中加入 "encoding": "gb18030"（中文 Excel）或 "windows-1252"（西文）。',
    };
  }
  const [only = ''] = columns;
  const delimiter = columns.length === 1 ? /[;\t|,]/.exec(only)?.[0] : undefined;
  if (delimiter === undefined) return undefined;
  const shown = delimiter === '\t' ? 'tab' : delimiter;
  return {
    en: `Its fields seem to be separated otherwise: put "delimiter": "${shown}" into the mapping.`,
    zh: `该文件似乎使用其他分隔符：请在映射中加入 "delimiter": "${shown}"。`,
  };
}

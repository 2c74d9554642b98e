import { isUtf8 } from 'node:buffer';
import { CliError } from '../cli-error.ts';
import { createCsvScanner } from './create-csv-scanner.ts';
import { type CsvRecord, fieldText } from './csv-record.ts';
import { type ByteRange, readChunks } from './read-chunks.ts';
import { dialectOf } from './scan-record.ts';

/** How a delimited file is written. */
export interface FileFormat {
  /** One ASCII character, or `whitespace`. */
  delimiter: string;
  /** Whether the first record names the columns. */
  header: boolean;
  encoding: string;
}

/** Makes the reader of a file's records, once its columns are known; `undefined` when the file names none. */
export type RecordReader = (columns: string[] | undefined) => (record: CsvRecord) => void;

/** How reading went. */
export interface ReadingResult {
  /** Whether what was read is valid text; if not, names may come out wrong. */
  isText: boolean;
  /** Lines that were read. */
  lines: number;
  /** Whether the last byte ends a record, so that what follows can be read by itself. */
  endsWithRecord: boolean;
}

/** A part of a delimited file. */
export interface FilePart extends ByteRange {
  /** What the first record of the file names, for every part but the first. */
  columns: string[] | undefined;
}

/**
 * Reads a delimited file from beginning to end, a piece at a time. Throws a {@link CliError} when it cannot be read.
 *
 * @param part the part to read; all when absent
 */
export function readRecords(
  path: string,
  format: FileFormat,
  makeReader: RecordReader,
  part?: FilePart,
): ReadingResult {
  const isFirst = part === undefined || part.from === 0;
  let read = isFirst && format.header ? undefined : makeReader(part?.columns);
  let isText = true;
  const scanner = createCsvScanner(dialectOf(format.delimiter), (record) => {
    if (read) read(record);
    else read = makeReader(headerOf(record, path));
  });
  for (const chunk of readChunks(path, format.encoding, part)) {
    isText &&= isValidText(chunk);
    scanner.push(chunk);
  }
  const endsWithRecord = scanner.isBetweenRecords();
  scanner.end();
  if (!read) throw emptyFile(path);
  return { isText, lines: scanner.lines(), endsWithRecord };
}

function headerOf(record: CsvRecord, path: string): string[] {
  if (record.isBroken) throw brokenHeader(path);
  return Array.from({ length: record.fields }, (_, index) => fieldText(record, index).trim());
}

/** Looks at whole lines only, since a piece may be cut inside a character. */
function isValidText(chunk: Buffer): boolean {
  const from = chunk.indexOf(0x0a) + 1;
  return isUtf8(chunk.subarray(from, Math.max(from, chunk.lastIndexOf(0x0a))));
}

function emptyFile(path: string): CliError {
  return new CliError(
    { en: `The file ${path} is empty.`, zh: `文件 ${path} 为空。` },
    {
      en: 'Export it again, with the names of the columns in the first line.',
      zh: '请重新导出，第一行须为列名。',
    },
  );
}

function brokenHeader(path: string): CliError {
  return new CliError(
    {
      en: `The first line of ${path} has broken quotes, so its columns cannot be named.`,
      zh: `${path} 第一行的引号不成对，无法识别列名。`,
    },
    {
      en: 'Correct the quotes of the first line, or export the file again.',
      zh: '请更正第一行的引号，或重新导出文件。',
    },
  );
}

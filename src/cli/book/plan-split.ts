import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { createCsvScanner } from '../csv/create-csv-scanner.ts';
import { fieldText } from '../csv/csv-record.ts';
import { dialectOf } from '../csv/scan-record.ts';
import { formatOf } from '../mapping/file-style.ts';
import type { DealSource } from './read-deal-part.ts';

/** Where a file of deals is cut in two. */
export interface Split {
  /** Byte at which the second part begins, just after a line end. */
  at: number;
  /** Bytes of the file. */
  size: number;
  /** What the first record names; `undefined` where it names nothing. */
  columns: string[] | undefined;
}

/** Below this a second thread is not worth its start. */
const leastBytes = 1 << 24;
const pieceBytes = 1 << 20;
/** A byte of accounts costs this many times one of deals. */
const accountsCost = 2;

/**
 * Where to cut a file so that reading the accounts and the first part takes as long as reading the second. `undefined` for a
 * file that is small, is no UTF-8, cannot be read anywhere (a pipe) or cannot be read at all: whoever reads it in one says why.
 */
export function planSplit(source: DealSource, accounts: string | undefined): Split | undefined {
  const format = formatOf(source.mapping, source.mapping.deals);
  let file: number | undefined;
  try {
    file = openSync(source.path, 'r');
    const stat = fstatSync(file);
    if (!stat.isFile() || stat.size < leastBytes || !isUtf8(format.encoding)) return undefined;
    const head = readPiece(file, 0);
    if (isMarkedUtf16(head)) return undefined;
    const others = accounts === undefined ? 0 : statSync(accounts).size;
    const middle = Math.max(pieceBytes, Math.floor((stat.size - accountsCost * others) / 2));
    const lineEnd = readPiece(file, middle).indexOf(0x0a);
    if (lineEnd === -1) return undefined;
    const columns = format.header ? namesIn(head, format.delimiter) : undefined;
    return { at: middle + lineEnd + 1, size: stat.size, columns };
  } catch {
    return undefined;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

function readPiece(file: number, place: number): Buffer {
  const piece = Buffer.alloc(pieceBytes);
  return piece.subarray(0, readSync(file, piece, 0, pieceBytes, place));
}

function isUtf8(encoding: string): boolean {
  return new TextDecoder(encoding).encoding === 'utf-8';
}

function isMarkedUtf16([first, second]: Buffer): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}

/** The fields of the first record. */
function namesIn(head: Buffer, delimiter: string): string[] | undefined {
  let names: string[] | undefined;
  const scanner = createCsvScanner(dialectOf(delimiter), (record) => {
    names ??= Array.from({ length: record.fields }, (_, i) => fieldText(record, i).trim());
  });
  const hasMark = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf;
  scanner.push(head.subarray(hasMark ? 3 : 0));
  return names;
}

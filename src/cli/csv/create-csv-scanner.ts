import { type CsvRecord, emptyRecord } from './csv-record.ts';
import {
  afterLineEnd,
  broken,
  type Dialect,
  lineEnd,
  needsMore,
  scanRecord,
} from './scan-record.ts';

/** Takes the bytes of a delimited file piece by piece and hands on its records. */
export interface CsvScanner {
  /** The next bytes; cut anywhere, even inside a character. They may be overwritten afterwards. */
  push(bytes: Buffer): void;
  /** No more bytes follow. */
  end(): void;
  /** Whether the bytes so far end where a record does, whatever follows. */
  isBetweenRecords(): boolean;
  /** Lines that ended so far. */
  lines(): number;
}

/** A record longer than this has lost its closing quote. */
const longestRecord = 1 << 20;

/**
 * A scanner for delimited files (RFC 4180) that holds no more than one piece and one record at a time.
 *
 * A record with broken quoting is handed on as such, and reading goes on with the line after the one it began on: a lost
 * quote costs one row, not the rest of the file. Empty lines are no records.
 */
export function createCsvScanner(
  dialect: Dialect,
  onRecord: (record: CsvRecord) => void,
): CsvScanner {
  const record = emptyRecord();
  let rest: Buffer = Buffer.alloc(0);
  let line = 1;
  let isSkipping = false;

  function scan(bytes: Buffer, isLast: boolean): void {
    const to = bytes.length;
    let from = isSkipping ? skipLine(bytes, 0, isLast) : 0;
    record.bytes = bytes;
    while (!isSkipping && from < to) {
      const next = scanRecord(record, dialect, from, to, isLast);
      if (next >= 0) {
        handOn();
        line += record.lines;
        from = next;
      } else if (next === broken || to - from > longestRecord) {
        handOnBroken();
        from = skipLine(bytes, from, isLast);
      } else break;
    }
    rest = Buffer.from(bytes.subarray(from));
  }

  function handOn(): void {
    if (record.fields === 0 || (record.fields === 1 && isBlank(record))) return;
    record.line = line;
    record.isBroken = false;
    onRecord(record);
  }

  function handOnBroken(): void {
    record.fields = 0;
    record.line = line;
    record.isBroken = true;
    onRecord(record);
  }

  /** Where the line after the one at `from` begins; when its end is not at hand yet, skipping goes on with the next bytes. */
  function skipLine(bytes: Buffer, from: number, isLast: boolean): number {
    let at = from;
    while (at < bytes.length && dialect.meaning[bytes[at] as number] !== lineEnd) at += 1;
    const next = afterLineEnd(bytes, at, bytes.length, isLast);
    isSkipping = next === needsMore && !isLast;
    if (next === needsMore) return at;
    line += 1;
    return next;
  }

  return {
    push(bytes) {
      scan(rest.length === 0 ? bytes : Buffer.concat([rest, bytes]), false);
    },
    end() {
      scan(rest, true);
    },
    isBetweenRecords: () => rest.length === 0 && !isSkipping,
    lines: () => line - 1,
  };
}

/** Whether the only field of a record is unquoted and holds nothing but blanks. */
function isBlank({ bytes, starts, ends, quoting }: CsvRecord): boolean {
  if (quoting[0] !== 0) return false;
  const end = ends[0] as number;
  for (let at = starts[0] as number; at < end; at++) {
    if (bytes[at] !== 0x20 && bytes[at] !== 0x09) return false;
  }
  return true;
}

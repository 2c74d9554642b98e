import { createCsvScanner } from '../../../src/cli/csv/create-csv-scanner.ts';
import { fieldText } from '../../../src/cli/csv/csv-record.ts';
import { dialectOf } from '../../../src/cli/csv/scan-record.ts';

/** A record as a scanner handed it on. */
interface ScannedRow {
  fields: string[];
  line: number;
  isBroken: boolean;
}

/** What a scanner makes of a text that comes in pieces of the given sizes (the last size is repeated). */
export function scannedRows(text: string, delimiter = ',', pieces: number[] = [1 << 20]) {
  const rows: ScannedRow[] = [];
  const scanner = createCsvScanner(dialectOf(delimiter), (record) => {
    const fields = Array.from({ length: record.fields }, (_, i) => fieldText(record, i));
    rows.push({ fields, line: record.line, isBroken: record.isBroken });
  });
  const bytes = Buffer.from(text);
  const piece = Buffer.alloc(bytes.length);
  for (let at = 0, i = 0; at < bytes.length; i++) {
    const size = pieces[Math.min(i, pieces.length - 1)] as number;
    // Pieces share one buffer, as those of a file do.
    const copied = bytes.copy(piece, 0, at, at + size);
    scanner.push(piece.subarray(0, copied));
    at += copied;
  }
  scanner.end();
  return rows;
}

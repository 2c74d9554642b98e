import { pipeline } from 'node:stream';
import Papa from 'papaparse';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { AppError } from '../../app/errors.ts';

const byteOrderMark = /^\uFEFF/;

/**
 * The rows of the one CSV file in a zip archive, its header first. Only the archive is held in memory: it is unpacked row by
 * row, at the pace at which rows are taken. An archive that is none is `crm-unavailable`.
 */
export async function* unzipRows(archive: Buffer, operation: string): AsyncIterable<string[]> {
  let isFirst = true;
  try {
    const { zip, entry } = await openArchive(archive);
    const text = await zip.openReadStreamPromise(entry);
    // Decoded here, lest a character be cut in two between chunks.
    text.setEncoding('utf8');
    const rows = Papa.parse(Papa.NODE_STREAM_INPUT, { delimiter: ',', skipEmptyLines: true });
    // Trouble reaches the reader of the rows.
    pipeline(text, rows, () => {});
    for await (const row of rows) {
      yield isFirst ? withoutMark(row) : row;
      isFirst = false;
    }
  } catch (error) {
    throw new AppError('crm-unavailable', `unreadable file in the answer to ${operation}`, {
      cause: error,
    });
  }
}

async function openArchive(archive: Buffer): Promise<{ zip: ZipFile; entry: Entry }> {
  const zip = await fromBufferPromise(archive, { lazyEntries: true });
  for await (const entry of zip.eachEntry()) return { zip, entry };
  throw new Error('the archive is empty');
}

function withoutMark([first = '', ...others]: string[]): string[] {
  return [first.replace(byteOrderMark, ''), ...others];
}

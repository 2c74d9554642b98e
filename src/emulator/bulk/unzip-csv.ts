import { text } from 'node:stream/consumers';
import Papa from 'papaparse';
import { fromBufferPromise } from 'yauzl';

/** A CSV file in a zip archive: its name and its rows, the header first; `undefined` when the archive is none. */
export async function unzipCsv(
  archive: Buffer,
): Promise<{ name: string; rows: string[][] } | undefined> {
  try {
    const zip = await fromBufferPromise(archive, { lazyEntries: true });
    for await (const entry of zip.eachEntry()) {
      const content = await text(await zip.openReadStreamPromise(entry));
      const { data } = Papa.parse<string[]>(content, { delimiter: ',', skipEmptyLines: true });
      return { name: entry.fileName, rows: data };
    }
    return undefined;
  } catch {
    return undefined;
  }
}

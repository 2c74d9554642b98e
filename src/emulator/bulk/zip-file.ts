import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

/** A zip archive of one file, written in one go as Zoho's are: its sizes stand behind the file, not before it. */
export function zipFile(name: string, text: Iterable<string>): Promise<Buffer> {
  const zip = new ZipFile();
  zip.addReadStream(Readable.from(text, { objectMode: false }), name);
  zip.end();
  return buffer(zip.outputStream);
}

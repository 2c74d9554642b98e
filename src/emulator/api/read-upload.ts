import type { IncomingHttpHeaders } from 'node:http';
import type { UploadedFile } from '../bulk/bulk-writes.ts';

/** The file in a multipart body; `undefined` when there is none. */
export async function readUpload(
  headers: IncomingHttpHeaders,
  body: Buffer,
): Promise<UploadedFile | undefined> {
  const type = headers['content-type'];
  if (!type?.startsWith('multipart/form-data')) return undefined;
  const given = { headers: { 'content-type': type } };
  const form = await new Response(new Uint8Array(body), given).formData().catch(() => undefined);
  const file = form?.get('file');
  if (!file || typeof file === 'string') return undefined;
  return { name: file.name, bytes: Buffer.from(await file.arrayBuffer()) };
}

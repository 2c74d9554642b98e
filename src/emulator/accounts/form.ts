import type { IncomingMessage } from 'node:http';

/**
 * The parameters of a request: those of the URL and those of its body. Zoho takes urlencoded and multipart bodies
 * (its own SDK sends multipart) as well as a bare query string.
 */
export async function readForm(request: IncomingMessage, url: URL): Promise<URLSearchParams> {
  const form = new URLSearchParams(url.search);
  const type = request.headers['content-type'];
  const body = await readBody(request);
  if (body.length === 0 || type === undefined) return form;
  if (type.startsWith('application/x-www-form-urlencoded'))
    append(form, new URLSearchParams(body.toString()));
  if (type.startsWith('multipart/form-data')) {
    const parsed = await new Response(new Uint8Array(body), {
      headers: { 'content-type': type },
    }).formData();
    append(
      form,
      [...parsed].map(([name, value]) => [name, String(value)]),
    );
  }
  return form;
}

/** The whole body of a request. */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function append(
  form: URLSearchParams,
  pairs: Iterable<readonly [string, string] | string[]>,
): void {
  for (const [name, value] of pairs) form.set(name ?? '', value ?? '');
}

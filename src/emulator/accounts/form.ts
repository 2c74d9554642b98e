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
  if (/^application\/x-www-form-urlencoded/i.test(type))
    append(form, new URLSearchParams(body.toString()));
  if (/^multipart\/form-data/i.test(type)) append(form, await partsIn(body, type));
  return form;
}

/** The parts of a multipart body; none when it is broken, so that what it should have named is found missing. */
async function partsIn(body: Buffer, type: string): Promise<[name: string, value: string][]> {
  const whole = new Response(new Uint8Array(body), { headers: { 'content-type': type } });
  const parsed = await whole.formData().catch(() => undefined);
  return [...(parsed ?? [])].map(([name, value]) => [name, String(value)]);
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

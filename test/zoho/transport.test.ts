import type { IncomingMessage, ServerResponse } from 'node:http';
import { inspect } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTransport } from '../../src/zoho/transport.ts';
import { localServer } from './support/local-server.ts';

type Answer = (response: ServerResponse, request: IncomingMessage) => void;

describe('createTransport', () => {
  let server: Awaited<ReturnType<typeof localServer>>;
  let answer: Answer;
  let requests: number;
  const send = createTransport({ timeoutMs: 300, maxBodyBytes: 10_000 });
  const get = () => send({ method: 'GET', url: new URL(`${server.url}/crm/v8/org?secret=query`) });

  beforeAll(async () => {
    server = await localServer((request, response) => {
      requests += 1;
      answer(response, request);
    });
  });
  beforeEach(() => {
    requests = 0;
  });
  afterAll(() => server.close());

  it('answers with status, headers and JSON, whatever the status', async () => {
    answer = (response) => {
      response.writeHead(403, { 'x-api-credits-remaining': '7' });
      response.end('{"name":"客户"}');
    };

    const { status, headers, json } = await get();

    expect(status).toBe(403);
    expect(headers.get('x-api-credits-remaining')).toBe('7');
    expect(json).toEqual({ name: '客户' });
  });

  it.each([204, 304])('answers without JSON to a %i', async (status) => {
    answer = (response) => response.writeHead(status).end();

    expect(await get()).toMatchObject({ status, json: undefined });
  });

  it('sends method, headers and body as they are', async () => {
    answer = (response, request) => {
      request.setEncoding('utf8').on('data', (body) => {
        const { authorization } = request.headers;
        response.end(JSON.stringify({ method: request.method, authorization, body }));
      });
    };

    const { json } = await send({
      method: 'PUT',
      url: new URL(server.url),
      headers: { authorization: 'Zoho-oauthtoken t' },
      body: '{"tier":"战略"}',
    });

    expect(json).toEqual({
      method: 'PUT',
      authorization: 'Zoho-oauthtoken t',
      body: '{"tier":"战略"}',
    });
  });

  it.each<[what: string, kind: string, status: number | undefined, answer: Answer]>([
    ['nothing in time', 'timeout', undefined, () => {}],
    [
      'a body that never ends',
      'timeout',
      undefined,
      (response) => response.writeHead(200).write('{"data":'),
    ],
    ['a reset', 'network', undefined, (response) => response.socket?.resetAndDestroy()],
    [
      'a body cut short',
      'network',
      undefined,
      (response) => {
        response.writeHead(200, { 'content-length': 100 });
        response.write('{"data":');
        setImmediate(() => response.socket?.destroy());
      },
    ],
    [
      'a redirect',
      'redirected',
      302,
      (response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end('<html>'),
    ],
    [
      'a login page',
      'not-json',
      200,
      (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>'),
    ],
    ['a gateway’s error', 'not-json', 502, (response) => response.writeHead(502).end('<html>')],
    ['half of a JSON text', 'not-json', 200, (response) => response.end('{"data":[{"id":')],
    ['too much', 'too-large', 200, (response) => response.end('x'.repeat(10_001))],
  ])('reports %s as %s, after one request', async (_what, kind, status, given) => {
    answer = given;

    await expect(get()).rejects.toMatchObject({ name: 'TransportError', kind, status });
    expect(requests).toBe(1);
  });

  it('reports a server that is not there', async () => {
    const gone = await localServer(() => {});
    await gone.close();

    const sending = send({ method: 'GET', url: new URL(gone.url) });

    await expect(sending).rejects.toMatchObject({
      kind: 'network',
      message: expect.stringContaining('ECONNREFUSED'),
    });
  });

  it('ends what is under way and refuses what comes later once it is closed', async () => {
    const closing = new AbortController();
    const closed = closing.signal;
    const sendUntilClosed = createTransport({ timeoutMs: 5000, maxBodyBytes: 100, closed });
    const request = { method: 'GET', url: new URL(server.url) };
    answer = () => closing.abort();

    await expect(sendUntilClosed(request)).rejects.toMatchObject({ kind: 'network' });
    await expect(sendUntilClosed(request)).rejects.toMatchObject({ kind: 'network' });
    expect(requests).toBe(1);
  });

  it('tells neither query nor header nor body in its errors', async () => {
    const url = new URL(`${server.url}/oauth/v2/token/revoke?token=secret-query`);
    const headers = { authorization: 'secret\nheader' };
    const refused = await send({ method: 'POST', url, headers, body: 'secret-body' }).catch(
      (error) => error,
    );
    answer = (response) => response.socket?.resetAndDestroy();
    const reset = await send({ method: 'POST', url, body: 'secret-body' }).catch((error) => error);

    expect(refused.message).toContain('/oauth/v2/token/revoke failed');
    for (const error of [refused, reset])
      expect(inspect(error, { depth: null, showHidden: true })).not.toContain('secret');
  });
});

import { connect } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anOrganization, known } from '../emulator/support/an-organization.ts';
import { startWorld, type World } from '../support/start-world.ts';
import { aNotification, channelOf } from './support/a-channel.ts';
import { aWorkflowCall } from './support/a-workflow-call.ts';
import { signIn } from './support/consent-at-zoho.ts';

/** One request of somebody who tries what happens. */
interface Attempt {
  method: string;
  path: string;
  body: string | Uint8Array<ArrayBuffer>;
  headers: Record<string, string>;
}

describe('whatever is sent', () => {
  let world: World;
  let attempts: fc.Arbitrary<Attempt>;

  beforeAll(async () => {
    world = await startWorld(anOrganization());
    await world.install();
    attempts = await anAttempt(world);
  });

  afterAll(() => world.stop());

  async function send({ method, path, body, headers }: Attempt): Promise<Response> {
    const hasBody = method !== 'GET' && method !== 'HEAD';
    return fetch(`${world.tierwise.publicUrl}${path}`, {
      method,
      headers,
      redirect: 'manual',
      ...(hasBody && { body }),
    });
  }

  it('is answered, and never as a fault of ours', async () => {
    const seen = new Map<number, number>();
    await fc.assert(
      fc.asyncProperty(attempts, async (attempt) => {
        const response = await send(attempt);
        const text = await response.text();
        seen.set(response.status, (seen.get(response.status) ?? 0) + 1);

        expect(response.status).toBeLessThan(500);
        expect(response.headers.get('x-content-type-options')).toBe('nosniff');
        if (response.status < 400 || attempt.method === 'HEAD') return;
        expect(JSON.parse(text)).toEqual({
          code: expect.stringMatching(/^[a-z-]+$/),
          message: expect.stringMatching(/./),
          remedy: expect.stringMatching(/./),
        });
      }),
      { numRuns: 2000, seed: 20_261_122, endOnFailure: true },
    );

    // The dice reach every kind of ending: a fuzz that is always refused at the first gate tries nothing.
    expect([...seen.keys()]).toEqual(
      expect.arrayContaining([200, 202, 302, 400, 401, 403, 404, 405]),
    );
  });

  it('may be no HTTP at all', async () => {
    const garbage = [
      'hello\r\n\r\n',
      'GET\r\n\r\n',
      `GET /${'x'.repeat(100_000)} HTTP/1.1\r\n\r\n`,
      `GET / HTTP/1.1\r\n${'a: b\r\n'.repeat(5000)}\r\n`,
      'POST /session HTTP/1.1\r\nhost: a\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
      'POST /session HTTP/1.1\r\nhost: a\r\ncontent-length: -1\r\n\r\n',
    ];
    for (const bytes of garbage) {
      expect(await statusOf(bytes, world.tierwise.port)).toMatch(/^HTTP\/1\.1 4\d\d /);
    }
  });

  it('leaves the server and what it knows as they were', async () => {
    await world.settle();

    expect((await fetch(`${world.tierwise.publicUrl}/readyz`)).status).toBe(200);
    expect((await world.known()).status).toBe('connected');
    expect((await world.mirrored()).map(({ account }) => account.name)).toEqual(['Acme', 'Globex']);
    const faults = world.complaints.filter(({ message }) => message === 'request failed');
    expect(faults).toEqual([]);
  });
});

/** Requests near those that are valid: most of a right one, with parts of it spoiled. */
async function anAttempt(world: World): Promise<fc.Arbitrary<Attempt>> {
  const channel = channelOf(world.organization);
  const { app } = world.tierwise;
  const door = await app.openWebhookDoor(known.zgid);
  const { bearer, cookie } = await signIn(world);
  const words = { organizationId: known.zgid, module: 'Deals', recordId: known.acmeDeal };
  const timestamp = String(world.clock.now());
  const signed = aWorkflowCall({ ...words, timestamp }, world.config.secretKey, known.zgid);
  const paths = [
    new URL(channel.url).pathname,
    new URL(door.url).pathname,
    '/zoho/notifications/x',
    '/zoho/webhooks/x',
    '/zoho/bulk-jobs/x',
    '/zoho/workflow-calls',
    '/zoho/uninstall',
    '/session',
    '/oauth/callback?state=x&code=y',
    '/connect?dataCenter=local',
    '/sign-in',
    `/api/accounts/${known.acme}`,
    '/api/accounts/1',
    '/progress/x',
    '/widget/settings.json',
    '/widget/welcome.html',
    '/healthz',
    '/nowhere',
  ];
  const mess = fc.oneof(
    fc.webPath(),
    fc.webQueryParameters().map((query) => `?${query}`),
  );
  const path = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...paths) },
    {
      weight: 2,
      arbitrary: fc.tuple(fc.constantFrom(...paths), mess).map((parts) => parts.join('')),
    },
    { weight: 1, arbitrary: mess.map((text) => `/${text}`) },
    { weight: 1, arbitrary: fc.constantFrom('/%', '/widget/%c0%ae', '/%00', '/api/accounts/%E0') },
  );

  const junk = fc.jsonValue({ maxDepth: 4 });
  const valid: Record<string, unknown>[] = [
    aNotification(channel, { ids: [known.acme] }),
    aNotification(channel, { module: 'Deals', ids: [known.acmeDeal] }),
    { module: 'Accounts', ids: known.acme },
    signed,
    { ticket: 'x', collectorSecret: 'y' },
    {},
  ];
  const spoiled = fc
    .tuple(
      fc.constantFrom(...valid),
      fc.dictionary(fc.string({ maxLength: 9 }), junk, { maxKeys: 2 }),
      junk,
      fc.nat(12),
    )
    .map(([base, more, value, place]) => {
      const key = Object.keys(base)[place];
      return { ...base, ...more, ...(key !== undefined && { [key]: value }) };
    });
  const text = fc.oneof(
    fc.constantFrom(...valid).map((body) => JSON.stringify(body)),
    spoiled.map((body) => JSON.stringify(body)),
    junk.map((body) => JSON.stringify(body)),
    fc.string(),
    fc.webQueryParameters(),
    fc.nat(60_000).map((depth) => '['.repeat(depth)),
    fc.constantFrom('x'.repeat(300_000), '"__proto__"', '{"__proto__":{"a":1}}', '\uFEFF{}', ''),
  );
  const body = fc.oneof(
    { weight: 8, arbitrary: text },
    { weight: 1, arbitrary: fc.uint8Array().map((bytes) => new Uint8Array(bytes)) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(text, fc.nat())
        .map(([whole, at]) => whole.slice(0, at % (whole.length + 1))),
    },
  );

  const header = (value: fc.Arbitrary<string>) => fc.option(value, { nil: undefined, freq: 3 });
  const headers = fc
    .record({
      'content-type': header(
        fc.constantFrom(
          'application/json',
          'application/x-www-form-urlencoded',
          'text/plain; charset=latin1',
          'application/json; charset=klingon',
          'multipart/form-data; boundary=x',
          ';;;',
        ),
      ),
      'content-encoding': fc.option(fc.constantFrom('gzip', 'br', 'deflate', 'x'), {
        nil: undefined,
        freq: 8,
      }),
      'accept-language': header(fc.constantFrom('zh', 'en;q=x', '*', ';')),
      authorization: header(
        fc.constantFrom(`Bearer ${bearer}`, 'Bearer x', 'Basic eA==', 'Bearer'),
      ),
      cookie: header(fc.constantFrom(cookie, '__Host-tierwise-session=', ';=;', 'a=%E0')),
      origin: header(fc.constantFrom(world.tierwise.publicUrl, 'null', 'https://evil.example')),
      range: header(fc.constantFrom('bytes=999999999-', 'bytes=0-1', 'bytes=-', 'x')),
      'if-match': header(fc.constantFrom('"x"', '*')),
      'x-tierwise-token': header(fc.constantFrom(door.headerValue, '')),
      'x-forwarded-for': header(fc.ipV4()),
    })
    .map((given) =>
      Object.fromEntries(
        Object.entries(given).flatMap(([name, value]) =>
          value === undefined ? [] : [[name, value]],
        ),
      ),
    );

  const near = fc.record({
    method: fc.oneof(
      { weight: 5, arbitrary: fc.constant('POST') },
      { weight: 3, arbitrary: fc.constant('GET') },
      { weight: 1, arbitrary: fc.constantFrom('PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD') },
    ),
    path,
    body,
    headers,
  });
  const right = fc.constantFrom(
    ['/zoho/workflow-calls', signed],
    [new URL(channel.url).pathname, valid[0]],
  );
  const halfRight = fc.tuple(right, headers).map(([[path, body], given]) => ({
    ...{ method: 'POST', path: String(path), body: JSON.stringify(body), headers: given },
  }));
  return fc.oneof({ weight: 19, arbitrary: near }, { weight: 1, arbitrary: halfRight });
}

/** The first line that is answered to bytes. */
function statusOf(bytes: string, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, 'localhost', () => socket.write(bytes));
    socket.once('data', (data) => {
      resolve(data.toString().split('\r\n')[0] ?? '');
      socket.destroy();
    });
    socket.once('error', reject);
  });
}

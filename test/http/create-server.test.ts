import { request } from 'node:http';
import express from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createExpressApp, openServer, type ServerParts } from '../../src/http/create-server.ts';
import { zohoFrameAncestors } from '../../src/http/middleware/security-headers.ts';
import { anOrganization } from '../emulator/support/an-organization.ts';
import { startWorld, type World } from '../support/start-world.ts';
import { failureOf } from './support/failure.ts';

describe('the HTTP surface', () => {
  let world: World;

  beforeAll(async () => {
    world = await startWorld(anOrganization());
  });

  afterAll(() => world.stop());

  const get = (path: string, init: RequestInit = {}) =>
    fetch(`${world.tierwise.publicUrl}${path}`, { redirect: 'manual', ...init });

  it('is this, and nothing else', () => {
    expect(routesOf(world.tierwise)).toMatchInlineSnapshot(`
      [
        "use helmetMiddleware",
        "GET /healthz",
        "GET /readyz",
        "POST /zoho/notifications/:urlSecret",
        "ALL /zoho/notifications/:urlSecret",
        "POST /zoho/webhooks/:urlSecret",
        "ALL /zoho/webhooks/:urlSecret",
        "POST /zoho/workflow-calls",
        "ALL /zoho/workflow-calls",
        "POST /zoho/uninstall",
        "ALL /zoho/uninstall",
        "POST /zoho/bulk-jobs/:link",
        "ALL /zoho/bulk-jobs/:link",
        "GET /connect",
        "GET /sign-in",
        "GET /oauth/callback",
        "use <anonymous>",
        "POST /session",
        "GET /api/accounts/:accountId",
        "GET /progress/:link",
        "POST /progress/:link/webhook",
        "GET /widget/settings.json",
        "use serveStatic",
        "GET /",
        "use <anonymous>",
        "use <anonymous>",
      ]
    `);
  });

  it('may be framed by Zoho alone, and runs no script but ours and Zoho’s library', async () => {
    const csp = (await get('/widget/index.html')).headers.get('content-security-policy') ?? '';
    const directives = new Map(
      csp.split(';').map((directive) => {
        const [name = '', ...values] = directive.trim().split(' ');
        return [name, values];
      }),
    );
    const { apiUrl } = world.emulator;

    expect(directives.get('default-src')).toEqual(["'none'"]);
    expect(directives.get('script-src')).toEqual(["'self'", apiUrl]);
    expect(directives.get('frame-ancestors')).toEqual([...zohoFrameAncestors, apiUrl]);
    expect(directives.get('form-action')).toEqual(["'self'"]);
    expect(directives.get('base-uri')).toEqual(["'none'"]);
    for (const host of zohoFrameAncestors) expect(host).toMatch(/^https:\/\/\*\.zoho[a-z.]*$/);
  });

  it.each([
    '/widget/welcome.html',
    '/healthz',
    '/nowhere',
    '/%E0',
    '/api/accounts/x',
    '/connect?dataCenter=moon',
  ])('protects the answer to %s, whatever it is', async (path) => {
    const { headers } = await get(path);

    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('access-control-allow-origin')).toBeNull();
    // The widget lives in a frame, and the sign-in popup speaks to the page that opened it.
    expect(headers.get('x-frame-options')).toBeNull();
    expect(headers.get('cross-origin-opener-policy')).toBe('unsafe-none');
  });

  it('asks browsers to stay with HTTPS only where it is reached by HTTPS', async () => {
    expect((await get('/healthz')).headers.get('strict-transport-security')).toBeNull();
    const secured = await startWorld(anOrganization(), {
      config: { publicUrl: 'https://tierwise.example' },
    });
    const { headers } = await fetch(`http://localhost:${secured.tierwise.port}/healthz`);
    await secured.stop();

    expect(headers.get('strict-transport-security')).toMatch(/max-age=\d{7,}/);
  });

  it.each([
    ['GET', '/nowhere'],
    ['GET', '/widget/nowhere.js'],
    ['GET', '/widget/../package.json'],
    ['GET', '/widget/..%2f..%2fpackage.json'],
    ['GET', '/.env'],
    ['POST', '/healthz'],
    ['DELETE', '/api/accounts/1'],
    ['GET', '/session'],
  ])('tells that there is no %s %s', async (method, path) => {
    expect(await failureOf(await get(path, { method }))).toEqual({
      status: 404,
      code: 'not-found',
    });
  });

  it('tells it in the reader’s language', async () => {
    const response = await get('/nowhere', { headers: { 'accept-language': 'zh-CN,zh;q=0.9' } });

    expect(await response.json()).toEqual({
      code: 'not-found',
      message: '未找到：页面。',
      remedy: '请检查地址是否正确。',
    });
  });

  it.each([{ range: 'bytes=99999999-' }, { 'if-match': '"other"' }])(
    'blames an odd header on who sent it: %j',
    async (headers: Record<string, string>) => {
      const response = await get('/widget/welcome.html', { headers });

      expect(await failureOf(response)).toEqual({ status: 400, code: 'invalid-request' });
    },
  );

  it('sends who opens it to the welcome page', async () => {
    expect((await get('/')).headers.get('location')).toBe('/widget/welcome.html');
  });

  it('is well as long as it answers, and ready as long as its database does', async () => {
    const lost = await startWorld(anOrganization());
    const ask = (path: string) => fetch(`${lost.tierwise.publicUrl}${path}`);
    expect(await (await ask('/readyz')).json()).toEqual({ status: 'ready' });
    await lost.tierwise.worker.stop();
    await lost.tierwise.store.close();

    const ready = await ask('/readyz');
    expect(await failureOf(ready)).toEqual({ status: 503, code: 'store-unavailable' });
    expect(await (await ask('/healthz')).json()).toEqual({ status: 'ok' });
    await lost.stop();
  });

  it('complains of nothing', () => {
    expect(world.complaints).toEqual([]);
  });
});

describe('an open server', () => {
  it('lets requests wait until it is given an application', async () => {
    const server = await openServer(0, 'localhost');
    const { answer } = await ask(server.port, 'hello');
    server.serve(
      express().post('/', express.text(), (asked, response) => void response.send(asked.body)),
    );

    expect(await answer).toBe('hello');
    await server.stop();
  });

  it('stops at once when it was never given one', async () => {
    const server = await openServer(0, 'localhost');
    const { answer } = await ask(server.port, 'hello');
    await server.stop();

    expect(await answer).toBe('refused');
  });

  it('lets requests under way end before it stops', async () => {
    const server = await openServer(0, 'localhost');
    let finish = () => {};
    const asked = new Promise<void>((resolve) => {
      server.serve(
        express().get('/', (_, response) => {
          finish = () => response.send('done');
          resolve();
        }),
      );
    });
    const answer = fetch(`http://localhost:${server.port}/`);
    await asked;
    const stopped = server.stop();
    finish();

    expect(await (await answer).text()).toBe('done');
    const endedAt = performance.now();
    await stopped;
    // Although the client would have kept the connection for four seconds.
    expect(performance.now() - endedAt).toBeLessThan(3500);
    await expect(fetch(`http://localhost:${server.port}/`)).rejects.toThrow();
  });

  it('says when the port is taken', async () => {
    const server = await openServer(0, 'localhost');

    await expect(openServer(server.port, 'localhost')).rejects.toThrow('EADDRINUSE');
    await server.stop();
  });
});

/** A request that has reached the server: its answer is still to come. */
async function ask(port: number, body: string): Promise<{ answer: Promise<string> }> {
  const headers = { expect: '100-continue', 'content-type': 'text/plain' };
  const outgoing = request({ port, host: 'localhost', method: 'POST', headers });
  const answer = new Promise<string>((resolve) => {
    outgoing.once('response', (response) => {
      response.once('data', (data) => resolve(String(data)));
    });
    outgoing.once('error', () => resolve('refused'));
  });
  await new Promise<void>((resolve) => outgoing.once('continue', resolve).flushHeaders());
  outgoing.end(body);
  return { answer };
}

/** Method and path of everything mounted. */
function routesOf({ app, publicUrl }: World['tierwise']): string[] {
  const silent = () => {};
  const parts: ServerParts = {
    ...app,
    publicUrl,
    ping: async () => {},
    clock: { now: () => 0 },
    log: { debug: silent, info: silent, warn: silent, error: silent },
    frameAncestors: [],
    widgetDirectory: '/nowhere',
    widgetSettings: { sdkUrl: 'https://zoho.example/sdk.js', fields: [], dataCenters: [] },
  };
  interface Layer {
    name: string;
    route?: { path: string; stack: { method?: string }[] };
    handle: { stack?: Layer[] };
  }
  const walk = (layers: Layer[]): string[] =>
    layers.flatMap(({ route, handle, name }) => {
      if (handle.stack) return walk(handle.stack);
      if (!route) return [`use ${name}`];
      const methods = new Set(route.stack.map(({ method }) => method?.toUpperCase() ?? 'ALL'));
      return [...methods].map((method) => `${method} ${route.path}`);
    });
  return walk((createExpressApp(parts).router as unknown as { stack: Layer[] }).stack);
}

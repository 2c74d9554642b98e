import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anOrganization, known } from '../../emulator/support/an-organization.ts';
import { startWorld, type World } from '../../support/start-world.ts';
import { anotherOrganization, other } from '../../support/two-organizations.ts';
import { consentAtZoho, follow } from '../support/consent-at-zoho.ts';

const minuteMs = 60_000;
const collector = 'a'.repeat(64);
const signInPath = `/sign-in?dataCenter=local&collector=${collector}`;
const connectPath = '/connect?dataCenter=local';
const failed = (code: string, language = 'en') =>
  `/widget/signed-in.html?language=${language}#failure=${code}`;

describe('the way through Zoho’s consent and back', () => {
  let world: World;

  beforeAll(async () => {
    world = await startWorld(anOrganization(), { others: [anotherOrganization()] });
    await world.install();
  });

  afterAll(() => world.stop());

  const address = (path: string) => `${world.tierwise.publicUrl}${path}`;

  it('ends in the page of a signed-in person, with the ticket where no server sees it', async () => {
    const { callback, cookie } = await consentAtZoho(world, signInPath);

    expect(await follow(callback, cookie)).toMatch(
      /^\/widget\/signed-in\.html\?language=en#[\w-]{32}$/,
    );
  });

  it('ends in the page of an installation, for who connects', async () => {
    const { callback, cookie } = await consentAtZoho(world, connectPath);
    const page = await follow(callback, cookie);
    await world.tierwise.worker.idle();

    expect(page).toMatch(/^\/widget\/progress\.html\?language=en#[\w-]+\.[\w-]+$/);
  });

  it('is bound to the browser by a cookie that no script and no other site gets', async () => {
    const { setCookie, callback } = await consentAtZoho(world, signInPath);

    expect(setCookie).toMatch(/^__Host-tierwise-consent=[\w-]{32}; /);
    const [, ...flags] = setCookie.split('; ');
    expect(flags.filter((flag) => !flag.startsWith('Expires')).sort()).toEqual([
      'HttpOnly',
      'Max-Age=600',
      'Path=/',
      'SameSite=Lax',
      'Secure',
    ]);
    expect(await follow(callback)).toBe(failed('sign-in-expired'));
  });

  it('takes the cookie back when it has ended', async () => {
    const { callback, cookie } = await consentAtZoho(world, signInPath);
    const response = await fetch(callback, { redirect: 'manual', headers: { cookie } });

    expect(response.headers.get('set-cookie')).toMatch(
      /^__Host-tierwise-consent=; Path=\/; Expires=Thu, 01 Jan 1970/,
    );
  });

  it('cannot be ended in another browser, nor by the right one after that', async () => {
    const mine = await consentAtZoho(world, signInPath);
    const theirs = await consentAtZoho(world, signInPath);

    expect(await follow(mine.callback, theirs.cookie)).toBe(failed('sign-in-expired'));
    expect(await follow(mine.callback, mine.cookie)).toBe(failed('sign-in-expired'));
    expect(await follow(theirs.callback, theirs.cookie)).not.toContain('failure');
  });

  it('cannot be ended twice', async () => {
    const { callback, cookie } = await consentAtZoho(world, signInPath);

    expect(await follow(callback, cookie)).not.toContain('failure');
    expect(await follow(callback, cookie)).toBe(failed('sign-in-expired'));
  });

  it('cannot be ended with the code of another consent that was used', async () => {
    const used = await consentAtZoho(world, signInPath);
    await follow(used.callback, used.cookie);
    const fresh = await consentAtZoho(world, signInPath);
    fresh.callback.searchParams.set('code', used.callback.searchParams.get('code') ?? '');

    expect(await follow(fresh.callback, fresh.cookie)).toBe(failed('sign-in-expired'));
  });

  it('cannot be ended by the code of a consent for another purpose', async () => {
    const connecting = await consentAtZoho(world, connectPath);
    const signingIn = await consentAtZoho(world, signInPath);
    connecting.callback.searchParams.set('code', signingIn.callback.searchParams.get('code') ?? '');

    expect(await follow(connecting.callback, connecting.cookie)).toBe(failed('sign-in-expired'));
  });

  it('is over after ten minutes', async () => {
    const refusal = async (afterMs: number) => {
      const { callback, cookie } = await consentAtZoho(world, connectPath, { decision: 'reject' });
      world.clock.advance(afterMs);
      return follow(callback, cookie);
    };

    expect(await refusal(10 * minuteMs - 5000)).toBe(failed('consent-refused'));
    expect(await refusal(10 * minuteMs)).toBe(failed('sign-in-expired'));
  });

  it('tells that a person refused', async () => {
    const { callback, cookie } = await consentAtZoho(world, connectPath, { decision: 'reject' });

    expect(callback.searchParams.get('error')).toBe('access_denied');
    expect(await follow(callback, cookie)).toBe(failed('consent-refused'));
  });

  it('posts the client’s secret to no accounts server that only the callback names', async () => {
    const visits: string[] = [];
    const evil = createServer((incoming, response) => {
      visits.push(incoming.url ?? '');
      response.end('{}');
    });
    await new Promise<void>((resolve) => evil.listen(0, '127.0.0.1', resolve));
    const { port } = evil.address() as AddressInfo;
    const names = [
      `http://127.0.0.1:${port}`,
      `http://accounts.zoho.com@127.0.0.1:${port}`,
      'https://accounts.zoho.com.evil.example',
      'not an address',
    ];
    for (const name of names) {
      const { callback, cookie } = await consentAtZoho(world, signInPath);
      callback.searchParams.set('accounts-server', name);
      expect(await follow(callback, cookie)).toBe(failed('unknown-data-center'));
    }
    evil.close();

    expect(visits).toEqual([]);
  });

  it('keeps apart organizations of two data centers that have the same id', async () => {
    const { connection } = await world.known();
    const elsewhere = { ...connection, apiDomain: 'https://www.zohoapis.eu' };
    await world.tierwise.store.organizations.change(known.zgid, { connection: elsewhere });
    const signingIn = await consentAtZoho(world, signInPath);
    const connecting = await consentAtZoho(world, connectPath);

    expect(await follow(signingIn.callback, signingIn.cookie)).toBe(
      failed('organization-not-connected'),
    );
    expect(await follow(connecting.callback, connecting.cookie)).toBe(failed('not-allowed'));
    expect((await world.known()).connection).toEqual(elsewhere);
    await world.tierwise.store.organizations.change(known.zgid, { connection });
  });

  it('gives back what it refuses: a person has but twenty grants, and the first of them is in use', async () => {
    const { connection } = await world.known();
    const elsewhere = { ...connection, apiDomain: 'https://www.zohoapis.eu' };
    await world.tierwise.store.organizations.change(known.zgid, { connection: elsewhere });
    for (let time = 0; time < 20; time++) {
      const { callback, cookie } = await consentAtZoho(world, connectPath);
      expect(await follow(callback, cookie)).toBe(failed('not-allowed'));
    }
    await world.tierwise.store.organizations.change(known.zgid, { connection });
    // Past the life of the access token.
    world.clock.advance(61 * minuteMs);
    await world.stayCurrent();

    expect((await world.known()).accessLostAt).toBeUndefined();
    expect(world.complaints).toEqual([]);
  });

  it('lets nobody but an administrator connect', async () => {
    const { callback, cookie } = await consentAtZoho(world, connectPath, {
      email: 'rep@zylker.example',
    });

    expect(await follow(callback, cookie)).toBe(failed('crm-permission-missing'));
  });

  it('lets nobody of an organization sign in that is not connected', async () => {
    const choices = { email: other.admin, zgid: other.zgid };
    const { callback, cookie } = await consentAtZoho(world, signInPath, choices);

    expect(await follow(callback, cookie)).toBe(failed('organization-not-connected'));
  });

  it('speaks the language that was asked for, then the browser’s, then English', async () => {
    const asked = await consentAtZoho(world, `${signInPath}&language=zh`, { language: 'en' });
    const preferred = await consentAtZoho(world, signInPath, { language: 'zh-CN,zh;q=0.9' });
    const neither = await consentAtZoho(world, `${signInPath}&language=fr`, { language: 'fr' });

    const pages = [asked, preferred, neither].map(({ callback, cookie }) =>
      follow(callback, cookie),
    );
    expect((await Promise.all(pages)).map((page) => /language=(\w+)/.exec(page)?.[1])).toEqual([
      'zh',
      'zh',
      'en',
    ]);
    expect(await follow(address('/sign-in?language=zh'))).toBe(failed('invalid-request', 'zh'));
  });

  it.each([
    ['/connect?dataCenter=moon', 'unknown-data-center'],
    ['/connect?dataCenter=local&fields=tier,shoe-size', 'invalid-request'],
    ['/connect?dataCenter=local&fields=', 'invalid-request'],
    ['/connect?dataCenter=local&dataCenter=com', 'invalid-request'],
    ['/sign-in?dataCenter=local', 'invalid-request'],
    ['/sign-in?dataCenter=local&collector=short', 'invalid-request'],
    ['/oauth/callback', 'invalid-request'],
    ['/oauth/callback?state=', 'invalid-request'],
    ['/oauth/callback?state=a&state=b&code=c', 'invalid-request'],
    ['/oauth/callback?state=unknown&code=c', 'sign-in-expired'],
    [`/oauth/callback?state=${'x'.repeat(3000)}`, 'invalid-request'],
  ])('tells in a page of ours what is wrong with %s', async (path, code) => {
    expect(await follow(address(path))).toBe(failed(code));
  });

  it.each([
    '/connect?dataCenter=local&redirect=https://evil.example&next=//evil.example',
    `${signInPath}&redirect_uri=https://evil.example&state=mine`,
    '/oauth/callback?state=x&code=y&redirect=https://evil.example&location=eu',
    '//evil.example/connect',
    '/widget//evil.example',
    '/\\evil.example',
    '/',
  ])('never leads to a place that only the request names: %s', async (path) => {
    const location = await locationOf(path);

    const target = new URL(location ?? '/', world.tierwise.publicUrl);
    expect([world.tierwise.publicUrl, world.emulator.accountsUrl]).toContain(target.origin);
    const back = target.searchParams.get('redirect_uri');
    if (back !== null) expect(back).toBe(address('/oauth/callback'));
    expect(target.searchParams.get('state')).not.toBe('mine');
  });

  it('begins no more than 300 times a minute from one network', async () => {
    world.clock.advance(minuteMs - (world.clock.now() % minuteMs));
    const pages: string[] = [];
    for (let count = 0; count < 300; count++) pages.push(await follow(address('/oauth/callback')));
    const refused = await fetch(address(connectPath), { redirect: 'manual' });

    expect(new Set(pages)).toEqual(new Set([failed('invalid-request')]));
    expect(refused.headers.get('location')).toBe(failed('too-many-requests'));
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    world.clock.advance(minuteMs);
    expect(await follow(address(connectPath))).toContain(world.emulator.accountsUrl);
  });

  it('complains of nothing', () => {
    expect(world.complaints).toEqual([]);
  });

  /** Asks with a Host header and a path that `fetch` would not send. */
  function locationOf(path: string): Promise<string | undefined> {
    const headers = { host: 'evil.example', 'x-forwarded-host': 'evil.example' };
    return new Promise((resolve, reject) => {
      const outgoing = request(
        { host: 'localhost', port: world.tierwise.port, path, headers },
        (response) => {
          response.resume();
          resolve(response.headers.location);
        },
      );
      outgoing.on('error', reject).end();
    });
  }
});

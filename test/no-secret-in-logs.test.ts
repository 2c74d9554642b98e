import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Log } from '../src/app/ports/log.ts';
import { anOrganization, known } from './emulator/support/an-organization.ts';
import { aNotification, channelOf, post, postJson } from './http/support/a-channel.ts';
import {
  aTicket,
  consentAtZoho,
  follow,
  postSession,
  signIn,
} from './http/support/consent-at-zoho.ts';
import { startWorld, type World } from './support/start-world.ts';

/** Everything that is said, with all that hangs on it: causes, hidden properties, stacks. */
const lines: string[] = [];
const say =
  (level: string): Log['info'] =>
  (values, message) => {
    const whole = { depth: Number.POSITIVE_INFINITY, showHidden: true, maxStringLength: null };
    lines.push(`${level} ${message} ${inspect(values, whole)}`);
  };
const log: Log = {
  debug: say('debug'),
  info: say('info'),
  warn: say('warn'),
  error: say('error'),
};

describe('what is logged', () => {
  const secrets = new Map<string, string>();
  let world: World;

  function keep(name: string, secret: string | null | undefined): void {
    // What is looked for must be there to be found.
    expect([name, secret?.length ?? 0]).toEqual([name, expect.any(Number)]);
    expect(secret?.length ?? 0).toBeGreaterThan(5);
    secrets.set(name, secret ?? '');
  }

  beforeAll(async () => {
    world = await startWorld(anOrganization(), {
      log,
      crmTimeoutMs: 500,
      config: {
        logLevel: 'debug',
        secretKey: Buffer.alloc(32, 7).toString('base64'),
      },
    });
    keep('secret key', Buffer.alloc(32, 7).toString('base64'));
    await consentsGoRightAndWrong();
    await doorsAreUsedAndMisused();
    await theCrmFails();
    await theStoreFails();
  }, 120_000);

  afterAll(() => world.stop());

  async function consentsGoRightAndWrong(): Promise<void> {
    const { callback, cookie } = await consentAtZoho(world, '/connect?dataCenter=local');
    keep('state', callback.searchParams.get('state'));
    keep('code', callback.searchParams.get('code'));
    keep('consent cookie', cookie.split('=')[1]);
    const link = (await follow(callback, cookie)).split('#')[1];
    keep('progress link', link);
    await world.tierwise.worker.idle();
    await follow(callback, cookie);
    const tokens = await world.tierwise.store.connections.find(known.zgid);
    keep('refresh token', tokens?.refreshToken);
    keep('access token', tokens?.accessToken);

    const unused = await aTicket(world);
    keep('ticket', unused.ticket);
    keep('collector secret', unused.collectorSecret);
    await postSession(world, { ...unused, collectorSecret: 'wrong' });
    const session = await signIn(world, { email: 'rep@zylker.example' });
    keep('session cookie', session.cookie.split('=')[1]);
    keep('bearer', session.bearer);
    const ask = (bearer: string, path = '') =>
      fetch(`${world.tierwise.publicUrl}/api/accounts/${known.acme}${path}`, {
        headers: { authorization: `Bearer ${bearer}` },
      });
    await ask(session.bearer);
    await ask(`${session.bearer}x`);
    // A session whose token Zoho takes no more, and one during whose question Zoho fails.
    const mend = world.organization.faults.inject({ kind: 'html' });
    world.clock.advance(60_000);
    await ask(session.bearer);
    mend();
    for (const kind of ['server-error', 'hang', 'truncated'] as const) {
      const held = await consentAtZoho(world, '/connect?dataCenter=local');
      keep(`code, ${kind}`, held.callback.searchParams.get('code'));
      world.emulator.accountsFaults.inject({ kind, next: 1 });
      await follow(held.callback, held.cookie);
    }
  }

  async function doorsAreUsedAndMisused(): Promise<void> {
    const channel = channelOf(world.organization);
    keep('channel token', channel.token);
    keep('channel address', channel.url.split('/').at(-1));
    await postJson(channel.url, aNotification(channel, { ids: [known.acme] }));
    await post(channel.url, `{"token":"${channel.token}"`);
    await postJson(channel.url, aNotification(channel, { ids: ['99999999999999999999'] }));
    const door = await world.tierwise.app.openWebhookDoor(known.zgid);
    keep('webhook token', door.headerValue);
    keep('webhook address', door.url.split('/').at(-1));
    await fetch(door.url, { method: 'POST', headers: { [door.headerName]: door.headerValue } });
    await world.settle();
  }

  async function theCrmFails(): Promise<void> {
    for (const kind of [
      'unauthorized',
      'throttled',
      'server-error',
      'html',
      'reset',
      'hang',
    ] as const) {
      const mend = world.organization.faults.inject({ kind });
      world.clock.advance(700_000);
      await world.tierwise.schedule.fire('stay-current');
      await world.tierwise.worker.idle();
      mend();
    }
    // A refresh that the accounts server refuses, and one of a token that is withdrawn.
    world.clock.advance(3_600_000);
    world.emulator.accountsFaults.inject({ kind: 'server-error', next: 1 });
    await world.stayCurrent();
    world.organization.setUserStatus(known.admin, 'inactive');
    world.clock.advance(3_600_000);
    await world.stayCurrent();
    world.organization.setUserStatus(known.admin, 'active');
    const renewed = await world.tierwise.store.connections.find(known.zgid);
    keep('later access token', renewed?.accessToken);
  }

  async function theStoreFails(): Promise<void> {
    const channel = channelOf(world.organization);
    await world.tierwise.worker.stop();
    await world.tierwise.store.close();
    await postJson(channel.url, aNotification(channel, { ids: [known.acme] }));
    const path = `/sign-in?dataCenter=local&collector=${'a'.repeat(64)}`;
    await follow(`${world.tierwise.publicUrl}${path}`);
    await fetch(`${world.tierwise.publicUrl}/readyz`);
  }

  it('tells of everything that went well and wrong', () => {
    const said = new Set(lines.map((line) => /^\w+ [a-z -]+(?= \{)/.exec(line)?.[0]));

    expect(said).toContain('info tierwise is up');
    expect(said).toContain('info organization installed');
    expect(said).toContain('error request failed');
    expect(said).toContain('warn work for an organization failed');
    expect(lines.join('\n')).toMatch(/crm-unavailable|crm-access-revoked/);
    expect(lines.join('\n')).toContain('store-unavailable');
  });

  it('names no secret, however deep one looks', () => {
    expect(secrets.size).toBe(19);
    const told = lines.join('\n');
    for (const [name, secret] of secrets)
      expect([name, told.includes(secret)]).toEqual([name, false]);
    for (const form of secretForms(secrets)) expect(told).not.toContain(form);
  });

  it('names no person and no customer', () => {
    for (const name of ['Zylker', 'Acme', 'Globex', 'Ada', 'zylker.example']) {
      expect([name, lines.join('\n').includes(name)]).toEqual([name, false]);
    }
  });
});

/** Secrets as they would look escaped in an address. */
function secretForms(secrets: Map<string, string>): string[] {
  return [...secrets.values()].map(encodeURIComponent);
}

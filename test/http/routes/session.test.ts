import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anOrganization } from '../../emulator/support/an-organization.ts';
import { startWorld, type World } from '../../support/start-world.ts';
import { aTicket, postSession, signIn } from '../support/consent-at-zoho.ts';
import { failureOf } from '../support/failure.ts';

const minuteMs = 60_000;
const expired = { status: 400, code: 'sign-in-expired' };
const notSignedIn = { status: 401, code: 'not-signed-in' };

describe('POST /session', () => {
  let world: World;

  beforeAll(async () => {
    world = await startWorld(anOrganization());
    await world.install();
  });

  afterAll(() => world.stop());

  it('gives a pass of ten minutes for a ticket and the secret of the widget that began', async () => {
    const session = await signIn(world);

    expect(session).toMatchObject({ userName: 'Ada Min', isAdministrator: true });
    const seconds = (session.expiresAt - world.clock.now()) / 1000;
    expect(seconds).toBeGreaterThan(595);
    expect(seconds).toBeLessThanOrEqual(600);
  });

  it('keeps the session in a cookie for a frame, out of reach of scripts and other top pages', async () => {
    const { setCookie } = await signIn(world);

    expect(setCookie).toMatch(/^__Host-tierwise-session=[\w-]{32}; /);
    const [, ...flags] = setCookie.split('; ');
    expect(flags.filter((flag) => !/^(Expires|Max-Age)/.test(flag)).sort()).toEqual([
      'HttpOnly',
      'Partitioned',
      'Path=/',
      'SameSite=None',
      'Secure',
    ]);
    const seconds = Number(/Max-Age=(\d+)/.exec(setCookie)?.[1]);
    // Zoho’s own token lasts an hour, and a session rests on it.
    expect(seconds).toBeGreaterThan(3500);
    expect(seconds).toBeLessThanOrEqual(3600);
  });

  it('keeps the answer out of every cache', async () => {
    const response = await postSession(world, await aTicket(world));

    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  it('takes a ticket once', async () => {
    const ticket = await aTicket(world);

    expect((await postSession(world, ticket)).status).toBe(200);
    expect(await failureOf(await postSession(world, ticket))).toEqual(expired);
  });

  it('takes a ticket only with the secret of the widget that began, and only at the first attempt', async () => {
    const { ticket, collectorSecret } = await aTicket(world);
    const guessed = await postSession(world, { ticket, collectorSecret: `${collectorSecret}x` });

    expect(guessed.headers.get('set-cookie')).toBeNull();
    expect(await failureOf(guessed)).toEqual(expired);
    expect(await failureOf(await postSession(world, { ticket, collectorSecret }))).toEqual(expired);
  });

  it('takes a ticket for a minute', async () => {
    const ticket = await aTicket(world);
    world.clock.advance(minuteMs);

    expect(await failureOf(await postSession(world, ticket))).toEqual(expired);
  });

  it('gives another pass to whoever has the cookie, and no new cookie', async () => {
    const { cookie, bearer } = await signIn(world);
    const response = await postSession(world, {}, { cookie });

    expect(response.headers.get('set-cookie')).toBeNull();
    expect(await response.json()).toMatchObject({ userName: 'Ada Min' });
    expect(bearer).not.toBe('');
  });

  it('ends with the token that it rests on', async () => {
    const { cookie } = await signIn(world);
    world.clock.advance(59 * minuteMs);
    const last = await (await postSession(world, {}, { cookie })).json();
    expect(last.expiresAt - world.clock.now()).toBeLessThanOrEqual(minuteMs);

    world.clock.advance(minuteMs);
    expect(await failureOf(await postSession(world, {}, { cookie }))).toEqual(notSignedIn);
  });

  it.each([
    ['no cookie', {}],
    ['a made-up cookie', { cookie: '__Host-tierwise-session=made-up' }],
    ['a cookie that is not ours', { cookie: 'tierwise-session=x; __Host-tierwise-consent=y' }],
  ])('tells who comes with %s to sign in', async (_, headers) => {
    expect(await failureOf(await postSession(world, {}, headers))).toEqual(notSignedIn);
  });

  it.each(['https://evil.example', 'null', 'http://localhost', ''])(
    'serves no page of another origin: %s',
    async (origin) => {
      const { cookie } = await signIn(world);

      expect(await failureOf(await postSession(world, {}, { cookie, origin }))).toEqual({
        status: 403,
        code: 'foreign-page',
      });
    },
  );

  it.each([
    ['half of it', { ticket: 'x' }],
    ['a part too many', { ticket: 'x', collectorSecret: 'y', organizationId: '1' }],
    ['another kind', { ticket: 1, collectorSecret: [] }],
    ['a list', []],
    ['too long a ticket', { ticket: 'x'.repeat(300), collectorSecret: 'y' }],
  ])('tells what is wrong with %s', async (_, body) => {
    expect(await failureOf(await postSession(world, body))).toEqual({
      status: 400,
      code: 'invalid-request',
    });
  });

  it('complains of nothing', () => {
    expect(world.complaints).toEqual([]);
  });
});

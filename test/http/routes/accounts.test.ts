import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AccountCard } from '../../../src/http/contract.ts';
import { anOrganization, known } from '../../emulator/support/an-organization.ts';
import { startWorld, type World } from '../../support/start-world.ts';
import { anotherOrganization, other } from '../../support/two-organizations.ts';
import { signIn } from '../support/consent-at-zoho.ts';
import { failureOf } from '../support/failure.ts';

const minuteMs = 60_000;
const notSignedIn = { status: 401, code: 'not-signed-in' };
const notAllowed = { status: 403, code: 'not-allowed' };
const rep = { email: 'rep@zylker.example' };

describe('GET /api/accounts/:accountId', () => {
  let world: World;

  beforeAll(async () => {
    world = await startWorld(anOrganization(), { others: [anotherOrganization()] });
    await world.install();
    await world.connect({ zgid: other.zgid, email: other.admin });
  });

  afterAll(() => world.stop());

  function ask(accountId: string, bearer?: string, headers: Record<string, string> = {}) {
    const authorization = bearer === undefined ? {} : { authorization: `Bearer ${bearer}` };
    return fetch(`${world.tierwise.publicUrl}/api/accounts/${accountId}`, {
      headers: { ...authorization, ...headers },
    });
  }

  it('shows an account to a person who may read it in the CRM', async () => {
    const { bearer } = await signIn(world, rep);
    const response = await ask(known.acme, bearer);

    expect(response.headers.get('cache-control')).toBe('private, no-store');
    const card = AccountCard.parse(await response.json());
    expect(card.account).toEqual({ id: known.acme, name: 'Acme' });
    expect(card.language).toBe('en');
  });

  it('speaks the language that is asked for', async () => {
    const { bearer } = await signIn(world, rep);
    const byQuery = await ask(`${known.acme}?language=zh`, bearer, { 'accept-language': 'en' });
    const byHeader = await ask(known.acme, bearer, { 'accept-language': 'zh-CN' });

    expect((await byQuery.json()).language).toBe('zh');
    expect((await byHeader.json()).language).toBe('zh');
    const refused = await (await ask(`${known.acme}?language=zh`)).json();
    expect(refused).toMatchObject({ code: 'not-signed-in', message: '您尚未登录。' });
  });

  it('does not tell an account that somebody may not read from one that does not exist', async () => {
    const { bearer } = await signIn(world, rep);
    const hidden = await ask(known.globex, bearer);
    const absent = await ask('5540230000000399999', bearer);
    const impossible = await ask('99999999999999999999', bearer);

    const said = await hidden.clone().text();
    expect(await absent.clone().text()).toBe(said);
    expect(await impossible.clone().text()).toBe(said);
    for (const response of [hidden, absent, impossible]) {
      expect(await failureOf(response)).toEqual(notAllowed);
    }
  });

  it('does not take what somebody may see of a group of two for leave to see its other account', async () => {
    world.organization.updateRecord('Accounts', known.acme, {
      Parent_Account: { id: known.globex },
    });
    await world.stayCurrent();
    const { bearer } = await signIn(world, rep);
    expect((await ask(known.acme, bearer)).status).toBe(200);
    expect(await failureOf(await ask(known.globex, bearer))).toEqual(notAllowed);

    const boss = await signIn(world);
    expect((await ask(known.globex, boss.bearer)).status).toBe(200);
    const card = AccountCard.parse(await (await ask(known.acme, boss.bearer)).json());
    expect(card.group).toEqual([{ id: known.globex, name: 'Globex' }]);
    world.organization.updateRecord('Accounts', known.acme, { Parent_Account: null });
    await world.stayCurrent();
  });

  it('shows nobody an account of another organization', async () => {
    const mine = await signIn(world);
    const theirs = await signIn(world, { email: other.admin, zgid: other.zgid });

    expect(await failureOf(await ask(known.acme, theirs.bearer))).toEqual(notAllowed);
    expect(await failureOf(await ask(other.account, mine.bearer))).toEqual(notAllowed);
    expect((await ask(other.account, theirs.bearer)).status).toBe(200);
  });

  it('believes no pass that was changed, cut, lengthened or made for something else', async () => {
    const { bearer } = await signIn(world);
    const [payload = '', signature = ''] = bearer.split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
    const promoted = Buffer.from(
      JSON.stringify({ ...claims, expiresAt: claims.expiresAt + 1 }),
    ).toString('base64url');
    const passes = [
      '',
      'x',
      `${promoted}.${signature}`,
      `${payload}.`,
      payload,
      `${bearer}.x`,
      `${payload}.${signature.slice(0, -1)}`,
      `${payload}.${signature.toLowerCase()}`,
      world.tierwise.app.showProgress.linkFor(known.zgid),
    ];

    for (const pass of passes) {
      expect([pass, await failureOf(await ask(known.acme, pass))]).toEqual([pass, notSignedIn]);
    }
    expect(await failureOf(await ask(known.acme))).toEqual(notSignedIn);
  });

  it('does not take the session’s cookie for a pass', async () => {
    const { cookie } = await signIn(world);

    expect(await failureOf(await ask(known.acme, undefined, { cookie }))).toEqual(notSignedIn);
  });

  it('takes a pass for ten minutes', async () => {
    const { bearer } = await signIn(world);
    world.clock.advance(10 * minuteMs - 5000);
    expect((await ask(known.acme, bearer)).status).toBe(200);

    world.clock.advance(5000);
    expect(await failureOf(await ask(known.acme, bearer))).toEqual(notSignedIn);
  });

  it('asks the CRM once a minute for a person and an account, and notices then', async () => {
    const { bearer } = await signIn(world, rep);
    world.newRequests();
    await Promise.all([ask(known.acme, bearer), ask(known.acme, bearer), ask(known.acme, bearer)]);
    await ask(known.acme, bearer);
    expect(world.newRequests().operations).toEqual(['GET /{module}/{recordID}']);

    world.organization.updateRecord('Accounts', known.acme, { Owner: { id: known.admin } });
    world.clock.advance(minuteMs);
    expect(await failureOf(await ask(known.acme, bearer))).toEqual(notAllowed);
    world.organization.updateRecord('Accounts', known.acme, { Owner: { id: known.rep } });
    await world.settle();
  });

  it('believes no answer that the CRM failed to give', async () => {
    const { bearer } = await signIn(world, rep);
    const mend = world.organization.faults.inject({ kind: 'server-error', status: 500 });
    expect(await failureOf(await ask(known.acme, bearer))).toEqual({
      status: 502,
      code: 'crm-unavailable',
    });
    mend();

    expect((await ask(known.acme, bearer)).status).toBe(200);
  });

  it('has a person sign in again whom the CRM has let go', async () => {
    const { bearer } = await signIn(world, rep);
    world.organization.setUserStatus(known.rep, 'inactive');

    expect(await failureOf(await ask(known.acme, bearer))).toEqual(notSignedIn);
    world.organization.setUserStatus(known.rep, 'active');
  });

  it('asks nothing of the CRM of an organization that has left', async () => {
    const { bearer } = await signIn(world);
    await world.tierwise.store.organizations.change(known.zgid, { status: 'disconnected' });
    world.newRequests();

    expect(await failureOf(await ask(known.acme, bearer))).toEqual({
      status: 403,
      code: 'organization-not-connected',
    });
    expect(world.newRequests().operations).toEqual([]);
    await world.tierwise.store.organizations.change(known.zgid, { status: 'connected' });
    expect((await ask(known.acme, bearer)).status).toBe(200);
  });

  it('has no place for an account that the CRM shows and we have not read', async () => {
    const { bearer } = await signIn(world);
    await world.tierwise.store.mirror.remove(known.zgid, 'Accounts', [known.globex]);

    expect(await failureOf(await ask(known.globex, bearer))).toEqual({
      status: 404,
      code: 'not-found',
    });
  });

  it.each(['me', '1e9', '-1', '..%2f..%2fhealthz', '%00', '1'.repeat(33)])(
    'tells that %s cannot be an account',
    async (accountId) => {
      expect(await failureOf(await ask(accountId, 'x'))).toEqual({
        status: 400,
        code: 'invalid-request',
      });
    },
  );
});

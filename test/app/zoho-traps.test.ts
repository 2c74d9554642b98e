import { afterEach, describe, expect, it } from 'vitest';
import { createOpenChannel } from '../../src/app/open-channel.ts';
import type { OrganizationSeed } from '../../src/emulator/organization-seed.ts';
import { createZoho } from '../../src/zoho/create-zoho.ts';
import { localDataCenter } from '../../src/zoho/data-centers.ts';
import { anOrganization, known } from '../emulator/support/an-organization.ts';
import { everyScope } from '../emulator/support/api-client.ts';
import { startWorld, type World } from '../support/start-world.ts';

/** What Zoho does that nobody would expect, each met by the whole of Tierwise. Others are met beside the part they concern. */
describe('traps of Zoho', () => {
  let world: World;

  afterEach(() => world.stop());

  async function installed(over: Partial<OrganizationSeed> = {}): Promise<void> {
    world = await startWorld(anOrganization(over));
    await world.install();
    world.newRequests();
  }

  const told = () => world.complaints.map(({ message }) => message);

  it('a channel that is asked for too long lasts an hour, silently: it is told and replaced', async () => {
    await installed();
    const { store } = world.tierwise;
    const { apiUrl, accountsUrl } = world.emulator;
    const { connectClient, signInClient } = world.config.zoho;
    const { crm } = await createZoho({
      clients: { connect: connectClient, 'sign-in': signInClient },
      tokens: store.connections,
      clock: world.clock,
      onCall: () => {},
      dataCenters: [localDataCenter({ apiUrl, accountsUrl })],
    });
    const said: string[] = [];
    const ignore = () => {};
    const openChannel = createOpenChannel({
      store,
      crm,
      log: { debug: ignore, info: ignore, error: ignore, warn: (_, text) => void said.push(text) },
      // Fast by two hours, so that a week is more than a week to Zoho.
      clock: { now: () => world.clock.now() + 7_200_000 },
      publicUrl: world.tierwise.publicUrl,
    });
    const grantedUntil = await openChannel(await world.known());
    const [channel] = await store.channels.list(known.zgid);
    expect(grantedUntil - world.clock.now()).toBeLessThanOrEqual(3_600_000);
    expect(said).toEqual(['Zoho granted a notification channel for a shorter time than asked']);

    await world.stayCurrent();

    const [replaced] = await store.channels.list(known.zgid);
    expect(replaced?.channelId).not.toBe(channel?.channelId);
    expect((replaced?.expiresAt ?? 0) - world.clock.now()).toBeGreaterThan(6 * 86_400_000);
  });

  it('a channel that is over cannot be renewed (NOT_SUBSCRIBED): a new one is opened', async () => {
    await installed();
    world.clock.advance(8 * 86_400_000);
    expect(world.organization.watches).toEqual([]);

    await world.stayCurrent();

    const operations = world.newRequests().operations.filter((one) => one.includes('watch'));
    expect(operations).toContain('POST /actions/watch');
    expect(operations).not.toContain('PATCH /actions/watch');
    expect(world.organization.watches.length).toBeGreaterThan(0);
  });

  it('the 21st refresh token silently deletes the first: the connection waits for a new consent', async () => {
    await installed();
    const { id: clientId } = world.config.zoho.connectClient;
    const consent = { clientId, zgid: known.zgid, userId: known.admin, scopes: everyScope };
    for (let count = 0; count < 20; count++) world.emulator.grantTokens(consent);
    world.clock.advance(2 * 3_600_000);
    await world.stayCurrent();
    expect((await world.known()).accessLostAt).toBeGreaterThan(0);

    await world.install();
    expect((await world.known()).accessLostAt).toBeUndefined();
    world.complaints.length = 0;
    await world.stayCurrent();
    expect(told()).toEqual([]);
  });

  it('a user who is deactivated takes tokens and channels along: another consent mends both', async () => {
    await installed();
    world.organization.setUserStatus(known.admin, 'inactive');
    world.clock.advance(60_000);
    await world.stayCurrent();
    expect((await world.known()).accessLostAt).toBeGreaterThan(0);

    world.organization.setUserStatus(known.admin, 'active');
    await world.install();

    expect((await world.known()).accessLostAt).toBeUndefined();
    expect(world.organization.watches.length).toBeGreaterThan(0);
  });

  it('the name of a created field is not answered, and a taken one gets a suffix: it is read by id', async () => {
    const taken = { module: 'Accounts', apiName: 'Tier', label: 'Rank', dataType: 'text' } as const;
    await installed({ customFields: [taken] });
    const { fields } = await world.known();

    expect(fields).toMatchObject({ tier: { apiName: expect.not.stringMatching(/^Tier$/) } });
    expect((await world.fieldsOf(known.acme))['tier']).toBe('General');
    expect(world.organization.record('Accounts', known.acme)?.['Tier']).toBeNull();
  });

  it('our own write moves Modified_Time and comes back: nothing is written twice', async () => {
    await installed();
    world.organization.createRecord('Deals', {
      Deal_Name: 'Second order',
      Account_Name: { id: known.acme },
      Stage: 'Closed Won',
      Amount: 9000,
      Closing_Date: '2024-03-01',
    });
    await world.settle();
    expect(world.newWrites().length).toBeGreaterThan(0);

    await world.stayCurrent();
    await world.stayCurrent();

    expect(world.newWrites()).toEqual([]);
  });

  it('a deal that changes hands tells the new account only: both are classified', async () => {
    await installed();
    world.organization.updateRecord('Deals', known.acmeDeal, {
      Account_Name: { id: known.globex },
    });
    await world.settle();

    expect((await world.fieldsOf(known.acme))['lifecycle']).toBe('Potential');
    expect((await world.fieldsOf(known.globex))['lifecycle']).not.toBe('Potential');
  });

  it('a deletion tells ids only: the account of the deal is classified', async () => {
    await installed();
    world.organization.deleteRecord('Deals', known.acmeDeal);
    await world.settle();

    expect((await world.fieldsOf(known.acme))['lifecycle']).toBe('Potential');
  });

  it('amounts and accounts of deals may be empty: they count for nobody', async () => {
    const base = anOrganization();
    const [deal] = base.records?.Deals ?? [];
    const Deals = [
      { ...deal, id: known.acmeDeal, Amount: null },
      { ...deal, id: '5540230000000400002', Account_Name: null },
    ];
    await installed({ records: { ...base.records, Deals } });

    expect((await world.mirrored()).map(({ deals }) => deals.map(({ amount }) => amount))).toEqual([
      [undefined],
      [],
    ]);
  });

  it('accounts have Territories, deals Territory: neither is asked for', async () => {
    world = await startWorld(anOrganization());
    const seen = world.organization.requests.length;
    await world.install();
    const asked = world.organization.requests.slice(seen).map((request) => JSON.stringify(request));

    expect(asked.some((request) => request.includes('Parent_Account'))).toBe(true);
    expect(asked.filter((request) => request.includes('Territor'))).toEqual([]);
  });

  it.each(['sandbox', 'developer'] as const)(
    'a %s is an organization of its own: it connects as any other',
    async (type) => {
      await installed({ type });

      expect((await world.known()).profile.environment).toBe(type);
      expect((await world.fieldsOf(known.acme))['tier']).toBe('General');
    },
  );
});

describe('an edition with ten custom fields', () => {
  let world: World;

  afterEach(() => world.stop());

  const own = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      module: 'Accounts' as const,
      apiName: `Own_${index}`,
      label: `Own ${index}`,
      dataType: 'text' as const,
    }));

  it('holds all of ours where it has none of its own', async () => {
    world = await startWorld(anOrganization({ edition: 'standard' }));
    await world.install();

    expect(Object.keys((await world.known()).fields)).toHaveLength(10);
  });

  it('says that there is no room, and takes fewer instead', async () => {
    world = await startWorld(anOrganization({ edition: 'standard', customFields: own(7) }));
    const { run } = await world.connect();
    expect(run).toMatchObject({ state: 'failed', error: 'field-limit-reached' });

    await world.install('en', 'tier,lifecycle,value-type');

    expect(Object.keys((await world.known()).fields)).toEqual(['tier', 'lifecycle', 'value-type']);
    expect((await world.fieldsOf(known.acme))['tier']).toBe('General');
  });

  it('says whose label stands in the way, and leaves that field alone', async () => {
    const taken = { module: 'Accounts', apiName: 'Own', label: 'Tier', dataType: 'text' } as const;
    world = await startWorld(anOrganization({ customFields: [taken] }));
    const { run } = await world.connect();

    expect(run).toMatchObject({ error: 'field-label-taken', errorDetail: 'Tier' });
    expect(world.organization.record('Accounts', known.acme)?.['Own']).toBeNull();
  });
});

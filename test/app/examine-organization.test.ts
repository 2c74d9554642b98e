import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Finding } from '../../src/app/doctor/examine.ts';
import { createExamineOrganization } from '../../src/app/examine-organization.ts';
import type { OrganizationSeed } from '../../src/emulator/organization-seed.ts';
import { createZoho } from '../../src/zoho/create-zoho.ts';
import { localDataCenter } from '../../src/zoho/data-centers.ts';
import { anOrganization, known } from '../emulator/support/an-organization.ts';
import { startWorld, type World } from '../support/start-world.ts';

const hourMs = 3_600_000;

describe('examining an organization', () => {
  let world: World;

  async function begin(over: Partial<OrganizationSeed> = {}): Promise<void> {
    world = await startWorld(anOrganization(over));
    await world.install();
    await world.stayCurrent();
  }

  beforeEach(() => begin());

  afterEach(() => world.stop());

  /** What is found, with a secret of the client that may be wrong. */
  async function findings(secret = world.config.zoho.connectClient.secret): Promise<Finding[]> {
    const { store } = world.tierwise;
    const { apiUrl, accountsUrl } = world.emulator;
    const { connectClient, signInClient } = world.config.zoho;
    const left = new Map<string, number>();
    const { crm } = await createZoho({
      clients: { connect: { ...connectClient, secret }, 'sign-in': signInClient },
      tokens: store.connections,
      clock: world.clock,
      onCall: ({ organizationId, creditsLeft }) => {
        if (creditsLeft !== undefined) left.set(organizationId, creditsLeft);
      },
      dataCenters: [localDataCenter({ apiUrl, accountsUrl })],
    });
    const creditsLeft = (id: string) => left.get(id);
    const examine = createExamineOrganization({ store, crm, clock: world.clock, creditsLeft });
    return examine(await world.known());
  }

  /** Everything that is not fine, by check. */
  async function complaints(secret?: string): Promise<Record<string, string>> {
    const found = (await findings(secret)).filter(({ severity }) => severity !== 'fine');
    return Object.fromEntries(found.map(({ check, code }) => [check, code]));
  }

  async function callZoho(method: string, path: string): Promise<void> {
    const tokens = await world.tierwise.store.connections.find(known.zgid);
    const headers = { authorization: `Zoho-oauthtoken ${tokens?.accessToken}` };
    const answer = await fetch(`${world.emulator.apiUrl}/crm/v8${path}`, { method, headers });
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
  }

  async function consentAgain(userId: string, scopes: string[]): Promise<void> {
    const { id: clientId } = world.config.zoho.connectClient;
    const grant = { clientId, zgid: known.zgid, userId, scopes };
    await world.tierwise.store.connections.save(known.zgid, {
      ...world.emulator.grantTokens(grant),
      accountsUrl: world.emulator.accountsUrl,
      accessTokenExpiresAt: world.clock.now() + hourMs,
    });
  }

  it('finds a sound one sound, for seven credits and without a change', async () => {
    world.newRequests();

    expect(await complaints()).toEqual({ notifications: 'silent' });

    const { operations, credits } = world.newRequests();
    expect(credits).toBe(7);
    expect(operations.every((operation) => operation.startsWith('GET '))).toBe(true);
  });

  it('hears of a notification', async () => {
    world.organization.updateRecord('Deals', known.acmeDeal, { Amount: 6000 });
    await world.settle();

    expect(await complaints()).toEqual({});
  });

  it('tells access that was withdrawn, and an organization that has left', async () => {
    world.organization.setUserStatus(known.admin, 'inactive');
    expect(await complaints()).toMatchObject({ connection: 'revoked', 'fields-exist': 'unknown' });

    await world.tierwise.store.organizations.change(known.zgid, { status: 'disconnected' });
    expect(await complaints()).toEqual({ connection: 'disconnected' });
  });

  it('tells a client secret that is wrong from access that was withdrawn', async () => {
    world.clock.advance(2 * hourMs);

    expect(await complaints('wrong')).toMatchObject({ connection: 'client-refused' });
  });

  it('names what a consent of too few scopes does not cover', async () => {
    await consentAgain(known.admin, ['ZohoCRM.org.READ', 'ZohoCRM.users.READ']);

    const scopes = (await findings()).find(({ check }) => check === 'scopes');

    expect(scopes?.sentence.en).toBe(
      'The consent does not cover: read-account-fields, read-accounts, read-deals, list-channels.',
    );
  });

  it('tells a user who is no administrator', async () => {
    await consentAgain(known.rep, ['ZohoCRM.users.READ']);

    expect(await complaints()).toMatchObject({ administrator: 'not-administrator' });
  });

  it('tells fields that were deleted, and values that a picklist lacks', async () => {
    const { fields } = await world.known();
    const { tier, lifecycle } = fields;
    if (!tier || !lifecycle) throw new Error('not installed');
    await callZoho('DELETE', `/settings/fields/${tier.fieldId}?module=Accounts`);
    const values = { ...lifecycle.values, ruby: 'Ruby' };
    await world.tierwise.store.organizations.change(known.zgid, {
      fields: { ...fields, lifecycle: { ...lifecycle, values } },
    });

    const words = (await findings()).map(({ sentence }) => sentence.en);

    expect(words).toContain('Class fields are gone from the CRM: Tier.');
    expect(words).toContain('Picklists lack values: Lifecycle (Ruby).');
  });

  it('tells a channel that ends soon, is over, or is unknown to Zoho', async () => {
    const { store } = world.tierwise;
    const [open] = await store.channels.list(known.zgid);
    if (!open) throw new Error('no channel');
    await store.channels.save({ ...open, expiresAt: world.clock.now() + hourMs });
    expect(await complaints()).toMatchObject({ channel: 'ends-soon' });
    await store.channels.save({ ...open, expiresAt: world.clock.now() - 1 });
    expect(await complaints()).toMatchObject({ channel: 'none' });
    await store.channels.save(open);
    await callZoho('DELETE', `/actions/watch?channel_ids=${open.channelId}`);
    expect(await complaints()).toMatchObject({ channel: 'lost-at-zoho' });
  });

  it('tells lists that were deleted, are taken by another, or have not been made yet', async () => {
    const { store } = world.tierwise;
    const { views = [] } = await world.known();
    const [first, second] = views;
    if (!first || !second) throw new Error('no lists');
    const filter = { ...first.filter, value: 'Something else' };
    const another = { key: first.key, name: first.name, filter };
    await store.organizations.change(known.zgid, { views: [another, ...views.slice(1)] });
    expect(await complaints()).toMatchObject({ views: 'name-taken' });

    await callZoho('DELETE', `/settings/custom_views?ids=${second.viewId}&module=Accounts`);
    const gone = (await findings()).find(({ check }) => check === 'views');
    expect(gone).toMatchObject({ code: 'gone', severity: 'warning' });
    expect(gone?.sentence.en).toBe('Lists were deleted in the CRM: “Tier: Important”.');
    expect(gone?.remedy?.zh).toContain('“Tier: Important”：Tier 等于 Important');

    await store.organizations.change(known.zgid, { views: undefined });
    expect(await complaints()).toMatchObject({ views: 'not-yet' });
  });

  it('tells how to make lists by hand where the CRM lets us make none, and sees that they were made', async () => {
    await world.stop();
    await begin({ hasOlderApi: true });
    const told = (await findings()).find(({ check }) => check === 'views');
    expect(told).toMatchObject({ code: 'to-make', severity: 'warning' });
    expect(told?.sentence.zh).toContain('11 个客户视图');
    expect(told?.remedy?.en).toContain('\n“Tier: Strategic”: Tier is Strategic\n');
    expect(told?.remedy?.en).toMatch(/: Class Reason contains Chosen by hand$/);

    await world.stop();
    await begin();
    const { views = [] } = await world.known();
    const unmade = views.map(({ viewId, ...view }) => view);
    await world.tierwise.store.organizations.change(known.zgid, { views: unmade });
    expect(await complaints()).not.toHaveProperty('views');
  });

  it('tells by whom bulk writes were confirmed, and when one has failed', async () => {
    const { store } = world.tierwise;
    const bulkWriteConfirmedAt = world.clock.now();
    const change = { bulkWriteConfirmedAt, bulkWriteConfirmedBy: 'Ada' };
    await store.organizations.change(known.zgid, change);
    const sentences = (await findings()).map(({ sentence }) => sentence.en);
    expect(sentences).toContainEqual(expect.stringMatching(/Ada confirmed at .* no automation/));

    const bulkWriteFailedAt = world.clock.now() - hourMs;
    await store.organizations.change(known.zgid, { bulkWriteFailedAt });
    expect(await complaints()).toMatchObject({ 'bulk-write': 'failed' });
  });

  it('tells polls and nights that have stopped', async () => {
    world.clock.advance(40 * hourMs);

    expect(await complaints()).toMatchObject({ poll: 'late', nightly: 'late' });
  });

  it('tells credits that run out', async () => {
    const { credits } = world.organization;
    world.organization.spendCredits(Math.floor(0.95 * credits.limit));

    expect(await complaints()).toMatchObject({ credits: 'low' });
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { classFields } from '../../src/core/fields/class-fields.ts';
import { anOrganization, known } from '../emulator/support/an-organization.ts';
import { startWorld, type World } from '../support/start-world.ts';

describe('installing an organization', () => {
  let world: World;

  beforeAll(async () => {
    const { records, ...organization } = anOrganization();
    const accounts = records?.Accounts?.map((account) =>
      account.id === known.acme
        ? { ...account, Billing_Country: 'China', Billing_State: 'Shanghai' }
        : account,
    );
    world = await startWorld({
      ...organization,
      address: { state: '上海市', city: '上海', country: '中国' },
      records: { ...records, Accounts: accounts ?? [] },
    });
    await world.install('en');
  });

  afterAll(() => world.stop());

  function channelIds(): string[] {
    return [...new Set(world.organization.watches.map(({ channelId }) => channelId))];
  }

  it('creates every class field, and knows under which name', async () => {
    const organization = await world.tierwise.store.organizations.find(known.zgid);

    expect(Object.keys(organization?.fields ?? {})).toEqual(classFields.map(({ key }) => key));
    for (const { apiName } of Object.values(organization?.fields ?? {})) {
      expect(world.organization.record('Accounts', known.acme)).toHaveProperty(apiName);
    }
  });

  it('reads every account and deal', async () => {
    const mirrored = await world.mirrored();

    expect(mirrored.map(({ account, deals }) => [account.name, deals.length])).toEqual([
      ['Acme', 1],
      ['Globex', 0],
    ]);
  });

  it('writes the classes in the words of the organization’s language', async () => {
    const organization = await world.tierwise.store.organizations.find(known.zgid);
    const apiName = (key: string) => organization?.fields[key]?.apiName ?? '';
    const acme: Record<string, unknown> = world.organization.record('Accounts', known.acme) ?? {};
    const globex: Record<string, unknown> =
      world.organization.record('Accounts', known.globex) ?? {};

    expect(globex[apiName('tier')]).toBe('Unranked');
    expect(globex[apiName('lifecycle')]).toBe('Potential');
    expect(globex[apiName('value')]).toBeNull();
    expect(acme[apiName('tier')]).toBe('General');
    expect(acme[apiName('reason')]).toContain('bought once, on 1 Feb 2024');
    expect(acme[apiName('next-action')]).not.toBe('');
  });

  it('holds addresses against the organization’s own', async () => {
    const [acme] = await world.tierwise.store.classes.find(known.zgid, [known.acme]);

    expect(acme?.classes['geography']).toBe('local');
  });

  it('sets off none of the customer’s automation', () => {
    expect(world.organization.wouldHaveFired).toEqual([]);
  });

  it('subscribes to changes for nearly a week', () => {
    const [watch] = world.organization.watches;
    const days = ((watch?.expiresAt ?? 0) - world.clock.now()) / 86_400_000;

    expect(channelIds()).toHaveLength(1);
    expect(days).toBeGreaterThan(6.9);
    expect(days).toBeLessThanOrEqual(7);
  });

  it('complains of nothing', () => {
    expect(world.complaints).toEqual([]);
  });

  it('keeps no secret in clear', async () => {
    const tokens = await world.tierwise.store.connections.find(known.zgid);

    expect(tokens?.refreshToken).toMatch(/^1000\./);
  });

  it('done again changes nothing in the CRM', async () => {
    const before = world.organization.credits.byOperation['PUT /{module}'];
    await world.install('en');

    expect(world.organization.credits.byOperation['PUT /{module}']).toBe(before);
    expect(channelIds()).toHaveLength(1);
    expect(world.complaints).toEqual([]);
  });
});

import { afterEach, describe, expect, it } from 'vitest';
import type { OrganizationSeed } from '../../src/emulator/organization-seed.ts';
import { anOrganization, known } from '../emulator/support/an-organization.ts';
import { clientOf } from '../emulator/support/api-client.ts';
import { startWorld, type World } from '../support/start-world.ts';

let world: World;

afterEach(() => world.stop());

async function aWorld(over: Partial<OrganizationSeed> = {}): Promise<void> {
  world = await startWorld(anOrganization(over));
}

const path = '/settings/custom_views?module=Accounts';

/** The views that people find in the CRM, by name. */
async function views(): Promise<Map<string, string>> {
  const { body } = await clientOf(world.emulator).get(path);
  return new Map(
    (body.custom_views as { id: string; name: string }[]).map(({ id, name }) => [name, id]),
  );
}

/** The accounts that a view of this name shows. */
async function accountsIn(name: string): Promise<string[]> {
  const id = (await views()).get(name);
  const { body } = await clientOf(world.emulator).get(`/Accounts?fields=Account_Name&cvid=${id}`);
  return ((body?.data ?? []) as { Account_Name: string }[]).map((row) => row.Account_Name);
}

function newCalls(): string[] {
  return world.newRequests().operations.filter((operation) => operation.includes('custom_views'));
}

describe('the lists of accounts', () => {
  it('are made for every tier and stage, and show whom they say', async () => {
    await aWorld();
    await world.install();

    expect([...(await views()).keys()]).toEqual([
      'All Accounts',
      'Tier: Strategic',
      'Tier: Important',
      'Tier: General',
      'Tier: Unranked',
      'Lifecycle: Potential',
      'Lifecycle: First Purchase',
      'Lifecycle: Repeat',
      'Lifecycle: Won Back',
      'Lifecycle: At Risk',
      'Lifecycle: Lost',
      'Chosen by hand, computed otherwise',
    ]);
    expect(await accountsIn('Tier: General')).toEqual(['Acme']);
    expect(await accountsIn('Lifecycle: Potential')).toEqual(['Globex']);
    expect(await accountsIn('Tier: Strategic')).toEqual([]);
  });

  it('cost one look and a call for every ten, and nothing when they are there', async () => {
    await aWorld();
    await world.install();
    expect(newCalls()).toEqual([
      'GET /settings/custom_views',
      'POST /settings/custom_views',
      'POST /settings/custom_views',
    ]);

    await world.install();

    expect(newCalls()).toEqual([]);
  });

  it.each(['tier', 'lifecycle', 'value-type'])(
    'show where a person chose another %s than the rules, until both agree',
    async (key) => {
      await aWorld();
      await world.install();
      const list = 'Chosen by hand, computed otherwise';
      expect(await accountsIn(list)).toEqual([]);
      const values: Record<string, string> = (await world.known()).fields[key]?.values ?? {};
      const before = ((await world.fieldsOf(known.acme))[key] ?? null) as string | null;
      const other = Object.values(values).find((value) => value !== before) ?? '';

      await world.setFields(known.acme, { [key]: other });
      await world.stayCurrent();
      expect((await world.fieldsOf(known.acme))[key]).toBe(other);
      expect((await world.fieldsOf(known.acme))['reason']).toMatch(/^Chosen by hand; computed/);
      expect(await accountsIn(list)).toEqual(['Acme']);

      await world.setFields(known.acme, { [key]: before });
      await world.stayCurrent();
      expect(await accountsIn(list)).toEqual([]);
    },
  );

  it('rest on a reason that follows the rules while the choice stays', async () => {
    await aWorld();
    await world.install();
    await world.setFields(known.acme, { tier: 'Strategic' });
    await world.stayCurrent();
    expect((await world.fieldsOf(known.acme))['reason']).toContain('it would be General.');

    world.organization.deleteRecord('Deals', known.acmeDeal);
    await world.settle();

    expect((await world.fieldsOf(known.acme))['tier']).toBe('Strategic');
    expect((await world.fieldsOf(known.acme))['reason']).toContain('it would be Unranked.');
  });

  it('speak the language of the organization, and so does what tells a choice by hand', async () => {
    await aWorld();
    await world.install('zh');
    await world.setFields(known.globex, { tier: '战略客户' });
    await world.stayCurrent();

    expect([...(await views()).keys()].slice(1, 3)).toEqual([
      '客户级别：战略客户',
      '客户级别：重要客户',
    ]);
    expect(await accountsIn('人工指定与系统判定不一致')).toEqual(['Globex']);
  });

  it('are made only by fields that were chosen', async () => {
    await aWorld();
    await world.install('en', 'lifecycle,rfm');

    expect([...(await views()).keys()].filter((name) => name.startsWith('Tier'))).toEqual([]);
    expect((await views()).size).toBe(7);
  });

  it('are told in words, and the installation goes on, where the API cannot make any', async () => {
    await aWorld({ hasOlderApi: true });
    await world.install();
    const { app } = world.tierwise;

    const listsToMake = (await app.showProgress.show(known.zgid))?.listsToMake ?? [];

    expect(listsToMake).toHaveLength(11);
    expect(listsToMake[0]).toEqual({
      name: 'Tier: Strategic',
      field: 'Tier',
      comparator: 'is',
      value: 'Strategic',
    });
    expect(listsToMake.at(-1)).toEqual({
      name: 'Chosen by hand, computed otherwise',
      field: 'Class Reason',
      comparator: 'contains',
      value: 'Chosen by hand',
    });
    expect(world.complaints.map(({ message }) => message)).toEqual([
      'lists have to be made by hand',
    ]);
  });

  it('leave a list of the customer’s own alone that bears the name of one', async () => {
    await aWorld();
    const own = {
      name: 'tier: strategic',
      access_type: 'public',
      fields: [{ api_name: 'Account_Name' }],
      criteria: { field: { api_name: 'Industry' }, comparator: 'equal', value: 'Banking' },
    };
    await clientOf(world.emulator).send('POST', path, { custom_views: [own] });
    await world.install();
    const { app } = world.tierwise;

    const listsToMake = (await app.showProgress.show(known.zgid))?.listsToMake ?? [];
    expect(listsToMake.map(({ name }) => name)).toEqual(['Tier: Strategic']);
    expect((await views()).size).toBe(12);
    expect((await views()).has('tier: strategic')).toBe(true);
  });

  it('are taken over when an earlier installation left them', async () => {
    await aWorld();
    await world.install();
    const before = await views();
    const { store } = world.tierwise;
    await store.organizations.change(known.zgid, { views: undefined });
    newCalls();

    await world.install();

    expect(newCalls()).not.toContain('POST /settings/custom_views');
    expect(await views()).toEqual(before);
    const { views: installed = [] } = await world.known();
    expect(installed.map(({ viewId }) => viewId)).toEqual([...before.values()].slice(1));
  });
});

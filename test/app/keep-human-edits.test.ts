import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anOrganization, known, manyAccounts } from '../emulator/support/an-organization.ts';
import { startWorld, type World } from '../support/start-world.ts';

const accounts = manyAccounts(12).map(({ id }) => id);

describe('what people change in our fields', () => {
  let world: World;
  let unused: string[];

  beforeAll(async () => {
    world = await startWorld(
      anOrganization({ records: { Accounts: manyAccounts(12), Deals: [] } }),
    );
    await world.install();
    unused = [...accounts];
  });

  afterAll(() => world.stop());

  /** An account that no other test uses. */
  function anAccount(): string {
    return unused.pop() ?? '';
  }

  async function overridesOf(accountId: string) {
    const overrides = await world.tierwise.store.overrides.find(known.zgid, [accountId]);
    return Object.fromEntries(overrides.map(({ dimension, value }) => [dimension, value]));
  }

  async function apiNameOf(key: string): Promise<string> {
    return (await world.known()).fields[key]?.apiName ?? '';
  }

  async function writtenTo(accountId: string, key: string) {
    const apiName = await apiNameOf(key);
    return world
      .newWrites()
      .filter((record) => record.id === accountId && apiName in record)
      .map((record) => record[apiName]);
  }

  it('stands above what is computed, with who is not known and why', async () => {
    const id = anAccount();
    await world.setFields(id, { tier: 'Strategic' });
    await world.stayCurrent();

    expect(await world.tierwise.store.overrides.find(known.zgid, [id])).toEqual([
      {
        accountId: id,
        dimension: 'tier',
        value: 'strategic',
        by: undefined,
        why: 'edited-in-crm',
        at: expect.any(Number),
      },
    ]);
    expect(await world.fieldsOf(id)).toMatchObject({ tier: 'Strategic', lifecycle: 'Potential' });
  });

  it('changes the strategy beside it', async () => {
    const id = anAccount();
    const { strategy: before } = await world.fieldsOf(id);
    await world.setFields(id, { tier: 'Strategic' });
    await world.stayCurrent();

    const { strategy } = await world.fieldsOf(id);
    expect(strategy).not.toBe(before);
    expect(strategy).toMatch(/^Strategic · Potential/);
  });

  it('is never written over, not even for a moment, when the computed class moves', async () => {
    const id = anAccount();
    world.newWrites();
    await world.setFields(id, { tier: 'Strategic' });
    world.win(id);
    await world.settle();
    world.win(id);
    await world.settle();
    await world.stayCurrent();

    expect(await world.fieldsOf(id)).toMatchObject({
      tier: 'Strategic',
      lifecycle: 'First Purchase',
    });
    expect(await writtenTo(id, 'tier')).toEqual([]);
  });

  it('is noticed before a write that was about to replace it', async () => {
    const id = anAccount();
    world.win(id);
    await world.settle();
    world.newWrites();
    await world.setFields(id, { lifecycle: 'Lost' });
    world.win(id, { amount: 2_000_000 });
    await world.settle();

    expect(await world.fieldsOf(id)).toMatchObject({ lifecycle: 'Lost' });
    expect(await writtenTo(id, 'lifecycle')).toEqual([]);
  });

  it('returns to us when it is set back to the computed class', async () => {
    const id = anAccount();
    await world.setFields(id, { tier: 'Strategic' });
    await world.stayCurrent();
    await world.setFields(id, { tier: 'Unranked' });
    await world.stayCurrent();
    expect(await overridesOf(id)).toEqual({});

    world.win(id);
    await world.settle();
    expect((await world.fieldsOf(id))['tier']).not.toBe('Unranked');
  });

  it('returns to us when it is cleared, and is filled again', async () => {
    const id = anAccount();
    await world.setFields(id, { tier: 'Strategic', 'next-action': 'Ask Li first.' });
    await world.stayCurrent();
    expect(await overridesOf(id)).toEqual({ tier: 'strategic', 'next-action': 'Ask Li first.' });

    await world.setFields(id, { tier: null, 'next-action': null });
    await world.stayCurrent();

    expect(await overridesOf(id)).toEqual({});
    const fields = await world.fieldsOf(id);
    expect(fields['tier']).toBe('Unranked');
    expect(fields['next-action']).not.toBe('Ask Li first.');
    expect(fields['next-action']).toBe((await world.fieldsOf(accounts[0] ?? ''))['next-action']);
  });

  it('may be our words, which then stay whatever happens to the classes', async () => {
    const id = anAccount();
    await world.setFields(id, { strategy: 'Do nothing before May.' });
    world.win(id);
    await world.settle();
    await world.stayCurrent();

    expect(await world.fieldsOf(id)).toMatchObject({
      strategy: 'Do nothing before May.',
      lifecycle: 'First Purchase',
    });
  });

  it('may come before we ever wrote to a new record', async () => {
    const apiName = await apiNameOf('tier');
    const id = world.organization.createRecord('Accounts', {
      Account_Name: 'Brand new',
      [apiName]: 'Important',
    });
    await world.settle();

    expect(await overridesOf(id)).toEqual({ tier: 'important' });
    expect(await world.fieldsOf(id)).toMatchObject({ tier: 'Important', lifecycle: 'Potential' });
  });

  it('may be a class that we do not know', async () => {
    const id = anAccount();
    await world.setFields(id, { tier: 'VIP' });
    await world.stayCurrent();
    world.win(id);
    await world.settle();

    expect(await world.fieldsOf(id)).toMatchObject({ tier: 'VIP', lifecycle: 'First Purchase' });
    const viewer = { organizationId: known.zgid, readable: async () => [] };
    const card = await world.tierwise.app.showAccount(viewer, id, 'en');
    expect(card.classes[0]).toMatchObject({ value: 'VIP', label: 'VIP' });
  });

  it('shows in the card with what would be computed, and in the history', async () => {
    const id = anAccount();
    await world.setFields(id, { tier: 'Strategic' });
    await world.stayCurrent();
    const viewer = { organizationId: known.zgid, readable: async () => [] };
    const card = await world.tierwise.app.showAccount(viewer, id, 'zh');

    expect(card.classes[0]).toMatchObject({
      dimension: 'tier',
      value: 'strategic',
      label: '战略客户',
      distance: null,
      isProvisional: false,
      override: { computedLabel: '未分级', why: '在 CRM 中人工选择', until: null },
      change: { fromLabel: '未分级', cause: '人工指定' },
    });
    const history = await world.tierwise.store.classes.history(known.zgid, id, 9);
    expect(history[0]).toMatchObject({
      dimension: 'tier',
      from: 'unranked',
      to: 'strategic',
      cause: 'override',
    });
  });

  it('is not missed when we stop after noticing it and before acting on it', async () => {
    const id = anAccount();
    await world.setFields(id, { tier: 'Strategic' });
    const [row] = await world.tierwise.store.classes.find(known.zgid, [id]);
    // What a stop right after the override was saved leaves behind.
    await world.tierwise.store.overrides.save(known.zgid, {
      accountId: id,
      dimension: 'tier',
      value: 'strategic',
      by: undefined,
      why: 'edited-in-crm',
      at: world.clock.now(),
    });
    expect(row?.desired['tier']).toBe('unranked');
    world.win(id);
    await world.settle();
    await world.stayCurrent();

    expect(await overridesOf(id)).toEqual({ tier: 'strategic' });
    expect(await world.fieldsOf(id)).toMatchObject({ tier: 'Strategic' });
  });

  it('is found although it was changed shortly before the organization was connected again', async () => {
    const id = anAccount();
    await world.setFields(id, { tier: 'Strategic' });
    world.clock.advance(600_000);
    await world.install();

    expect(await overridesOf(id)).toEqual({ tier: 'strategic' });
    expect(await world.fieldsOf(id)).toMatchObject({ tier: 'Strategic' });
  });

  it('was noticed without a complaint', () => {
    expect(world.complaints).toEqual([]);
  });
});

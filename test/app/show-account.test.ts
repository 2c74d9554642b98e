import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AccountCard } from '../../src/app/account-card.ts';
import type { RecordSeed } from '../../src/emulator/organization-seed.ts';
import { anOrganization, known } from '../emulator/support/an-organization.ts';
import { startWorld, type World } from '../support/start-world.ts';

const [parent, child, sibling, stranger] = ['1', '2', '3', '4'].map(
  (end) => `554023000000050000${end}`,
) as [string, string, string, string];

function aDeal(id: number, over: Partial<RecordSeed>): RecordSeed {
  return {
    id: `55402300000006000${String(id).padStart(2, '0')}`,
    Deal_Name: `Order ${id}`,
    Account_Name: { id: child },
    Stage: 'Closed Won',
    Pipeline: 'Standard (Standard)',
    Amount: 1000 * id,
    Closing_Date: `2026-01-${10 + id}`,
    ...over,
  };
}

describe('the card of an account', () => {
  let world: World;

  beforeAll(async () => {
    const Accounts = [
      { id: parent, Account_Name: 'Group' },
      { id: child, Account_Name: 'Daughter', Parent_Account: { id: parent } },
      { id: sibling, Account_Name: 'Son', Parent_Account: { id: parent } },
      { id: stranger, Account_Name: 'Stranger' },
    ];
    const Deals = [
      aDeal(1, {}),
      aDeal(2, {}),
      aDeal(3, { Stage: 'Closed Lost' }),
      aDeal(4, { Stage: 'Negotiation/Review' }),
      aDeal(5, { Account_Name: { id: sibling } }),
    ];
    world = await startWorld(anOrganization({ records: { Accounts, Deals } }));
    await world.install();
  });

  afterAll(() => world.stop());

  const show = (accountId: string, readable: string[] = [], language: 'en' | 'zh' = 'en') =>
    world.tierwise.app.showAccount(
      {
        organizationId: known.zgid,
        readable: async (ids) => ids.filter((id) => readable.includes(id)),
      },
      accountId,
      language,
    );

  it('shows the classes that stand in the CRM, each with reason and evidence', async () => {
    const card = await show(child);
    const fields = await world.fieldsOf(child);
    const labelOf = (dimension: string) =>
      card.classes.find((each) => each.dimension === dimension)?.label;

    expect(labelOf('tier')).toBe(fields['tier']);
    expect(labelOf('lifecycle')).toBe(fields['lifecycle']);
    for (const shown of card.classes) {
      expect(shown.reason).not.toBe('');
      expect(shown.colour).toMatch(/^#[0-9a-f]{6}$/);
      expect(shown.override).toBeNull();
    }
  });

  it('counts the deals that count, newest first, and tells why others do not', async () => {
    const { deals } = await show(child);

    expect(deals.counted).toBe(2);
    expect(deals.latest.map(({ name }) => name)).toEqual(['Order 2', 'Order 1']);
    expect(deals.excluded.reduce((sum, { count }) => sum + count, 0)).toBe(2);
    for (const { reason } of deals.excluded) expect(reason).not.toBe('');
  });

  it('has something to do, with the rule that says so', async () => {
    const { strategy } = await show(child);

    expect(strategy.plays.length).toBeGreaterThan(0);
    for (const { title, what, why } of strategy.plays) {
      expect([title, what, why.rule]).not.toContain('');
    }
  });

  it('names those of its group whom the viewer may read, and nobody else', async () => {
    const group = async (readable: string[]) =>
      new Set((await show(child, readable)).group.map(({ name }) => name));

    expect(await group([parent, sibling, stranger])).toEqual(new Set(['Group', 'Son']));
    expect(await group([sibling])).toEqual(new Set(['Son']));
    expect(await group([])).toEqual(new Set());
  });

  it('says the same in both languages', async () => {
    const shape = ({ classes, deals, group, asOf, policyVersion }: AccountCard) => ({
      classes: classes.map(({ dimension, value, colour, confidence }) => [
        dimension,
        value,
        colour,
        confidence,
      ]),
      counted: deals.counted,
      group,
      asOf,
      policyVersion,
    });
    const [english, chinese] = [await show(child), await show(child, [], 'zh')];

    expect(shape(chinese)).toEqual(shape(english));
    for (const { title, reason } of chinese.classes) expect(title + reason).toMatch(/[一-鿿]/);
    for (const { title, reason } of english.classes) expect(title + reason).not.toMatch(/[一-鿿]/);
  });

  it('is not there for an account that we do not hold', async () => {
    await expect(show('5540230000000599999')).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is shown for no organization that is not connected', async () => {
    const viewer = { organizationId: '42', readable: async () => [] };

    await expect(world.tierwise.app.showAccount(viewer, child, 'en')).rejects.toMatchObject({
      code: 'organization-not-connected',
    });
  });
});

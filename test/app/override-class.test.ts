import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dayOf } from '../../src/core/day.ts';
import { anOrganization, known } from '../emulator/support/an-organization.ts';
import { startWorld, type World } from '../support/start-world.ts';

describe('a class that a person sets above the computed one', () => {
  let world: World;
  const chosen = { accountId: known.acme, by: known.rep, why: 'Board decision' };

  beforeEach(async () => {
    world = await startWorld(anOrganization());
    await world.install('en');
  });
  afterEach(() => world.stop());

  const app = () => world.tierwise.app;

  function today(daysAhead = 0): number {
    return dayOf(world.clock.now(), 'Asia/Shanghai') + daysAhead;
  }

  async function classesOf(accountId: string) {
    const [row] = await world.tierwise.store.classes.find(known.zgid, [accountId]);
    if (!row) throw new Error('the account has no classes');
    return row;
  }

  async function override(choice: { dimension: string; value: string; until?: number }) {
    await app().overrideClass.override(known.zgid, { ...chosen, ...choice });
    await world.settle();
  }

  it('is in force on any dimension, the computed one known beneath, and shows in the CRM', async () => {
    const before = await classesOf(known.acme);
    await override({ dimension: 'tier', value: 'strategic' });
    await override({ dimension: 'health', value: 'red' });
    const after = await classesOf(known.acme);

    expect(after.inForce).toMatchObject({ tier: 'strategic', health: 'red' });
    expect(after.classes).toEqual(before.classes);
    expect(await world.fieldsOf(known.acme)).toMatchObject({ tier: 'Strategic' });
  });

  it('does not keep the computed class from moving', async () => {
    await override({ dimension: 'lifecycle', value: 'at-risk' });
    const before = (await classesOf(known.acme)).classes['lifecycle'];
    world.win(known.acme);
    await world.settle();
    const after = await classesOf(known.acme);

    expect(after.classes['lifecycle']).not.toBe(before);
    expect(after.inForce['lifecycle']).toBe('at-risk');
  });

  it('is over after its last day', async () => {
    await override({ dimension: 'tier', value: 'strategic', until: today(1) });
    await world.sleepUntilMorning(1);
    expect((await classesOf(known.acme)).inForce['tier']).toBe('strategic');

    await world.sleepUntilMorning(1);
    const { inForce, classes } = await classesOf(known.acme);
    expect(inForce['tier']).toBe(classes['tier']);
    expect(await app().listDivergences(known.zgid)).toEqual([]);
  });

  it('is given back when it is lifted', async () => {
    await override({ dimension: 'tier', value: 'strategic' });
    await app().overrideClass.lift(known.zgid, known.acme, 'tier');
    await world.settle();
    const { inForce, classes } = await classesOf(known.acme);

    expect(inForce).toEqual(classes);
  });

  it('stands on the list of divergences with who, why and until when, as long as it diverges', async () => {
    const computed = (await classesOf(known.acme)).classes;
    await override({ dimension: 'tier', value: 'strategic', until: today(30) });
    await override({ dimension: 'lifecycle', value: String(computed['lifecycle']) });

    expect(await app().listDivergences(known.zgid)).toEqual([
      {
        ...{ ...chosen, dimension: 'tier', value: 'strategic', computed: computed['tier'] },
        ...{ until: today(30), at: expect.any(Number) },
      },
    ]);
  });

  it('has to be a class of a dimension, on an account, until a day to come', async () => {
    const wrong = [
      { dimension: 'mood', value: 'good' },
      { dimension: 'tier', value: 'platinum' },
      { dimension: 'tier', value: 'strategic', until: today(-1) },
    ];

    for (const choice of wrong)
      await expect(override(choice)).rejects.toMatchObject({ code: 'invalid-request' });
    await expect(
      app().overrideClass.override(known.zgid, {
        ...{ ...chosen, accountId: '1' },
        ...{ dimension: 'tier', value: 'strategic' },
      }),
    ).rejects.toMatchObject({ code: 'not-found' });
    expect(await app().listDivergences(known.zgid)).toEqual([]);
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readContext } from '../../src/app/read-context.ts';
import { readMirroredBook } from '../../src/app/read-whole-organization.ts';
import { dayOf } from '../../src/core/day.ts';
import { buildGroups } from '../../src/core/groups/build-groups.ts';
import { createForesight } from '../../src/core/time/create-foresight.ts';
import { anOrganization, known } from '../emulator/support/an-organization.ts';
import { startWorld, type World } from '../support/start-world.ts';

describe('what time alone will change in an organization', () => {
  let world: World;

  beforeEach(async () => {
    world = await startWorld(anOrganization());
    for (const daysAgo of [160, 130, 100, 70, 40, 10]) world.win(known.acme, { daysAgo });
    await world.install('en');
  });
  afterEach(() => world.stop());

  const today = () => dayOf(world.clock.now(), 'Asia/Shanghai');

  async function stored(): Promise<Map<string, number | undefined>> {
    const rows = await world.tierwise.store.classes.find(known.zgid, [known.acme, known.globex]);
    return new Map(rows.map(({ accountId, nextFlipOn }) => [accountId, nextFlipOn]));
  }

  async function lookedUp(): Promise<Map<string, number | undefined>> {
    const { store } = world.tierwise;
    const organization = await store.organizations.find(known.zgid);
    const context = organization && (await readContext(store, organization, world.clock.now()));
    if (!context) throw new Error('not calibrated yet');
    const book = await readMirroredBook(store, known.zgid);
    const foresight = createForesight(book, buildGroups(book.accounts, book.indexOf), context);
    return new Map(
      Array.from(book.accounts.keys(), (position) => [
        book.accounts.at(position)?.id ?? '',
        foresight.nextFlipOn(position),
      ]),
    );
  }

  const lifecycleOf = async (days: number) =>
    (await world.tierwise.app.listUpcoming(known.zgid, days)).filter(
      ({ accountId, dimension }) => accountId === known.acme && dimension === 'lifecycle',
    );

  it('is known of every account, after installing, an event, nights, and a calibration', async () => {
    expect((await stored()).get(known.acme)).toBeGreaterThan(today());
    expect(await stored()).toEqual(await lookedUp());

    world.win(known.acme);
    await world.settle();
    expect(await stored()).toEqual(await lookedUp());

    for (let night = 0; night < 35; night += 5) {
      await world.sleepUntilMorning(5);
      expect(await stored()).toEqual(await lookedUp());
    }
  }, 60_000);

  it('is a list of whom to call, soonest first, and a purchase gives the account another day', async () => {
    const [before] = await lifecycleOf(366);

    expect(before).toMatchObject({ accountName: 'Acme', from: 'repeat', to: 'at-risk' });
    const inDays = (before?.on ?? 0) - today();
    expect(await lifecycleOf(inDays)).toHaveLength(1);
    expect(await lifecycleOf(inDays - 1)).toEqual([]);
    const days = (await world.tierwise.app.listUpcoming(known.zgid, 366)).map(({ on }) => on);
    expect(days).toEqual(days.toSorted((a, b) => a - b));

    world.win(known.acme);
    await world.settle();
    expect((await lifecycleOf(366))[0]?.on).not.toBe(before?.on);
  });

  it('leaves out what a person chose', async () => {
    const chosen = { accountId: known.acme, by: known.rep, why: 'knows better' };
    for (const value of ['lost', 'repeat']) {
      const choice = { ...chosen, dimension: 'lifecycle', value };
      await world.tierwise.app.overrideClass.override(known.zgid, choice);
      await world.settle();

      expect(await lifecycleOf(366)).toEqual([]);
    }
  });

  it('is empty for an organization that is not known', async () => {
    expect(await world.tierwise.app.listUpcoming('1', 366)).toEqual([]);
  });
});

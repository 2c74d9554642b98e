import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { anOrganization, known, manyAccounts } from '../emulator/support/an-organization.ts';
import { startWorld, type World } from '../support/start-world.ts';

const secondMs = 1000;
const [first = '', second = '', third = '', fourth = ''] = manyAccounts(4).map(({ id }) => id);

describe('what notifications told of', () => {
  let world: World;

  beforeEach(async () => {
    world = await startWorld(anOrganization({ records: { Accounts: manyAccounts(4), Deals: [] } }));
    await world.install();
  });
  afterEach(() => world.stop());

  /** Does something a while ago of which no notification has arrived. */
  async function unheard(change: () => void, secondsAgo = 30): Promise<void> {
    const hear = world.organization.faults.inject({ kind: 'notification-dropped' });
    change();
    await world.organization.notificationsSettled();
    hear();
    world.clock.advance(secondsAgo * secondMs);
  }

  /** How often deals are read while something is done and worked off. */
  async function readingsDuring(change: () => unknown): Promise<number> {
    const before = await dealReadings();
    await change();
    await world.settle();
    return (await dealReadings()) - before;
  }

  async function dealReadings(): Promise<number> {
    const spent = await world.tierwise.store.credits.spent(known.zgid, 0);
    return spent.find(({ operation }) => operation === 'read-deals')?.calls ?? 0;
  }

  async function isShown(accountId: string): Promise<boolean> {
    return (await world.fieldsOf(accountId))['lifecycle'] === 'First Purchase';
  }

  it('is read together with what lost ones would have told of, at the same price', async () => {
    await unheard(() => world.win(first));
    expect(await readingsDuring(() => world.win(second))).toBe(1);

    expect([await isShown(first), await isShown(second)]).toEqual([true, true]);
  });

  it('is read by itself when all was read within a minute', async () => {
    await readingsDuring(() => world.win(first));
    await unheard(() => world.win(second));
    expect(await readingsDuring(() => world.win(third))).toBe(1);
    expect([await isShown(second), await isShown(third)]).toEqual([false, true]);

    world.clock.advance(30 * secondMs);
    expect(await readingsDuring(() => world.win(fourth))).toBe(1);
    expect(await isShown(second)).toBe(true);
  });

  it('spares the next poll what was just read, and loses nothing by it', async () => {
    await readingsDuring(() => world.win(first));
    // The next readings are those of polls.
    const poll = async (seconds: number) => {
      world.clock.advance(seconds * secondMs);
      await world.tierwise.schedule.fire('stay-current');
      await world.settle();
    };
    expect(await readingsDuring(() => poll(60))).toBe(0);
    await unheard(() => world.win(second));
    expect(await readingsDuring(() => poll(270))).toBe(1);
    expect(await isShown(second)).toBe(true);
  });

  it('is looked for by its id when it is not among what has changed', async () => {
    let deal = '';
    await readingsDuring(() => {
      deal = world.win(first);
    });
    world.clock.advance(60 * secondMs);

    expect(await readingsDuring(() => world.organization.deleteRecord('Deals', deal))).toBe(2);
    expect((await world.mirrored()).flatMap(({ deals }) => deals)).toEqual([]);
  });

  it('has the next poll look for deletions when something was lost', async () => {
    let deal = '';
    await readingsDuring(() => {
      deal = world.win(first);
    });
    await unheard(() => world.organization.deleteRecord('Deals', deal));
    await unheard(() => world.win(second));
    await readingsDuring(() => world.win(third));
    const held = async () => (await world.mirrored()).flatMap(({ deals }) => deals).length;
    expect(await held()).toBe(3);

    await world.stayCurrent();
    expect(await held()).toBe(2);
  });

  it('is no sign of a loss when the other notification may still be on its way', async () => {
    await unheard(() => world.win(first), 0);
    await readingsDuring(() => world.win(second));
    expect(await isShown(first)).toBe(true);

    world.newRequests();
    await world.stayCurrent();
    expect(world.newRequests().operations).not.toContain('GET /{module}/deleted');
  });
});

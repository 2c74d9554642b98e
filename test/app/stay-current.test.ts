import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { anOrganization, known, manyAccounts } from '../emulator/support/an-organization.ts';
import { startWorld, type World } from '../support/start-world.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/*
 * The poll that is the truth: every notification is lost here. Each test begins well within an hour in which deletions
 * have been listed.
 */
describe('an organization of which no notification arrives', () => {
  let world: World;
  let unused: string[];

  beforeAll(async () => {
    const accounts = manyAccounts(30);
    unused = accounts.map(({ id }) => id);
    world = await startWorld(anOrganization({ records: { Accounts: accounts, Deals: [] } }));
    await world.install();
    world.organization.faults.inject({ kind: 'notification-dropped' });
  });

  beforeEach(async () => {
    await beginHour();
    world.newRequests();
  });

  afterAll(() => world.stop());

  /** Goes on to ten minutes past the next hour, with its first reconciliation done. */
  async function beginHour(): Promise<void> {
    world.clock.advance(hourMs - (world.clock.now() % hourMs) + 9 * minuteMs);
    await world.stayCurrent();
  }

  function anAccount(): string {
    return unused.pop() ?? '';
  }

  const lifecycleOf = async (id: string) => (await world.fieldsOf(id))['lifecycle'];
  const isMirrored = async (id: string) =>
    (await world.mirrored()).some(({ account, deals }) =>
      [account.id, ...deals.map((deal) => deal.id)].includes(id),
    );

  it('spends two credits when nothing has changed, and four more once an hour', async () => {
    await world.stayCurrent();
    expect(world.newRequests()).toMatchObject({ credits: 2 });
    await world.stayCurrent();
    expect(world.newRequests()).toMatchObject({ credits: 2 });

    world.clock.advance(hourMs);
    await world.stayCurrent();
    expect(world.newRequests()).toMatchObject({ credits: 6 });
  });

  it('is read as far as it has changed, and its classes follow', async () => {
    const buyer = anAccount();
    world.win(buyer);
    await world.stayCurrent();

    expect(await lifecycleOf(buyer)).toBe('First Purchase');
    const { readUntil = 0 } = await world.known();
    expect(world.clock.now() - readUntil).toBeLessThan(30_000);
  });

  it('is read from where it was last read, when the CRM fails in between', async () => {
    const buyer = anAccount();
    world.win(buyer);
    const { readUntil } = await world.known();
    const mend = world.organization.faults.inject({
      kind: 'server-error',
      operation: 'GET /{module}',
      module: 'Deals',
    });
    await world.stayCurrent();
    expect((await world.known()).readUntil).toBe(readUntil);
    mend();
    world.clock.advance(20 * minuteMs);
    await world.stayCurrent();

    expect(await lifecycleOf(buyer)).toBe('First Purchase');
    world.complaints.length = 0;
  });

  it('loses what was deleted at the next turn of the hour', async () => {
    const buyer = anAccount();
    const deal = world.win(buyer);
    await world.stayCurrent();
    world.organization.deleteRecord('Deals', deal);
    await world.stayCurrent();
    expect(await lifecycleOf(buyer)).toBe('First Purchase');

    await beginHour();
    expect(await isMirrored(deal)).toBe(false);
    expect(await lifecycleOf(buyer)).toBe('Potential');
  });

  it('loses what was deleted at once, where something else was not told of either', async () => {
    const [buyer, other] = [anAccount(), anAccount()];
    const deal = world.win(buyer);
    await world.stayCurrent();
    // Past what the next poll reads again.
    world.clock.advance(5 * minuteMs);
    world.organization.deleteRecord('Deals', deal);
    world.win(other);
    await world.stayCurrent();

    expect(await isMirrored(deal)).toBe(false);
    expect(await lifecycleOf(buyer)).toBe('Potential');
  });

  it('loses accounts that were deleted, with their classes', async () => {
    const account = anAccount();
    world.organization.deleteRecord('Accounts', account);
    await beginHour();

    expect(await isMirrored(account)).toBe(false);
    await world.sleepUntilMorning();
    expect(await world.tierwise.store.classes.find(known.zgid, [account])).toEqual([]);
  });

  it('loses what was deleted within the hour before it went away for days', async () => {
    const account = anAccount();
    world.organization.deleteRecord('Accounts', account);
    // Read again, without a list of deletions: that was due at the turn of the hour.
    world.clock.advance(30 * minuteMs);
    await world.stayCurrent();
    expect(await isMirrored(account)).toBe(true);
    world.clock.advance(3 * dayMs);
    await world.install();

    expect(await isMirrored(account)).toBe(false);
  });

  it('has its channel replaced on its last day, not before', async () => {
    await world.install();
    const [first] = world.organization.watches;
    world.clock.advance(6 * dayMs - 2 * hourMs);
    await world.stayCurrent();
    expect(world.organization.watches[0]?.channelId).toBe(first?.channelId);

    world.clock.advance(2 * hourMs);
    await world.stayCurrent();
    const [second] = world.organization.watches;
    expect(second?.channelId).not.toBe(first?.channelId);
    expect((second?.expiresAt ?? 0) - world.clock.now()).toBeGreaterThan(6.9 * dayMs);
    expect(await world.tierwise.store.channels.list(known.zgid)).toHaveLength(1);
  });

  it('has its channel replaced when it has told of nothing for an hour in which something changed', async () => {
    const { store } = world.tierwise;
    const [first] = await store.channels.list(known.zgid);
    const isFirst = async () =>
      (await store.channels.list(known.zgid)).some((each) => each.channelId === first?.channelId);
    world.complaints.length = 0;
    world.win(anAccount());
    await world.stayCurrent();
    world.clock.advance(30 * minuteMs);
    world.win(anAccount());
    await world.stayCurrent();
    expect(await isFirst()).toBe(true);

    world.clock.advance(30 * minuteMs);
    world.win(anAccount());
    await world.stayCurrent();
    await world.stayCurrent();
    expect(await isFirst()).toBe(false);
    const [present] = await store.channels.list(known.zgid);
    const watched = world.organization.watches.map(({ channelId }) => channelId);
    expect(new Set(watched)).toEqual(new Set([present?.channelId]));
    expect(world.complaints.map(({ message }) => message)).toEqual([
      'a notification channel is deaf',
    ]);
    world.complaints.length = 0;
  });

  it('leaves no trace of a channel that was refused', async () => {
    const { channels } = world.tierwise.store;
    const before = await channels.list(known.zgid);
    world.clock.advance(6.5 * dayMs);
    const operation = 'POST /actions/watch';
    const mend = world.organization.faults.inject({ kind: 'throttled', operation });
    await world.stayCurrent();
    mend();

    expect(await channels.list(known.zgid)).toEqual(before);
    world.complaints.length = 0;
    world.clock.advance(60_000);
    await world.stayCurrent();
    expect(await channels.list(known.zgid)).toHaveLength(1);
  });

  it('is kept current although its channel cannot be replaced', async () => {
    const buyer = anAccount();
    world.clock.advance(6.5 * dayMs);
    const mend = world.organization.faults.inject({
      kind: 'server-error',
      operation: 'POST /actions/watch',
    });
    world.win(buyer);
    await world.stayCurrent();
    mend();

    expect(await lifecycleOf(buyer)).toBe('First Purchase');
    expect(world.complaints.map(({ message }) => message)).toEqual([
      'the notification channel could not be renewed',
    ]);
    world.complaints.length = 0;
    await world.stayCurrent();
    expect(world.organization.watches.length).toBeGreaterThan(0);
  });

  it('moves on by time alone, at night', async () => {
    const buyer = anAccount();
    world.win(buyer);
    await world.stayCurrent();
    expect(await lifecycleOf(buyer)).toBe('First Purchase');
    await world.sleepUntilMorning(900);

    expect(await lifecycleOf(buyer)).not.toBe('First Purchase');
    const [change] = await world.tierwise.store.classes.history(known.zgid, buyer, 1);
    expect(change?.cause).toBe('time-passed');
  });

  it('is not written to by a night that changes nothing', async () => {
    await world.sleepUntilMorning();
    world.newWrites();
    await world.sleepUntilMorning();

    expect(world.newWrites()).toEqual([]);
  });

  it('has one night a day', async () => {
    await world.sleepUntilMorning();
    world.newRequests();
    world.clock.advance(hourMs);
    await world.tierwise.schedule.fire('nightly');
    await world.settle();

    expect(world.newRequests().operations).toEqual([]);
  });

  it('complains of nothing', () => {
    expect(world.complaints).toEqual([]);
  });
});

describe('an organization of which notifications arrive', () => {
  let world: World;
  const accounts = manyAccounts(5);

  beforeAll(async () => {
    world = await startWorld(anOrganization({ records: { Accounts: accounts, Deals: [] } }));
    await world.install();
    world.clock.advance(hourMs - (world.clock.now() % hourMs) + 9 * minuteMs);
    await world.stayCurrent();
  });

  afterAll(() => world.stop());

  it('has none listed by a night in an hour in which they have been', async () => {
    const inZone = world.clock.now() + 8 * hourMs;
    world.clock.advance(dayMs - (inZone % dayMs) + 3 * hourMs);
    await world.stayCurrent();
    expect(world.newRequests().operations).toContain('GET /{module}/deleted');
    await world.tierwise.schedule.fire('nightly');
    await world.settle();

    const { operations, credits } = world.newRequests();
    expect(operations).toContain('GET /org');
    expect(operations).not.toContain('GET /{module}/deleted');
    expect(credits).toBeLessThanOrEqual(6);
  });

  it('has deletions listed by the hour only, whatever changes', async () => {
    const [first, second] = accounts.map(({ id }) => id);
    world.organization.updateRecord('Accounts', first ?? '', { Industry: 'Energy' });
    await world.settle();
    // Nobody is told of that.
    await world.setFields(second ?? '', { tier: 'Strategic' });
    world.newRequests();
    await world.stayCurrent();

    expect(await world.tierwise.store.overrides.list(known.zgid)).toHaveLength(1);
    expect(world.newRequests().operations).not.toContain('GET /{module}/deleted');
  });
});

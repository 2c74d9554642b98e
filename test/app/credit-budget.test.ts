import { afterEach, describe, expect, it } from 'vitest';
import { creditShareOf } from '../../src/app/credit-share.ts';
import { createForecastCredits } from '../../src/app/forecast-credits.ts';
import type { OrganizationSeed } from '../../src/emulator/organization-seed.ts';
import { anOrganization, known, manyAccounts } from '../emulator/support/an-organization.ts';
import { startWorld, type World } from '../support/start-world.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const accounts = manyAccounts(300).map(({ id }) => id);

describe('the credit budget of an organization', () => {
  let world: World;

  afterEach(() => world.stop());

  async function installed(over: Partial<OrganizationSeed> = {}): Promise<void> {
    const records = { Accounts: manyAccounts(300), Deals: [] };
    world = await startWorld(anOrganization({ records, ...over }));
    await world.install();
  }

  const store = () => world.tierwise.store;

  /** Leaves so many credits to work that can wait, and the reserve for events beside. */
  async function leave(credits: number): Promise<void> {
    const { forBackground } = creditShareOf(await world.known());
    const spent = await spentToday();
    await spend(forBackground - spent - credits);
  }

  /** As if so many credits had just been spent; a restart, because a server trusts its tally for a while. */
  async function spend(credits: number): Promise<void> {
    const call = { organizationId: known.zgid, operation: 'earlier', credits };
    await store().credits.add([{ ...call, at: world.clock.now() }]);
    await world.restart();
  }

  async function spentToday(): Promise<number> {
    const spent = await store().credits.spent(known.zgid, world.clock.now() - dayMs);
    return spent.reduce((sum, { credits }) => sum + credits, 0);
  }

  async function installAgain() {
    // As a new installation that has to write everything.
    const everyId = (await store().classes.find(known.zgid, accounts)).map(
      ({ accountId, written }) => ({
        accountId,
        values: Object.fromEntries(Object.keys(written).map((key) => [key, null])),
      }),
    );
    await store().classes.saveWritten(known.zgid, everyId);
    const { run } = await world.connect();
    return run;
  }

  it('is half of what its edition and licences give, unless it says otherwise', async () => {
    await installed();
    expect(creditShareOf(await world.known())).toEqual({
      daily: 53_000,
      ours: 26_500,
      forBackground: 21_200,
    });

    await store().organizations.change(known.zgid, { creditShare: 0.1 });
    expect(creditShareOf(await world.known()).ours).toBe(5300);
  });

  it('is counted to the last credit, operation by operation', async () => {
    await installed();
    world.win(accounts[0] ?? '');
    await world.settle();
    await world.stayCurrent();

    const spent = await store().credits.spent(known.zgid, 0);
    const total = spent.reduce((sum, { credits }) => sum + credits, 0);
    expect(total).toBe(world.organization.credits.spent);
    const named = Object.fromEntries(spent.map(({ operation, credits }) => [operation, credits]));
    expect(named['update-accounts']).toBe(world.organization.credits.byOperation['PUT /{module}']);
  });

  it('pays for nothing that Zoho turned away', async () => {
    await installed();
    const before = await spentToday();
    const mend = world.organization.faults.inject({ kind: 'throttled' });
    world.win(accounts[0] ?? '');
    await world.settle();
    mend();

    expect(await spentToday()).toBe(before);
  });

  it('stops work that can wait, says until when, and lets it go on once credits are back', async () => {
    await installed();
    await leave(13);
    const stopped = await installAgain();

    expect(stopped?.state).toBe('running');
    const over = world.clock.now() + dayMs;
    expect(stopped?.waitsUntil).toBeGreaterThan(over - hourMs);
    expect(stopped?.waitsUntil).toBeLessThanOrEqual(over + 60_000);
    const link = world.tierwise.app.showProgress.linkFor(known.zgid);
    const response = await fetch(`${world.tierwise.publicUrl}/progress/${link}`);
    expect(await response.json()).toMatchObject({
      state: 'running',
      waitsUntil: expect.stringMatching(/^\d\d:\d\d \(Asia\/Shanghai\)$/),
    });
    const { forBackground } = creditShareOf(await world.known());
    expect(await spentToday()).toBeLessThanOrEqual(forBackground);

    world.clock.advance(dayMs + 2 * 60_000);
    await world.tierwise.worker.idle();
    const resumed = await store().runs.find(known.zgid, stopped?.id ?? '');
    expect(resumed?.state).toBe('finished');
    expect(resumed?.waitsUntil).toBeUndefined();
    expect(await store().classes.countUnwritten(known.zgid)).toBe(0);
  });

  it('keeps a part for what people do in the CRM while other work waits', async () => {
    await installed();
    await leave(0);
    const id = accounts[299] ?? '';
    world.win(id);
    await world.settle();

    expect(await world.fieldsOf(id)).toMatchObject({ lifecycle: 'First Purchase' });
  });

  it('ends what people do as well, once all of it is spent', async () => {
    await installed();
    const { ours } = creditShareOf(await world.known());
    await spend(ours - (await spentToday()));
    world.newRequests();
    world.win(accounts[0] ?? '');
    await world.settle();

    expect(world.newRequests().operations).toEqual([]);
    expect(world.complaints.at(-1)?.values['err']).toMatchObject({ code: 'credits-awaited' });
  });

  it('leaves the last tenth to the organization’s other integrations', async () => {
    await installed();
    const { daily } = creditShareOf(await world.known());
    world.organization.spendCredits(daily - world.organization.credits.spentToday() - 3000);
    const run = await installAgain();

    expect(run?.waitsUntil).toBeGreaterThan(world.clock.now());
    expect(world.organization.credits.spentToday()).toBeLessThan(daily - 2900);
  });

  it('foresees what waits, and that a share may be too small for it', async () => {
    await installed();
    const foreseen = async () =>
      createForecastCredits({ store: store(), clock: world.clock })(await world.known());
    const whole = await foreseen();

    expect(whole).toMatchObject({
      share: 0.5,
      spent: world.organization.credits.spent,
      usualDay: 678,
      waiting: { accounts: 0, credits: 0 },
      fullRun: 2 + 0 + 36 + 8,
      days: 0,
      awaitedUntil: undefined,
    });
    expect(whole.byOperation[0]).toEqual({ operation: 'update-accounts', calls: 4, credits: 31 });

    await leave(13);
    await installAgain();
    const rest = await foreseen();
    expect(rest.waiting.accounts).toBeGreaterThanOrEqual(100);
    expect(rest.days).toBe(1);

    await store().organizations.change(known.zgid, { creditShare: 0.01 });
    expect((await foreseen()).days).toBeUndefined();
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/app/ports/store.ts';
import { createSchedule, type Schedule } from '../../src/jobs/create-schedule.ts';
import { aClock, days, hours, minutes } from '../emulator/support/travelling-clock.ts';
import { anOrganization } from '../store/contract/samples.ts';
import { type OpenStore, openStore } from '../support/open-store.ts';

describe('the schedule', () => {
  let clock: ReturnType<typeof aClock>;
  let opened: OpenStore;
  let store: Store;
  let complaints: string[];
  let wakes: number;

  beforeEach(async () => {
    // 1:59 in Shanghai, 18:59 of the day before in Berlin.
    clock = aClock('2026-03-02T01:59:00+08:00');
    opened = await openStore();
    store = opened.store;
    complaints = [];
    wakes = 0;
  });

  afterEach(() => opened.remove());

  function aSchedule(on = store): Schedule {
    const silent = () => {};
    const complain = (_: Record<string, unknown>, message: string) => complaints.push(message);
    return createSchedule({
      store: on,
      clock,
      log: { debug: silent, info: silent, warn: complain, error: complain },
      nightlyHour: 2,
      wakeWorker: () => {
        wakes += 1;
      },
      forgetLostOrganizations: async () => {},
    });
  }

  async function connect(id: string, timeZone: string, isRead = true): Promise<void> {
    const organization = anOrganization(id, { connectedAt: clock.now() - 3 * days });
    const profile = { ...organization.profile, timeZone };
    await store.organizations.save({ ...organization, profile, ...(isRead && { readUntil: 1 }) });
  }

  const waiting = async () =>
    (await store.runs.unfinished()).map(({ organizationId, run }) => `${organizationId} ${run.id}`);

  async function finishAll(): Promise<void> {
    for (const { organizationId, run } of await store.runs.unfinished()) {
      await store.runs.save(organizationId, { ...run, state: 'finished' });
    }
  }

  it('begins each organization’s night at its own hour, and once a day', async () => {
    await connect('shanghai', 'Asia/Shanghai');
    await connect('berlin', 'Europe/Berlin');
    const schedule = aSchedule();
    const begun: string[] = [];
    for (let hour = 0; hour < 48; hour++) {
      await schedule.fire('nightly');
      for (const run of await waiting())
        begun.push(`${run} at ${new Date(clock.now()).toISOString()}`);
      await finishAll();
      clock.travel(1 * hours);
    }

    expect(begun).toEqual([
      // Berlin’s first of March was not yet over, and nobody had been up for its night.
      'berlin nightly-2026-03-01 at 2026-03-01T17:59:00.000Z',
      'shanghai nightly-2026-03-02 at 2026-03-01T18:59:00.000Z',
      'berlin nightly-2026-03-02 at 2026-03-02T01:59:00.000Z',
      'shanghai nightly-2026-03-03 at 2026-03-02T18:59:00.000Z',
      'berlin nightly-2026-03-03 at 2026-03-03T01:59:00.000Z',
    ]);
  });

  it('begins a night again that failed, an hour later', async () => {
    await connect('a', 'Asia/Shanghai');
    const schedule = aSchedule();
    clock.travel(1 * hours);
    await schedule.fire('nightly');
    for (const { organizationId, run } of await store.runs.unfinished()) {
      const error = 'crm-permission-missing';
      await store.runs.save(organizationId, { ...run, state: 'failed', error });
    }
    clock.travel(1 * hours);
    await schedule.fire('nightly');
    expect(await waiting()).toEqual(['a nightly-2026-03-02']);

    await finishAll();
    clock.travel(1 * hours);
    await schedule.fire('nightly');
    expect(await waiting()).toEqual([]);
  });

  it('leaves alone who has not been read yet', async () => {
    await connect('fresh', 'Asia/Shanghai', false);
    clock.travel(2 * hours);
    const schedule = aSchedule();
    await schedule.fire('nightly');
    await schedule.fire('stay-current');

    expect(await waiting()).toEqual([]);
  });

  it('keeps every organization current, and wakes the worker', async () => {
    await connect('a', 'UTC');
    await connect('b', 'UTC');
    await aSchedule().fire('stay-current');

    expect(await waiting()).toEqual(['a stay-current', 'b stay-current']);
    expect(wakes).toBe(1);
  });

  it('fires once over several instances, and again in the next minute', async () => {
    await connect('a', 'UTC');
    const instances = [aSchedule(), aSchedule(await opened.openAgain()), aSchedule()];
    await Promise.all(instances.map((instance) => instance.fire('stay-current')));
    expect(wakes).toBe(1);

    clock.travel(1 * minutes);
    await Promise.all(instances.map((instance) => instance.fire('stay-current')));
    expect(wakes).toBe(2);
  });

  it('sweeps what is over of sign-ins', async () => {
    const consent = { purpose: 'sign-in', browserHash: 'b', language: 'en' } as const;
    await store.signIns.putConsent('old', { ...consent, expiresAt: clock.now() });
    await store.signIns.putConsent('new', { ...consent, expiresAt: clock.now() + 1 });
    await aSchedule().fire('sweep');

    expect(await store.signIns.takeConsent('old', 0)).toBeUndefined();
    expect(await store.signIns.takeConsent('new', 0)).toBeDefined();
  });

  it('sweeps what was spent five weeks ago', async () => {
    await store.organizations.save(anOrganization('a'));
    const call = { organizationId: 'a', operation: 'read-accounts', credits: 1 };
    const longAgo = clock.now() - 35 * 24 * hours;
    await store.credits.add([
      { ...call, at: longAgo - 1 },
      { ...call, at: longAgo },
    ]);
    await aSchedule().fire('sweep');

    expect(await store.credits.spent('a', 0)).toMatchObject([{ credits: 1 }]);
  });

  it('scrubs the files after a purge that was cut short before that', async () => {
    let scrubs = 0;
    const counting: Store = {
      ...store,
      async scrub() {
        scrubs += 1;
      },
    };
    await aSchedule(counting).fire('sweep');

    expect(scrubs).toBe(1);
  });

  it('sweeps firings of the day before, and with them calls that nobody believes any more', async () => {
    const { claimFiring } = store.schedule;
    const now = clock.now();
    await claimFiring('uninstall a', now - 24 * hours - 1);
    await claimFiring('uninstall b', now - 24 * hours);

    await aSchedule().fire('sweep');

    expect(await claimFiring('uninstall b', now - 24 * hours)).toBe(false);
    expect(await claimFiring('uninstall a', now - 24 * hours - 1)).toBe(true);
  });

  it('complains of a firing that fails, and fires on', async () => {
    const shaky: Store = {
      ...store,
      organizations: { ...store.organizations, list: () => Promise.reject(new Error('down')) },
    };
    const schedule = aSchedule(shaky);
    await schedule.fire('stay-current');
    expect(complaints).toEqual(['schedule failed']);

    await schedule.fire('sweep');
    expect(complaints).toEqual(['schedule failed']);
  });

  it('waits for what fires when it stops', async () => {
    let finish = () => {};
    const slow: Store = {
      ...store,
      signIns: {
        ...store.signIns,
        sweep: () =>
          new Promise((resolve) => {
            finish = resolve;
          }),
      },
    };
    const schedule = aSchedule(slow);
    schedule.start();
    const firing = schedule.fire('sweep');
    let hasStopped = false;
    const stopped = schedule.stop().then(() => {
      hasStopped = true;
    });
    await store.ping();
    expect(hasStopped).toBe(false);

    finish();
    await Promise.all([firing, stopped]);
    expect(hasStopped).toBe(true);
  });
});

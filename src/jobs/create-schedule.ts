import cron, { type ScheduledTask } from 'node-cron';
import type { Clock } from '../app/ports/clock.ts';
import type { Log } from '../app/ports/log.ts';
import type { Organization } from '../app/ports/organization-store.ts';
import type { Store } from '../app/ports/store.ts';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const leaseMs = 30 * minuteMs;

/** What is done by the clock. */
export interface ScheduledOperations {
  runNightly: (organization: Organization) => Promise<void>;
  reconcileOrganization: (organization: Organization) => Promise<number>;
  openChannel: (organization: Organization) => Promise<number>;
}

/** Everything that happens by itself, and when. */
export interface Schedule {
  start(): void;
  stop(): Promise<void>;
}

/**
 * The one table of what happens when. Over several instances each firing happens once: whoever claims it in the store
 * does it. A firing missed while no instance ran is made up for by the next reconciliation.
 */
export function createSchedule(parts: {
  store: Store;
  clock: Clock;
  log: Log;
  operations: ScheduledOperations;
  owner: string;
  /** Hour of each organization's own night. */
  nightlyHour: number;
  wakeWorker: () => void;
}): Schedule {
  const { store, clock, log, operations, owner, nightlyHour, wakeWorker } = parts;
  const tasks: ScheduledTask[] = [];

  const table: [name: string, expression: string, work: () => Promise<void>][] = [
    ['reconcile', '*/5 * * * *', () => forEach(operations.reconcileOrganization)],
    ['renew-channels', '*/10 * * * *', () => forEach(renewChannel)],
    ['nightly', '17 * * * *', () => forEach(nightly)],
    ['sweep', '43 * * * *', () => store.signIns.sweep(clock.now())],
  ];

  /** Does work for each connected organization whose lease is free; one that fails does not stop the others. */
  async function forEach(work: (organization: Organization) => Promise<unknown>): Promise<void> {
    for (const organization of await store.organizations.list()) {
      const { id } = organization;
      if (!(await store.schedule.takeLease(id, owner, clock.now(), clock.now() + leaseMs)))
        continue;
      try {
        await work(organization);
      } catch (error) {
        log.warn({ organizationId: id, err: error }, 'scheduled work failed');
      } finally {
        await store.schedule.releaseLease(id, owner);
      }
    }
    wakeWorker();
  }

  async function renewChannel(organization: Organization): Promise<void> {
    const channels = await store.channels.list(organization.id);
    const lastsUntil = Math.max(0, ...channels.map(({ expiresAt }) => expiresAt));
    if (organization.readUntil !== undefined && lastsUntil < clock.now() + dayMs) {
      await operations.openChannel(organization);
    }
  }

  async function nightly(organization: Organization): Promise<void> {
    if (organization.readUntil === undefined) return;
    if (hourIn(organization.profile.timeZone, clock.now()) !== nightlyHour) return;
    await operations.runNightly(organization);
  }

  async function fire(name: string, work: () => Promise<void>): Promise<void> {
    const firesAt = Math.floor(clock.now() / minuteMs) * minuteMs;
    if (!(await store.schedule.claimFiring(name, firesAt))) return;
    try {
      await work();
    } catch (error) {
      log.error({ schedule: name, err: error }, 'schedule failed');
    }
  }

  return {
    start() {
      for (const [name, expression, work] of table) {
        tasks.push(cron.schedule(expression, () => fire(name, work), { name, noOverlap: true }));
      }
    },
    async stop() {
      for (const task of tasks) await task.destroy();
    },
  };
}

function hourIn(timeZone: string, instant: number): number {
  const hour = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' });
  return Number(hour.format(instant));
}

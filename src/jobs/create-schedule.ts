import cron, { type ScheduledTask } from 'node-cron';
import type { Clock } from '../app/ports/clock.ts';
import type { Log } from '../app/ports/log.ts';
import type { Store } from '../app/ports/store.ts';
import { isNightDue, nightOf } from './night.ts';

const minuteMs = 60_000;
/** How long a firing is remembered: far longer than one may be claimed, be it a schedule's or a call that Tierwise was uninstalled. */
const firingsKeptMs = 24 * 60 * minuteMs;
/** How long the ledger of credits goes back; forecasts look at a week of it. */
const creditsKeptMs = 35 * 24 * 60 * minuteMs;

/** What happens by the clock. */
type ScheduleName = 'stay-current' | 'nightly' | 'sweep';

/** Everything that happens by itself, and when. */
export interface Schedule {
  start(): void;
  /** Does what a name stands for as if it were time, unless that was done in the same minute already. */
  fire(name: ScheduleName): Promise<void>;
  /** Resolves once nothing fires any more. */
  stop(): Promise<void>;
}

/**
 * The one table of what happens when. Over several instances each firing happens once: whoever claims it in the store
 * does it. What is to be done for organizations is put into the store as runs, for whichever worker comes first; a night
 * that nobody was up for, or that failed, is made up for in the next hour.
 */
export function createSchedule(parts: {
  store: Store;
  clock: Clock;
  log: Log;
  /** Hour of each organization's own night. */
  nightlyHour: number;
  wakeWorker: () => void;
  /** Forgets organizations that have uninstalled Tierwise without telling. */
  forgetLostOrganizations: () => Promise<void>;
}): Schedule {
  const { store, clock, log, nightlyHour, wakeWorker, forgetLostOrganizations } = parts;
  const tasks: ScheduledTask[] = [];
  const underWay = new Set<Promise<void>>();

  const table: Record<ScheduleName, { at: string; work: () => Promise<void> }> = {
    'stay-current': { at: '*/5 * * * *', work: stayCurrent },
    nightly: { at: '17 * * * *', work: beginNights },
    sweep: { at: '43 * * * *', work: sweep },
  };

  async function sweep(): Promise<void> {
    await store.signIns.sweep(clock.now());
    await store.schedule.forgetFirings(clock.now() - firingsKeptMs);
    await store.credits.forget(clock.now() - creditsKeptMs);
    await forgetLostOrganizations();
    await store.scrub();
  }

  async function stayCurrent(): Promise<void> {
    for (const { id, readUntil } of await store.organizations.list()) {
      if (readUntil !== undefined) await beginRun(id, 'stay-current', 'stay-current');
    }
    wakeWorker();
  }

  async function beginNights(): Promise<void> {
    for (const organization of await store.organizations.list()) {
      const { id, readUntil, profile } = organization;
      if (readUntil === undefined) continue;
      const now = clock.now();
      const night = nightOf(profile.timeZone, now);
      const begun = await store.runs.find(id, night);
      // One that failed is tried again: what only a person could mend may be mended by now.
      const isMissing = begun === undefined || begun.state === 'failed';
      if (isMissing && isNightDue(organization, nightlyHour, now)) {
        await beginRun(id, night, 'nightly');
      }
    }
    wakeWorker();
  }

  async function beginRun(
    organizationId: string,
    runId: string,
    kind: 'stay-current' | 'nightly',
  ): Promise<void> {
    const now = clock.now();
    await store.runs.save(organizationId, {
      id: runId,
      kind,
      state: 'running',
      step: 'begin',
      done: 0,
      startedAt: now,
      updatedAt: now,
    });
  }

  async function fire(name: ScheduleName): Promise<void> {
    const firing = claimAndWork(name).catch((error: unknown) => {
      log.error({ schedule: name, err: error }, 'schedule failed');
    });
    underWay.add(firing);
    await firing;
    underWay.delete(firing);
  }

  async function claimAndWork(name: ScheduleName): Promise<void> {
    const firesAt = Math.floor(clock.now() / minuteMs) * minuteMs;
    if (await store.schedule.claimFiring(name, firesAt)) await table[name].work();
  }

  return {
    start() {
      for (const name of Object.keys(table) as ScheduleName[]) {
        const { at } = table[name];
        tasks.push(cron.schedule(at, () => fire(name), { name, noOverlap: true }));
      }
    },
    fire,
    async stop() {
      for (const task of tasks) await task.destroy();
      await Promise.all(underWay);
    },
  };
}

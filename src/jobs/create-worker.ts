import { isAppError } from '../app/errors.ts';
import type { Clock } from '../app/ports/clock.ts';
import type { Log } from '../app/ports/log.ts';
import type { Organization } from '../app/ports/organization-store.ts';
import type { Run } from '../app/ports/run-store.ts';
import type { Store } from '../app/ports/store.ts';

/** How long a lease lasts without renewal: a worker that dies is replaced after this. */
const leaseMs = 60_000;
/** How often waiting work is looked for when nobody wakes the worker. */
const lookEveryMs = 1000;
/** How long an organization whose CRM fails is left alone at first, and at most. */
const firstPauseMs = 1000;
const longestPauseMs = 10 * 60_000;

/** What a worker does for an organization it has leased. */
export interface WorkerOperations {
  installOrganization: (organizationId: string, run: Run) => Promise<void>;
  drainOrganization: (organization: Organization) => Promise<void>;
}

/** Works off what waits in the store, one organization at a time under a lease. */
export interface Worker {
  start(): void;
  /** Looks now instead of at the next turn. */
  wake(): void;
  /** Resolves once nothing waits and nothing is under way. */
  idle(): Promise<void>;
  /** Lets the work under way end, takes up no more. */
  stop(): Promise<void>;
}

/** A worker that has not started. */
export function createWorker(parts: {
  store: Store;
  clock: Clock;
  log: Log;
  operations: WorkerOperations;
  /** Distinguishes this worker from those of other processes. */
  owner: string;
}): Worker {
  const { store, clock, log, operations, owner } = parts;
  const pauses = new Map<string, { until: number; length: number }>();
  let isStopping = false;
  let isAwake = false;
  let rouse: () => void = () => {};
  let turn: Promise<void> = Promise.resolve();
  let idleWaiters: (() => void)[] = [];

  async function run(): Promise<void> {
    while (!isStopping) {
      isAwake = false;
      const worked = await lookOnce().catch((error: unknown) => {
        log.error({ err: error }, 'worker could not look for work');
        return false;
      });
      if (worked || isAwake || isStopping) continue;
      for (const resolve of idleWaiters) resolve();
      idleWaiters = [];
      await sleepUntilRoused();
    }
  }

  function sleepUntilRoused(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, lookEveryMs);
      rouse = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  /** One look at everything that waits; whether anything was done. */
  async function lookOnce(): Promise<boolean> {
    let worked = false;
    for (const { organizationId, run: unfinished } of await store.runs.unfinished()) {
      if (unfinished.kind !== 'install') continue;
      worked =
        (await underLease(organizationId, () =>
          operations.installOrganization(organizationId, unfinished),
        )) || worked;
    }
    for (const organizationId of await store.inbox.organizationsWaiting()) {
      worked = (await underLease(organizationId, () => drain(organizationId))) || worked;
    }
    return worked;
  }

  async function drain(organizationId: string): Promise<void> {
    const organization = await store.organizations.find(organizationId);
    if (organization?.readUntil === undefined) return;
    await operations.drainOrganization(organization);
  }

  /** Does work for an organization while holding its lease; `false` when another holds it, or it rests after a failure. */
  async function underLease(organizationId: string, work: () => Promise<void>): Promise<boolean> {
    if (isStopping || (pauses.get(organizationId)?.until ?? 0) > clock.now()) return false;
    if (
      !(await store.schedule.takeLease(organizationId, owner, clock.now(), clock.now() + leaseMs))
    )
      return false;
    const renewal = setInterval(() => {
      store.schedule
        .takeLease(organizationId, owner, clock.now(), clock.now() + leaseMs)
        .catch(() => {});
    }, leaseMs / 3);
    try {
      await work();
      pauses.delete(organizationId);
      return true;
    } catch (error) {
      pause(organizationId, error);
      return false;
    } finally {
      clearInterval(renewal);
      await store.schedule.releaseLease(organizationId, owner);
    }
  }

  /** Leaves an organization alone, longer each time, so that a CRM in trouble is not hammered. */
  function pause(organizationId: string, error: unknown): void {
    const length = Math.min(
      longestPauseMs,
      2 * (pauses.get(organizationId)?.length ?? firstPauseMs / 2),
    );
    pauses.set(organizationId, { until: clock.now() + length, length });
    const code = isAppError(error) ? error.code : 'internal';
    log.warn(
      { organizationId, code, pauseMs: length, err: error },
      'work for an organization failed and is tried again',
    );
  }

  return {
    start() {
      turn = run();
    },
    wake() {
      isAwake = true;
      rouse();
    },
    idle() {
      return new Promise((resolve) => {
        idleWaiters.push(resolve);
        isAwake = true;
        rouse();
      });
    },
    async stop() {
      isStopping = true;
      rouse();
      await turn;
    },
  };
}

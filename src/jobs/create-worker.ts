import type { Clock } from '../app/ports/clock.ts';
import type { Log } from '../app/ports/log.ts';
import type { Organization } from '../app/ports/organization-store.ts';
import type { Run } from '../app/ports/run-store.ts';
import type { Store } from '../app/ports/store.ts';
import { createPauses } from './create-pauses.ts';

/** How long a lease lasts without renewal: a worker that dies is replaced after this. */
const leaseMs = 60_000;
/** How often waiting work is looked for when nobody wakes the worker. */
const lookEveryMs = 1000;
/**
 * Organizations worked for at a time: one whose CRM is slow, or whose book is large, keeps no other waiting. Those that only
 * wait for a job of their CRM, for hours at times, do not count.
 */
const organizationsAtOnce = 8;
/** The work of keeping up with what people change. */
const inbox = 'inbox';

/** What a worker does for an organization it has leased. */
export interface WorkerOperations {
  carryOutRun: (organizationId: string, run: Run) => Promise<void>;
  drainOrganization: (organization: Organization) => Promise<void>;
  /** Whether the work under way for an organization waits for a job of its CRM at this moment. */
  isAwaitingJob: (organizationId: string) => boolean;
}

/** Works off what waits in the store, for several organizations at once, each under a lease. */
export interface Worker {
  start(): void;
  /** Looks now instead of at the next turn. */
  wake(): void;
  /** Resolves once nothing is under way and nothing waits but what rests after a failure or another works for; at once after {@link stop}. */
  idle(): Promise<void>;
  /** Takes up no more work and resolves when what is under way has ended. */
  stop(): Promise<void>;
}

/** Everything that waits for one organization. */
interface Waiting {
  runs: Run[];
  hasInbox: boolean;
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
  const pauses = createPauses(clock, () => 0.5 + Math.random() / 2);
  const visits = new Map<string, Promise<void>>();
  let isStopping = false;
  let isAwake = false;
  let rouse: () => void = () => {};
  let turns: Promise<void> = Promise.resolve();
  let idleWaiters: (() => void)[] = [];

  async function run(): Promise<void> {
    while (!isStopping) {
      isAwake = false;
      const waited = await beginVisits().catch((error: unknown) => {
        log.error({ err: error }, 'worker could not look for work');
        return 0;
      });
      if (waited === 0 && visits.size === 0 && !isAwake) tellIdle();
      await untilRoused();
    }
  }

  function untilRoused(): Promise<void> {
    if (isAwake || isStopping) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, lookEveryMs);
      rouse = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  function wake(): void {
    isAwake = true;
    rouse();
  }

  function tellIdle(): void {
    for (const resolve of idleWaiters) resolve();
    idleWaiters = [];
  }

  /**
   * Begins to work for organizations for which something waits, as many as there is room for. Answers for how many
   * something waits.
   */
  async function beginVisits(): Promise<number> {
    const found = await lookForWork();
    for (const [organizationId, waiting] of found) {
      if (isStopping || atWork() >= organizationsAtOnce) break;
      if (visits.has(organizationId)) continue;
      const visit = visitUnderLease(organizationId, waiting).then((hadLease) => {
        visits.delete(organizationId);
        if (hadLease && idleWaiters.length > 0) wake();
        if (!hadLease && visits.size === 0 && !isAwake) tellIdle();
      });
      visits.set(organizationId, visit);
    }
    return found.size;
  }

  function atWork(): number {
    return [...visits.keys()].filter((id) => !operations.isAwaitingJob(id)).length;
  }

  /** What waits and does not rest, by organization, longest waiting first. */
  async function lookForWork(): Promise<Map<string, Waiting>> {
    const found = new Map<string, Waiting>();
    const of = (organizationId: string): Waiting => {
      const waiting = found.get(organizationId) ?? { runs: [], hasInbox: false };
      found.set(organizationId, waiting);
      return waiting;
    };
    for (const unfinished of await store.runs.unfinished()) {
      const { organizationId } = unfinished;
      if (!pauses.rests(organizationId, unfinished.run.id)) {
        of(organizationId).runs.push(unfinished.run);
      }
    }
    for (const organizationId of await store.inbox.organizationsWaiting()) {
      if (!pauses.rests(organizationId, inbox)) of(organizationId).hasInbox = true;
    }
    return found;
  }

  /** `false` when another worker has the lease. */
  async function visitUnderLease(organizationId: string, waiting: Waiting): Promise<boolean> {
    try {
      if (!(await holdLease(organizationId))) return false;
      const renewal = setInterval(() => void renewLease(organizationId), leaseMs / 3);
      try {
        await visit(organizationId, waiting);
      } finally {
        clearInterval(renewal);
        await store.schedule.releaseLease(organizationId, owner);
      }
    } catch (error) {
      log.error({ organizationId, err: error }, 'the lease on an organization was not to be had');
    }
    return true;
  }

  async function visit(organizationId: string, { runs, hasInbox }: Waiting): Promise<void> {
    for (const unfinished of runs) {
      await attempt(organizationId, unfinished.id, async () => {
        // Looked up again: another worker may have ended it before we had the lease.
        const present = await store.runs.find(organizationId, unfinished.id);
        if (present?.state !== 'running') return false;
        await operations.carryOutRun(organizationId, present);
        return true;
      });
    }
    if (hasInbox) await attempt(organizationId, inbox, () => drain(organizationId));
  }

  /** Before an organization has been read there is nothing to compare with; its inbox waits until then, and after it has left. */
  async function drain(organizationId: string): Promise<boolean> {
    const organization = await store.organizations.find(organizationId);
    if (organization?.status !== 'connected' || organization.readUntil === undefined) {
      pauses.begin(organizationId, inbox);
      return false;
    }
    await operations.drainOrganization(organization);
    return true;
  }

  /** Does a piece of work; one that fails rests, and one that was done means that there may be more. */
  async function attempt(
    organizationId: string,
    work: string,
    doIt: () => Promise<boolean>,
  ): Promise<void> {
    if (isStopping) return;
    try {
      if (!(await doIt())) return;
      pauses.end(organizationId, work);
      wake();
    } catch (error) {
      if (isStopping) return;
      const pauseMs = pauses.begin(organizationId, work);
      log.warn({ organizationId, pauseMs, err: error }, 'work for an organization failed');
    }
  }

  function holdLease(organizationId: string): Promise<boolean> {
    const now = clock.now();
    return store.schedule.takeLease(organizationId, owner, now, now + leaseMs);
  }

  /** Losing a lease does no harm: everything is done twice at worst. */
  async function renewLease(organizationId: string): Promise<void> {
    const isHeld = await holdLease(organizationId).catch(() => false);
    if (!isHeld) log.warn({ organizationId }, 'the lease on an organization was lost');
  }

  return {
    start() {
      turns = run();
    },
    wake,
    idle() {
      if (isStopping) return Promise.resolve();
      return new Promise((resolve) => {
        idleWaiters.push(resolve);
        wake();
      });
    },
    async stop() {
      isStopping = true;
      rouse();
      await turns;
      await Promise.all(visits.values());
      tellIdle();
    },
  };
}

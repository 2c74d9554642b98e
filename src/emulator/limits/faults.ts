import { createSeededRandom } from '../seeded-random.ts';

/** When a fault strikes: the next so many times, or with a probability, or (with neither) always until it is removed. */
interface Occurrence {
  next?: number;
  /** 0–1; needs a seed, so that a failing test fails again. */
  probability?: number;
  seed?: number;
}

/** A disturbance of a request. */
export interface RequestFault extends Occurrence {
  kind:
    | 'unauthorized'
    | 'disabled'
    | 'throttled'
    | 'server-error'
    | 'html'
    | 'truncated'
    | 'hang'
    | 'reset'
    | 'slow';
  /** Only this operation, as its row in the router table names it: `PUT /{module}`. */
  operation?: string;
  /** Only this module. */
  module?: string;
  /** Whether the call does its work before the fault shows. Default: only `truncated` and `slow` do. */
  takesEffect?: boolean;
  /** HTTP status of `server-error` (default 500) and of `html` (default 502). */
  status?: number;
  /** How long `slow` waits; default 200. */
  delayMs?: number;
  /** What `slow` waits for instead. */
  until?: Promise<unknown>;
}

/** A disturbance of notifications. */
interface NotificationFault extends Occurrence {
  kind:
    | 'notification-dropped'
    | 'notification-duplicated'
    | 'notification-delayed'
    | 'notifications-reordered';
  /** How long `notification-delayed` holds a call back; default 200. */
  delayMs?: number;
}

/** A disturbance of bulk jobs: they fail after a while, write later, go on after their rows are written, or nobody is told that they have ended. */
interface BulkJobFault extends Occurrence {
  kind: 'bulk-job-failed' | 'bulk-write-delayed' | 'bulk-write-lingering' | 'bulk-callback-dropped';
  /** How much later a `bulk-write-delayed` writes, or a `bulk-write-lingering` ends than it has written; default 1000. */
  delayMs?: number;
}

/** Anything that can be made to go wrong. */
type Fault = RequestFault | NotificationFault | BulkJobFault;

/** The faults that a test has switched on. */
export interface Faults {
  /** Switches a fault on; the answer switches it off again. */
  inject(fault: Fault): () => void;
  /** The same, ahead of those that are on already: where several would strike, one does. */
  injectFirst(fault: Fault): () => void;
  /** Switches all of them off. */
  clear(): void;
  /** How often each kind has struck since the beginning. */
  readonly strikes: Readonly<Record<string, number>>;
}

/** The same, as those who have to misbehave see it. */
export interface FaultPlan extends Faults {
  /** The fault that strikes this call, if one does. */
  drawForRequest(operation: string, module: string | undefined): RequestFault | undefined;
  /** The fault that strikes this notification, if one does. */
  drawForNotification(): NotificationFault | undefined;
  /** The disturbance of this kind that strikes this bulk job, if one does. */
  drawForBulkJob(kind: BulkJobFault['kind']): BulkJobFault | undefined;
}

/** An empty plan. */
export function createFaultPlan(): FaultPlan {
  let active: { fault: Fault; strikes: () => boolean }[] = [];
  const strikes: Record<string, number> = {};

  function inject(fault: Fault, isFirst = false): () => void {
    const occurs = occurrenceOf(fault, () => remove());
    const entry = { fault, strikes: () => occurs() && count(fault.kind) };
    const remove = () => {
      active = active.filter((other) => other !== entry);
    };
    active = isFirst ? [entry, ...active] : [...active, entry];
    return remove;
  }

  function count(kind: Fault['kind']): true {
    strikes[kind] = (strikes[kind] ?? 0) + 1;
    return true;
  }

  return {
    inject: (fault) => inject(fault),
    injectFirst: (fault) => inject(fault, true),
    strikes,
    clear: () => {
      active = [];
    },
    drawForRequest(operation, module) {
      for (const { fault, strikes } of active) {
        if (isOfNotifications(fault) || isOfBulkJobs(fault)) continue;
        const concerns =
          (fault.operation ?? operation) === operation && (fault.module ?? module) === module;
        if (concerns && strikes()) return fault;
      }
      return undefined;
    },
    drawForNotification() {
      for (const { fault, strikes } of active)
        if (isOfNotifications(fault) && strikes()) return fault;
      return undefined;
    },
    drawForBulkJob(kind) {
      for (const { fault, strikes } of active)
        if (isOfBulkJobs(fault) && fault.kind === kind && strikes()) return fault;
      return undefined;
    },
  };
}

function isOfBulkJobs(fault: Fault): fault is BulkJobFault {
  return fault.kind.startsWith('bulk-');
}

function isOfNotifications(fault: Fault): fault is NotificationFault {
  return fault.kind.startsWith('notification');
}

function occurrenceOf({ next, probability, seed }: Occurrence, end: () => void): () => boolean {
  if (next !== undefined) {
    let left = next;
    return () => {
      left -= 1;
      if (left <= 0) end();
      return left >= 0;
    };
  }
  if (probability === undefined) return () => true;
  if (seed === undefined) throw new Error('a fault with a probability needs a seed');
  const random = createSeededRandom(seed);
  return () => random.next() < probability;
}

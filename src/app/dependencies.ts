import type { ChangeWatch } from './create-change-watch.ts';
import type { JobHints } from './create-job-hints.ts';
import type { Clock } from './ports/clock.ts';
import type { Crm } from './ports/crm.ts';
import type { CrmIdentity } from './ports/crm-identity.ts';
import type { Log } from './ports/log.ts';
import type { Store } from './ports/store.ts';

/** What operations are made of. Each takes the part it needs. */
export interface AppDependencies {
  store: Store;
  crm: Crm;
  identity: CrmIdentity;
  clock: Clock;
  log: Log;
  /** Our own address as browsers and Zoho reach it, without a trailing slash. */
  publicUrl: string;
  /** 32 random bytes as base64; signs bearers and progress links. */
  secretKey: string;
  /** Ends what would go on for long, at the next point where it can be taken up again. */
  stopping: AbortSignal;
  jobHints: JobHints;
  changeWatch: ChangeWatch;
  /** Waits; by the machine's timer when absent. */
  pause?: (milliseconds: number) => Promise<void>;
  /** From how many accounts on they are written in bulk; as Zoho's prices say when absent. */
  bulkWriteFrom?: number;
  /** Called after work was put into the store, so that a worker need not wait for its next look. */
  wakeWorker: () => void;
}

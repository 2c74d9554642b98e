/** A long piece of work and how far it has come. */
export interface Run {
  id: string;
  kind: 'install' | 'nightly' | 'stay-current' | 'apply-policy' | 'undo';
  /** `called-off`: an undo that writing went on before. */
  state: 'running' | 'finished' | 'failed' | 'called-off';
  /** What is being done now (`read-accounts`, `write` …). */
  step: string;
  done: number;
  /** How much there is in all; absent while unknown. */
  total?: number | undefined;
  /** Where to go on after a stop (JSON). */
  cursor?: string | undefined;
  startedAt: number;
  updatedAt: number;
  /** Of an undo: the run whose writes it puts back, and the accounts of which something stays as it is. */
  undoes?: string | undefined;
  leftAlone?: number | undefined;
  /** When there are API credits to go on with; absent while it is not for want of them that it rests. */
  waitsUntil?: number | undefined;
  /** Error code, when failed, and the error's detail. */
  error?: string | undefined;
  errorDetail?: string | undefined;
}

export interface RunStore {
  /** Inserts or replaces. */
  save(organizationId: string, run: Run): Promise<void>;
  find(organizationId: string, runId: string): Promise<Run | undefined>;
  /** Newest first. */
  list(organizationId: string, limit: number): Promise<Run[]>;
  /** Runs of all organizations that have not ended, oldest first: what a restart goes on with. */
  unfinished(): Promise<{ organizationId: string; run: Run }[]>;
}

export interface CreditStore {
  /** Adds calls to the ledger. Concurrent calls share a commit. */
  add(
    calls: { organizationId: string; operation: string; credits: number; at: number }[],
  ): Promise<void>;
  /** Credits and calls by operation since an instant, those that are just being added among them. */
  spent(
    organizationId: string,
    since: number,
  ): Promise<{ operation: string; calls: number; credits: number }[]>;
  /** The same by the minute in which they were spent, oldest first; minutes without any are left out. */
  byMinute(organizationId: string, since: number): Promise<{ at: number; credits: number }[]>;
  /** Forgets what was spent before an instant, by every organization. */
  forget(before: number): Promise<void>;
}

export interface ScheduleStore {
  /** Claims one firing of a schedule: `true` for exactly one caller over all instances. */
  claimFiring(name: string, firesAt: number): Promise<boolean>;
  /** Forgets firings from before an instant: they could be claimed anew. */
  forgetFirings(before: number): Promise<void>;
  /** Takes or renews the lease on an organization's work: `true` when `owner` holds it until `until`. */
  takeLease(organizationId: string, owner: string, now: number, until: number): Promise<boolean>;
  releaseLease(organizationId: string, owner: string): Promise<void>;
}

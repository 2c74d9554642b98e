import type { Clock } from '../clock.ts';
import type { Module } from '../organization/module.ts';
import { awaitInstant } from './await-instant.ts';

/** A file that was uploaded for bulk writes. */
export interface UploadedFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Which column of a file goes into which field. */
export interface ColumnMapping {
  readonly apiName: string;
  /** Place of the column in the file, from 0. */
  readonly index: number;
}

/** What became of one row. */
export interface WrittenRow {
  /** Cells of the first three mapped columns. */
  readonly cells: readonly string[];
  readonly status: 'UPDATED' | 'SKIPPED';
  /** `CODE-column`, several joined by colons; empty where the row was written. */
  readonly errors: string;
}

/** A job that writes the rows of a file into records. */
export interface BulkWrite {
  readonly id: string;
  readonly userId: string;
  readonly module: Module;
  readonly fileName: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly mappings: readonly ColumnMapping[];
  readonly ignoresEmpty: boolean;
  readonly callbackUrl: string | undefined;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  /** How much later than usual it writes. */
  readonly delayMs: number;
  /** How long after it has written it ends. */
  readonly lingersMs: number;
  /** Why the job as a whole comes to nothing. */
  readonly failure: string | undefined;
  /** What became of the rows, once the job has ended. */
  written: readonly WrittenRow[];
}

/** How far a job has come. */
type BulkWriteState = 'ADDED' | 'INPROGRESS' | 'COMPLETED' | 'FAILED';

/** The uploads and bulk writes of an organization. */
export interface BulkWrites {
  upload(id: string, file: UploadedFile): void;
  fileOf(id: string): UploadedFile | undefined;
  /** Takes up a job: carries it out when it is due, and does something once it has ended. */
  add(job: BulkWrite, carryOut: () => readonly WrittenRow[], onEnd: () => void): void;
  /** Carries out what is due: a moved clock may be asked before a timer has struck. */
  carryOutDue(): void;
  find(id: string): BulkWrite | undefined;
  stateOf(job: BulkWrite): BulkWriteState;
}

const waitMs = 100;
const rowsPerMs = 50;

/**
 * No jobs yet. A job waits for a moment, takes its time by the clock and changes its records all at once, usually at its end, so
 * that whoever changes one of them before that is overwritten. Zoho tells nobody how long its own take.
 */
export function createBulkWrites(deps: { clock: Clock; stopped: AbortSignal }): BulkWrites {
  const { clock } = deps;
  const files = new Map<string, UploadedFile>();
  const jobs = new Map<string, BulkWrite>();
  const waiting = new Map<BulkWrite, () => void>();

  const writesAt = ({ createdAt, delayMs, rows }: BulkWrite) =>
    createdAt + 2 * waitMs + delayMs + rows.length / rowsPerMs;
  const endOf = (job: BulkWrite) => writesAt(job) + job.lingersMs;

  function carryOutDue(): void {
    for (const [job, carryOut] of waiting) {
      if (clock.now() < writesAt(job)) continue;
      waiting.delete(job);
      carryOut();
    }
  }

  return {
    upload: (id, file) => void files.set(id, file),
    fileOf: (id) => files.get(id),
    add(job, carryOut, onEnd) {
      jobs.set(job.id, job);
      if (job.failure === undefined)
        waiting.set(job, () => {
          job.written = carryOut();
        });
      awaitInstant(deps, writesAt(job), carryOutDue);
      awaitInstant(deps, endOf(job), () => {
        carryOutDue();
        onEnd();
      });
    },
    carryOutDue,
    find: (id) => jobs.get(id),
    stateOf(job) {
      if (clock.now() < job.createdAt + waitMs) return 'ADDED';
      if (clock.now() < endOf(job)) return 'INPROGRESS';
      return job.failure === undefined ? 'COMPLETED' : 'FAILED';
    },
  };
}

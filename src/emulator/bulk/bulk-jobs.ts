import type { Clock } from '../clock.ts';
import type { Module, StoredRecord } from '../organization/module.ts';
import { awaitInstant } from './await-instant.ts';

/** A job that writes out records of a module into a file. */
export interface BulkJob {
  readonly id: string;
  readonly userId: string;
  readonly module: Module;
  /** API names of the columns, as asked for; empty for all. */
  readonly fields: readonly string[];
  /** The records as they were when the job was taken up, in the order of their ids. */
  readonly records: readonly StoredRecord[];
  /** Which part of the module this is, from 1. */
  readonly page: number;
  /** Names the part that follows; absent when there is none. */
  readonly nextPageToken: string | undefined;
  readonly callbackUrl: string | undefined;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  readonly willFail: boolean;
}

/** How far a job has come. */
type BulkJobState = 'ADDED' | 'IN PROGRESS' | 'COMPLETED' | 'FAILURE';

/** The jobs of an organization. */
export interface BulkJobs {
  readonly rowsPerJob: number;
  /** Takes up a job and does something once it has ended. */
  add(job: BulkJob, onEnd: () => void): void;
  find(id: string): BulkJob | undefined;
  stateOf(job: BulkJob): BulkJobState;
  /** Whether the file of a completed job can still be had: for a day. */
  hasResult(job: BulkJob): boolean;
  /** Counts a download; false, and nothing counted, after ten within a minute. */
  enterDownload(): boolean;
}

const rowsOfZoho = 200_000;
const waitMs = 100;
const rowsPerMs = 200;
const resultMs = 86_400_000;
const minuteMs = 60_000;
const downloadsPerMinute = 10;

interface Deps {
  clock: Clock;
  rowsPerJob: number | undefined;
  stopped: AbortSignal;
}

/**
 * No jobs yet. A job waits for a moment and then takes its time, by the clock; Zoho's own take longer and tell nobody how
 * long. Limits: https://www.zoho.com/crm/developer/docs/api/v8/bulk-read/overview.html.
 */
export function createBulkJobs({ clock, rowsPerJob = rowsOfZoho, stopped }: Deps): BulkJobs {
  const jobs = new Map<string, BulkJob>();
  let downloads: number[] = [];

  const endOf = ({ createdAt, records }: BulkJob) =>
    createdAt + 2 * waitMs + records.length / rowsPerMs;

  return {
    rowsPerJob,
    add(job, onEnd) {
      jobs.set(job.id, job);
      awaitInstant({ clock, stopped }, endOf(job), onEnd);
    },
    find: (id) => jobs.get(id),
    stateOf(job) {
      if (clock.now() < job.createdAt + waitMs) return 'ADDED';
      if (clock.now() < endOf(job)) return 'IN PROGRESS';
      return job.willFail ? 'FAILURE' : 'COMPLETED';
    },
    hasResult: (job) => !job.willFail && clock.now() < endOf(job) + resultMs,
    enterDownload() {
      downloads = downloads.filter((at) => at > clock.now() - minuteMs);
      if (downloads.length >= downloadsPerMinute) return false;
      downloads.push(clock.now());
      return true;
    },
  };
}

import { findBulkJob, noSuchJob } from './find-bulk-job.ts';
import type { Answer, Call } from './operation.ts';
import { renderBulkJob } from './render-bulk-job.ts';

/** `GET /crm/bulk/v8/read/{jobId}`: how far a job has come. */
export function getBulkReadJob(call: Call): Answer {
  const job = findBulkJob(call);
  return job ? { status: 200, body: { data: [renderBulkJob(call, job)] } } : noSuchJob(call);
}

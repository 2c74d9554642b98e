import type { BulkWrite } from '../bulk/bulk-writes.ts';
import { noSuchJob } from './find-bulk-job.ts';
import type { Answer, Call } from './operation.ts';
import { renderBulkWrite } from './render-bulk-write.ts';

/** `GET /crm/bulk/v8/write/{jobId}`: how far a job has come. */
export function getBulkWriteJob(call: Call): Answer {
  const job = findBulkWrite(call);
  return job ? { status: 200, body: renderBulkWrite(call, job) } : noSuchJob(call);
}

/** The job that a call's path names, if the user began it. */
export function findBulkWrite({ tenant, user, params }: Call): BulkWrite | undefined {
  const job = tenant.bulkWrites.find(params['jobId'] ?? '');
  return job?.userId === user.id ? job : undefined;
}

import type { BulkJob } from '../bulk/bulk-jobs.ts';
import type { Answer, Call } from './operation.ts';
import { refusal, refuse } from './refusals.ts';

/** The job that a call's path names, if the user began it. */
export function findBulkJob({ tenant, user, params }: Call): BulkJob | undefined {
  const job = tenant.bulkJobs.find(params['jobId'] ?? '');
  return job?.userId === user.id ? job : undefined;
}

/** Zoho's refusal of a job, or of a file, that is not there. */
export function noSuchJob({ params }: Call): Answer {
  const message = 'The requested resource doesn’t exist.';
  return refuse(404, refusal('RESOURCE_NOT_FOUND', message, { resource: params['jobId'] }));
}

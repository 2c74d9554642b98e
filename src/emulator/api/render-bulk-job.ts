import type { BulkJob } from '../bulk/bulk-jobs.ts';
import { userReference } from '../organization/read-record.ts';
import { zohoTime } from '../zoho-time.ts';
import type { Call } from './operation.ts';

/** A job as its details show it, and as they are posted to the callback when it has ended. */
export function renderBulkJob({ organization, tenant }: Call, job: BulkJob) {
  const { module, fields, page } = job;
  const state = tenant.bulkJobs.stateOf(job);
  return {
    id: job.id,
    operation: 'read',
    state,
    ...(state === 'COMPLETED' && { result: resultOf(job, tenant.bulkJobs.rowsPerJob) }),
    ...(state === 'FAILURE' && { result: { error_message: failure } }),
    query: {
      module: { api_name: module.apiName, id: module.id },
      ...(fields.length > 0 && { fields }),
      page,
    },
    created_by: userReference(organization, job.userId),
    created_time: zohoTime(job.createdAt, organization.facts.timeZone),
    file_type: 'csv',
  };
}

const failure = {
  code: 'INTERNAL_SERVER_ERROR',
  details: {},
  message: 'Internal server error occurred.',
  status: 'error',
};

function resultOf({ id, page, records, nextPageToken }: BulkJob, rowsPerJob: number) {
  return {
    page,
    per_page: rowsPerJob,
    count: records.length,
    download_url: `/crm/bulk/v8/read/${id}/result`,
    more_records: nextPageToken !== undefined,
    ...(nextPageToken !== undefined && { next_page_token: nextPageToken }),
  };
}

import type { BulkJob } from '../bulk/bulk-jobs.ts';
import { compareIds } from '../organization/identifiers.ts';
import type { Module, StoredRecord } from '../organization/module.ts';
import { canSee } from '../organization/permissions.ts';
import { userReference } from '../organization/read-record.ts';
import { zohoTime } from '../zoho-time.ts';
import { type BulkReadRequest, readBulkRequest } from './bulk-read-request.ts';
import { scopeMismatch } from './common-answers.ts';
import { refuseByProfile } from './find-module.ts';
import type { Answer, Call } from './operation.ts';
import { postCallback } from './post-callback.ts';
import { renderBulkJob } from './render-bulk-job.ts';
import { isCovered } from './scopes.ts';

/**
 * `POST /crm/bulk/v8/read`: takes up a job that writes out a module, or the part of it that a page token names.
 * Source: https://www.zoho.com/crm/developer/docs/api/v8/bulk-read/create-job.html.
 */
export function createBulkReadJob(call: Call): Answer {
  const request = readBulkRequest(call);
  if ('status' in request) return request;
  const { module, callbackUrl } = request;
  if (!isCovered(call.grant.scopes, `ZohoCRM.modules.${module.apiName}.READ`)) return scopeMismatch;
  const refused = refuseByProfile(call, module, 'read');
  if (refused) return refused;
  const { bulkJobs, faults } = call.tenant;
  const job: BulkJob = {
    ...request,
    ...recordsOf(call, request),
    id: call.organization.identifiers.next(),
    userId: call.user.id,
    createdAt: call.organization.clock.now(),
    willFail: faults.drawForBulkJob('bulk-job-failed') !== undefined,
  };
  const render = () => ({ data: [renderBulkJob(call, job)] });
  bulkJobs.add(job, () => postCallback(call.tenant, callbackUrl, render));
  return { status: 201, body: { data: [added(call, job)], info: {} } };
}

function added({ organization, tenant }: Call, job: BulkJob) {
  return {
    status: 'success',
    code: 'ADDED_SUCCESSFULLY',
    message: 'Added successfully.',
    details: {
      id: job.id,
      operation: 'read',
      state: tenant.bulkJobs.stateOf(job),
      created_by: userReference(organization, job.userId),
      created_time: zohoTime(job.createdAt, organization.facts.timeZone),
    },
  };
}

/** The records of this part, and the token of the next where there is one. */
function recordsOf(
  call: Call,
  request: BulkReadRequest,
): { records: StoredRecord[]; nextPageToken: string | undefined } {
  const { module, fields, page, after } = request;
  const { bulkJobs, pageTokens } = call.tenant;
  const following = visible(call, module).filter(({ id }) => !after || compareIds(id, after) > 0);
  const records = following.slice(0, bulkJobs.rowsPerJob);
  const last = records.at(-1);
  if (!last || records.length === following.length) return { records, nextPageToken: undefined };
  const { token } = pageTokens.issue({
    userId: call.user.id,
    binding: JSON.stringify({ bulk: { module: module.apiName, fields } }),
    edges: [{ sortValue: 0, id: last.id }],
    page: page + 1,
    rowsBefore: page * bulkJobs.rowsPerJob,
  });
  return { records, nextPageToken: token };
}

/** A copy, so that later changes do not reach a job that was taken up before. */
function visible({ organization, user }: Call, module: Module): StoredRecord[] {
  const records = [...module.records.values()].filter((r) => canSee(organization, user, r));
  return records
    .map((record) => ({ ...record, values: { ...record.values } }))
    .sort((a, b) => compareIds(a.id, b.id));
}

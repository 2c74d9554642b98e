import type { BulkWrite } from '../bulk/bulk-writes.ts';
import { writeRows } from '../bulk/write-rows.ts';
import { userReference } from '../organization/read-record.ts';
import { readBulkWriteRequest } from './bulk-write-request.ts';
import { scopeMismatch } from './common-answers.ts';
import { refuseByProfile } from './find-module.ts';
import type { Answer, Call } from './operation.ts';
import { postCallback } from './post-callback.ts';
import { renderBulkWrite } from './render-bulk-write.ts';
import { isCovered } from './scopes.ts';

/** How much longer a delayed or lingering job takes where the fault does not say. */
const usualDelayMs = 1000;

/**
 * `POST /crm/bulk/v8/write`: takes up a job that writes the rows of an uploaded file into records.
 * https://www.zoho.com/crm/developer/docs/api/v8/bulk-write/create-job.html
 */
export async function createBulkWriteJob(call: Call): Promise<Answer> {
  const request = await readBulkWriteRequest(call);
  if ('status' in request) return request;
  const { module, callbackUrl } = request;
  const { organization, user, tenant } = call;
  if (!isCovered(call.grant.scopes, `ZohoCRM.modules.${module.apiName}.UPDATE`))
    return scopeMismatch;
  const refused = refuseByProfile(call, module, 'edit');
  if (refused) return refused;
  const { faults } = tenant;
  const willFail = faults.drawForBulkJob('bulk-job-failed') !== undefined;
  const delay = faults.drawForBulkJob('bulk-write-delayed');
  const lingering = faults.drawForBulkJob('bulk-write-lingering');
  const job: BulkWrite = {
    ...request,
    failure: willFail ? 'INTERNAL_SERVER_ERROR' : request.failure,
    id: organization.identifiers.next(),
    userId: user.id,
    createdAt: organization.clock.now(),
    delayMs: delay ? (delay.delayMs ?? usualDelayMs) : 0,
    lingersMs: lingering ? (lingering.delayMs ?? usualDelayMs) : 0,
    written: [],
  };
  tenant.bulkWrites.add(
    job,
    () => writeRows(organization, user, job),
    () => postCallback(tenant, callbackUrl, () => renderBulkWrite(call, job)),
  );
  const created_by = userReference(organization, user.id);
  return {
    status: 201,
    body: {
      status: 'success',
      code: 'SUCCESS',
      message: 'success',
      details: { id: job.id, created_by },
    },
  };
}

import { writeResult } from '../bulk/write-result.ts';
import { zipFile } from '../bulk/zip-file.ts';
import { noSuchJob } from './find-bulk-job.ts';
import { findBulkWrite } from './get-bulk-write-job.ts';
import type { Answer, Call } from './operation.ts';

/** `GET /v2/crm/{zgid}/bulk-write/{jobId}/{jobId}.zip` at the host for downloads: what became of the rows of a job. */
export async function downloadWriteResult(call: Call): Promise<Answer> {
  const { tenant, organization, params } = call;
  const job = findBulkWrite(call);
  const isOwn = params['zgid'] === organization.facts.zgid;
  if (!job || !isOwn || tenant.bulkWrites.stateOf(job) !== 'COMPLETED') return noSuchJob(call);
  const name = `${job.module.apiName}-${job.fileName}`;
  const bytes = await zipFile(name, writeResult(job));
  return { status: 200, file: { name: `${job.id}.zip`, type: 'application/zip', bytes } };
}

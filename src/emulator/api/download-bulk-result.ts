import { writeCsv } from '../bulk/write-csv.ts';
import { zipFile } from '../bulk/zip-file.ts';
import { fieldsNamed } from '../organization/read-record.ts';
import { tooManyRequests } from './common-answers.ts';
import { findBulkJob, noSuchJob } from './find-bulk-job.ts';
import type { Answer, Call } from './operation.ts';

/** `GET /crm/bulk/v8/read/{jobId}/result`: the file of a completed job, zipped. Ten a minute. */
export async function downloadBulkResult(call: Call): Promise<Answer> {
  const { organization, tenant } = call;
  const job = findBulkJob(call);
  if (!job || tenant.bulkJobs.stateOf(job) !== 'COMPLETED' || !tenant.bulkJobs.hasResult(job))
    return noSuchJob(call);
  if (!tenant.bulkJobs.enterDownload()) return tooManyRequests;
  const { id, module, fields, records } = job;
  const columns = fields.length > 0 ? fieldsNamed(module, fields) : module.fields;
  const bytes = await zipFile(`${id}.csv`, writeCsv(organization, columns, records));
  return { status: 200, file: { name: `${id}.zip`, type: 'application/zip', bytes } };
}

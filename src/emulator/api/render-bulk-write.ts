import type { BulkWrite } from '../bulk/bulk-writes.ts';
import { userReference } from '../organization/read-record.ts';
import { zohoTime } from '../zoho-time.ts';
import type { Call } from './operation.ts';

/**
 * A job as its details show it, and as they are posted to the callback when it has ended.
 * https://www.zoho.com/crm/developer/docs/api/v8/bulk-write/job-details.html
 */
export function renderBulkWrite({ organization, tenant, apiUrl }: Call, job: BulkWrite) {
  // Asked first: it carries out what is due.
  const state = tenant.bulkWrites.stateOf(job);
  const { id, module, fileName, rows, mappings, written, failure, callbackUrl } = job;
  const updated = written.filter(({ status }) => status === 'UPDATED').length;
  const { zgid, timeZone } = organization.facts;
  const fileState = state === 'FAILED' ? 'SKIPPED' : state;
  return {
    status: state,
    character_encoding: 'UTF-8',
    resource: [
      {
        status: fileState,
        type: 'data',
        module: { api_name: module.apiName, id: module.id },
        field_mappings: mappings.map(({ apiName, index }) => ({ api_name: apiName, index })),
        file: {
          status: fileState,
          name: fileName,
          added_count: 0,
          skipped_count: written.length - updated,
          updated_count: updated,
          total_count: rows.length,
        },
        code: state === 'FAILED' ? failure : state,
      },
    ],
    id,
    ...(callbackUrl !== undefined && { callback: { url: callbackUrl, method: 'post' } }),
    ...(state === 'COMPLETED' && {
      // At Zoho this is another host (`https://download-accl.zoho.com`).
      result: { download_url: `${apiUrl}/v2/crm/${zgid}/bulk-write/${id}/${id}.zip` },
    }),
    created_by: userReference(organization, job.userId),
    operation: 'update',
    created_time: zohoTime(job.createdAt, timeZone),
  };
}

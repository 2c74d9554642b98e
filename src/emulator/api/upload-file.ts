import { zohoTime } from '../zoho-time.ts';
import type { Answer, Call } from './operation.ts';
import { refusal, refuse } from './refusals.ts';

const mostBytes = 25 * 1024 * 1024;

/**
 * `POST /crm/v8/upload` at the host for files: takes a zip file for a bulk write.
 * https://www.zoho.com/crm/developer/docs/api/v8/bulk-write/upload-file.html
 */
export function uploadFile({ tenant, organization, headers, file }: Call): Answer {
  if (headers['feature'] !== 'bulk-write')
    return refused('NOT_SUPPORTED_FEATURE', 'the feature is not supported');
  if (headers['x-crm-org'] !== organization.facts.zgid)
    return refused('INVALID_DATA', 'the organization is invalid');
  if (!file) return refused('MANDATORY_NOT_FOUND', 'the file is missing');
  if (!file.name.endsWith('.zip') || file.bytes.length > mostBytes)
    return refused('INVALID_FILE_FORMAT', 'a zip file of at most 25 MB is expected');
  const id = organization.identifiers.next();
  tenant.bulkWrites.upload(id, file);
  const created_time = zohoTime(organization.clock.now(), organization.facts.timeZone);
  return {
    status: 200,
    body: {
      status: 'success',
      code: 'FILE_UPLOAD_SUCCESS',
      message: 'file uploaded.',
      details: { file_id: id, created_time },
    },
  };
}

function refused(code: string, message: string): Answer {
  return refuse(400, refusal(code, message));
}

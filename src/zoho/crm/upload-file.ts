import type { SdkAccess } from '../sdk/sdk-call.ts';
import type { CrmAnswer } from './crm-answer.ts';

/** A file to be uploaded, and what for. */
export interface FileUpload {
  upload: Buffer;
  name: string;
  headers: Record<string, string>;
}

/** A file takes longer than an answer. */
const timeoutMs = 5 * 60_000;

/**
 * Uploads a file to the data center's host for files. Not through the SDK, which takes files from disk alone.
 * https://www.zoho.com/crm/developer/docs/api/v8/bulk-write/upload-file.html
 */
export async function uploadFile(
  { accessToken, send }: Pick<SdkAccess, 'accessToken' | 'send'>,
  uploadUrl: string,
  { upload, name, headers }: FileUpload,
): Promise<CrmAnswer> {
  const body = new FormData();
  body.append('file', new Blob([new Uint8Array(upload)], { type: 'application/zip' }), name);
  const { status, json } = await send({
    method: 'POST',
    url: new URL('/crm/v8/upload', uploadUrl),
    headers: { ...headers, Authorization: `Zoho-oauthtoken ${accessToken}` },
    body,
    timeoutMs,
  });
  return { status, json };
}

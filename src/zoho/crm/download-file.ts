import type { SdkAccess } from '../sdk/sdk-call.ts';
import type { CrmAnswer } from './call-crm.ts';

/** A file takes longer than an answer. */
const timeoutMs = 5 * 60_000;

/** Fetches a file of the API. Not through the SDK, which would take its bytes for text. */
export async function downloadFile(
  { apiUrl, accessToken, send }: SdkAccess,
  path: string,
): Promise<CrmAnswer> {
  const { status, json, file } = await send({
    method: 'GET',
    url: new URL(path, apiUrl),
    headers: { Authorization: `Zoho-oauthtoken ${accessToken}` },
    takesFile: true,
    timeoutMs,
  });
  return { status, json, ...(file && { file }) };
}

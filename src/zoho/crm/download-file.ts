import type { SdkAccess } from '../sdk/sdk-call.ts';
import type { CrmAnswer } from './crm-answer.ts';

/** A file takes longer than an answer. */
const timeoutMs = 5 * 60_000;

/** Fetches a file. Not through the SDK, which would take its bytes for text. */
export async function downloadFile(
  { accessToken, send }: Pick<SdkAccess, 'accessToken' | 'send'>,
  url: URL,
): Promise<CrmAnswer> {
  const { status, json, file } = await send({
    method: 'GET',
    url,
    headers: { Authorization: `Zoho-oauthtoken ${accessToken}` },
    takesFile: true,
    timeoutMs,
  });
  return { status, json, ...(file && { file }) };
}

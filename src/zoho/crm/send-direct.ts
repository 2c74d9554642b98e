import type { SdkAccess } from '../sdk/sdk-call.ts';
import type { CrmAnswer } from './crm-answer.ts';

/** A request for which the SDK has no operation. */
export interface DirectRequest {
  method: 'POST' | 'DELETE';
  /** From the root of the API's host, with the query. */
  path: string;
  body?: object;
}

/** Sends a request that the SDK does not know, as it would have sent it. */
export async function sendDirect(
  { apiUrl, accessToken, send }: SdkAccess,
  { method, path, body }: DirectRequest,
): Promise<CrmAnswer> {
  const { status, json } = await send({
    method,
    url: new URL(path, apiUrl),
    headers: {
      Authorization: `Zoho-oauthtoken ${accessToken}`,
      ...(body && { 'Content-Type': 'application/json' }),
    },
    body: body && JSON.stringify(body),
  });
  return { status, json };
}

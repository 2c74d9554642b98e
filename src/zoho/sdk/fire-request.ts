import type { APIHTTPConnector, Converter } from '@zohocrm/typescript-sdk';
import { currentSdkCall } from './sdk-call.ts';

/** The parts of the SDK's request that it declares private. */
interface SdkRequest {
  url: string;
  requestMethod: string;
}

/**
 * Stands in for the SDK's own HTTP exchange: sends what the SDK has built through the call's transport and gives
 * back what the SDK needs to make an `APIResponse` of it.
 */
export async function fireRequest(this: APIHTTPConnector, converter: Converter | null) {
  const { url: address, requestMethod: method } = this as unknown as SdkRequest;
  const url = new URL(address);
  for (const [name, value] of this.getParams()) url.searchParams.set(name, value);
  const headers = Object.fromEntries(this.getHeaders());
  let body: string | undefined;
  if (converter && Object.keys(this.getRequestBody()).length > 0) {
    body = await converter.appendToRequest(this);
    headers['Content-Type'] = 'application/json';
  }

  const { status, json } = await currentSdkCall().send({ method, url, headers, body });

  const hasBody = json !== undefined;
  return {
    statusCode: status,
    headers: hasBody ? { 'content-type': 'application/json' } : {},
    body: json,
  };
}

import type { APIResponse } from '@zohocrm/typescript-sdk';
import { type SdkAccess, SdkCall, withinSdkCall } from './sdk-call.ts';

/** What an SDK operation brought back. */
export interface SdkAnswer {
  status: number;
  /** The body as parsed JSON; `undefined` when there was none. */
  json: unknown;
}

/**
 * Runs one SDK operation on somebody's behalf. Throws what the transport threw; should the SDK itself fail, an
 * error that names its code only, since its messages quote the values it was given.
 */
export async function runOperation(
  access: SdkAccess,
  operation: () => Promise<APIResponse>,
): Promise<SdkAnswer> {
  const call = new SdkCall(access);
  try {
    const response = await withinSdkCall(call, operation);
    return { status: response.getStatusCode(), json: response.getResponseJSON() ?? undefined };
  } catch (error) {
    const { code } = error as { code?: unknown };
    throw call.failure ?? new Error(`the Zoho SDK failed: ${code ?? 'no code'}`);
  }
}

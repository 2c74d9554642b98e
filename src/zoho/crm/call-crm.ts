import type { APIResponse } from '@zohocrm/typescript-sdk';
import { isAppError } from '../../app/errors.ts';
import type { CrmCall, CrmConnection } from '../../app/ports/crm.ts';
import type { CallGate } from '../call-gate.ts';
import type { DataCenters } from '../data-centers.ts';
import type { AccessTokenOf } from '../oauth/token-provider.ts';
import { type Exchange, observedSend } from '../observed-send.ts';
import { runOperation } from '../sdk/run-operation.ts';
import type { Send } from '../transport.ts';
import { TransportError } from '../transport-error.ts';
import { transportFailure } from '../transport-failure.ts';
import { answerFailure, isSlowDown, isTokenRejected, refusalIn } from './answer-failure.ts';
import type { CrmAnswer } from './crm-answer.ts';
import { downloadFile } from './download-file.ts';
import { type DirectRequest, sendDirect } from './send-direct.ts';
import { type FileUpload, uploadFile } from './upload-file.ts';

/** One call of Zoho's API: a name for the books, its price, and the SDK operation that makes it. */
interface ApiCall {
  /** Stable name (`read-accounts`). */
  operation: string;
  /** Price by Zoho's list. https://www.zoho.com/crm/developer/docs/api/v8/api-limits.html */
  credits: number;
  /**
   * Builds and runs the SDK operation; asked for again when the access token had to be renewed. Or the address of a file,
   * from the root of the API's host unless it is whole, a file to upload, or what the SDK does not know.
   */
  request: (() => Promise<APIResponse>) | { download: string } | FileUpload | DirectRequest;
  /** Name of the list in which Zoho answers item by item; such an answer is no failure, whatever its status. */
  items?: 'data' | 'fields' | 'watch' | 'custom_views';
  /** Refusals that the caller counts on: they come back as answers. */
  expected?: readonly string[];
}

/** Makes one call for an organization. Answers with a success, or an item-by-item answer; throws `AppError` otherwise. */
export type CallCrm = (connection: CrmConnection, call: ApiCall) => Promise<CrmAnswer>;

/**
 * Joins token, SDK, transport and error words into one call. Nothing is ever repeated, but for a call that Zoho
 * turned away at the door because its access token was over: that one is made again, once, with a new token.
 */
export function createCallCrm(deps: {
  accessToken: AccessTokenOf;
  dataCenters: DataCenters;
  send: Send;
  onCall: (call: CrmCall) => void;
  /** Lets a call of so many credits through, or throws. */
  admit?: (connection: CrmConnection, credits: number) => Promise<void>;
  /** Spaces the calls of an organization; calls as a person have none. */
  gate?: CallGate;
}): CallCrm {
  async function attempt(
    connection: CrmConnection,
    call: ApiCall,
    accessToken: string,
  ): Promise<CrmAnswer> {
    const { dataCenters } = deps;
    const apiUrl = dataCenters.apiUrl(connection.apiDomain);
    const send = observedSend(deps.send, (exchange) =>
      deps.onCall(reportOf(connection.organizationId, call, exchange)),
    );
    try {
      const access = { apiUrl, accessToken, send };
      const { request } = call;
      if (typeof request === 'function') return await runOperation(access, request);
      if ('download' in request)
        return await downloadFile(access, dataCenters.fileUrl(apiUrl, request.download));
      if ('upload' in request)
        return await uploadFile(access, dataCenters.uploadUrl(apiUrl), request);
      return await sendDirect(access, request);
    } catch (error) {
      throw error instanceof TransportError ? transportFailure(error) : error;
    }
  }

  return async (connection, call) => {
    await deps.admit?.(connection, call.credits);
    const work = () => attemptTwice(connection, call);
    const answer = deps.gate
      ? await deps.gate.through(connection.organizationId, work, isThrottled)
      : await work();
    const failure = isExpected(answer, call) ? undefined : answerFailure(answer, call.operation);
    if (failure) throw failure;
    return answer;
  };

  async function attemptTwice(connection: CrmConnection, call: ApiCall): Promise<CrmAnswer> {
    const accessToken = await deps.accessToken(connection.organizationId);
    const answer = await attempt(connection, call, accessToken);
    if (!isTokenRejected(answer)) return answer;
    const renewed = await deps.accessToken(connection.organizationId, accessToken);
    return attempt(connection, call, renewed);
  }
}

function isThrottled(ending: { answer: CrmAnswer } | { error: unknown }): boolean {
  if ('error' in ending) return isAppError(ending.error, 'crm-rate-limited');
  return isSlowDown(ending.answer);
}

function isExpected({ json }: CrmAnswer, { items, expected = [] }: ApiCall): boolean {
  const hasItems = items && Array.isArray((json as Record<string, unknown> | undefined)?.[items]);
  return hasItems || expected.includes(refusalIn(json)?.code ?? '');
}

/** Turned away at the door, and not paid for. */
const unpaid = new Set([401, 429]);

function reportOf(organizationId: string, call: ApiCall, exchange: Exchange): CrmCall {
  const { status, headers, milliseconds } = exchange;
  const left = headers?.get('x-api-credits-remaining');
  const report = {
    organizationId,
    operation: call.operation,
    credits: unpaid.has(status) ? 0 : call.credits,
    status,
    milliseconds,
  };
  return left ? { ...report, creditsLeft: Number(left) } : report;
}

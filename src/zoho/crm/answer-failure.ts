import { AppError } from '../../app/errors.ts';
import type { SdkAnswer } from '../sdk/run-operation.ts';
import { wordsOf, type ZohoAnswer, zohoAnswerSchema } from './zoho-answer.ts';

const slowDown = new Set(['TOO_MANY_REQUESTS', 'RATE_LIMIT_EXCEEDED']);
const notPermitted = new Set(['NO_PERMISSION', 'AUTHORIZATION_FAILED', 'PERMISSION_DENIED']);
const outOfOrder = new Set(['INTERNAL_ERROR', 'SERVICE_UNAVAILABLE', 'DEPENDENT_SERVICE_ERROR']);
const tokenOver = new Set(['INVALID_TOKEN', 'AUTHENTICATION_FAILURE']);

/** Whether Zoho turned a call away because the access token is over, which a new one can mend. A missing scope, also a 401, is not that. */
export function isTokenRejected({ status, json }: SdkAnswer): boolean {
  return status === 401 && tokenOver.has(refusalIn(json)?.code ?? '');
}

/** Whether Zoho asks to slow down; for want of credits or for too many calls at once, which it does not tell apart. */
export function isSlowDown({ status, json }: SdkAnswer): boolean {
  return status === 429 || slowDown.has(refusalIn(json)?.code ?? '');
}

/** Zoho's word for the refusal of a whole call; `undefined` where it gives none. */
export function refusalIn(json: unknown): ZohoAnswer | undefined {
  return zohoAnswerSchema.safeParse(json).data;
}

/**
 * What an answer that is no success means; `undefined` for a success. The code decides before the status, since
 * Zoho's statuses vary between its APIs.
 */
export function answerFailure(
  { status, json }: SdkAnswer,
  operation: string,
): AppError | undefined {
  return status < 400 ? undefined : refusalFailure(refusalIn(json), status, operation);
}

/** What a refusal means, of a call or of an item that stands for it. */
export function refusalFailure(
  refusal: ZohoAnswer | undefined,
  status: number,
  operation: string,
): AppError {
  const code = refusal?.code ?? '';
  if (isSlowDown({ status, json: refusal })) return new AppError('crm-rate-limited');
  if (code === 'OAUTH_SCOPE_MISMATCH')
    return new AppError('crm-permission-missing', `an OAuth scope for ${operation}`);
  if (status === 401) return new AppError('crm-access-revoked');
  if (status >= 500 || outOfOrder.has(code))
    return new AppError('crm-unavailable', code || `HTTP ${status}`);
  if (status === 403 || notPermitted.has(code)) {
    const permission = refusal?.details?.permissions?.join(', ');
    return new AppError('crm-permission-missing', permission || operation);
  }
  const words = refusal ? wordsOf(refusal) : `HTTP ${status}`;
  return new AppError('crm-refused', `${operation}: ${words}`);
}

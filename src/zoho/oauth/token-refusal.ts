import { AppError, type ErrorCode } from '../../app/errors.ts';

/** Zoho's words for a refusal that may be repeated in a message; anything else might quote what was sent. */
const knownRefusals = new Set([
  'invalid_client',
  'invalid_client_secret',
  'invalid_code',
  'invalid_redirect_uri',
  'invalid_scope',
  'unauthorized_client',
  'access_denied',
]);

/**
 * What a refused request for tokens means. `invalid_code` is Zoho's word for any code or refresh token that is
 * wrong, used, old or revoked; what that means depends on which of them was sent.
 */
export function tokenRefusal(refusal: string, invalidCode: ErrorCode): AppError {
  if (refusal === 'invalid_code') return new AppError(invalidCode);
  const word = knownRefusals.has(refusal) ? refusal : 'a word not known here';
  return new AppError('crm-refused', `the accounts server answered ${word}`);
}

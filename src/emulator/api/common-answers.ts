import type { Answer } from './operation.ts';
import { refusal, refuse } from './refusals.ts';

/** The answers that any operation may give. Sources: https://www.zoho.com/crm/developer/docs/api/v8/status-codes.html. */
export const invalidToken = refuse(401, refusal('INVALID_TOKEN', 'invalid oauth token'));

/** No token at all, or not in Zoho's own scheme. */
export const authenticationFailure = refuse(
  401,
  refusal('AUTHENTICATION_FAILURE', 'Authentication failed'),
);

/** A token that lacks the scope; refreshing it does not help. */
export const scopeMismatch = refuse(401, refusal('OAUTH_SCOPE_MISMATCH', 'Unauthorized'));

/** Too many calls at once, or no credits left; Zoho says neither which nor when to come back. */
export const tooManyRequests = refuse(
  429,
  refusal('TOO_MANY_REQUESTS', 'Too many requests fired in concurrent'),
);

/** The organization was disabled, for its unpaid bill or by Zoho; how version 8 words it is not published. */
export const organizationDisabled = refuse(
  403,
  refusal('NO_PERMISSION', 'CRM account is disabled', { permissions: ['Crm_Implied_Api_Access'] }),
);

/** A path that no operation has. */
export const invalidUrlPattern = refuse(
  404,
  refusal('INVALID_URL_PATTERN', 'Please check if the URL trying to access is a correct one'),
);

/** A path that exists, with a method it does not have. */
export const invalidRequestMethod = refuse(
  400,
  refusal('INVALID_REQUEST_METHOD', 'The http request method type is not a valid one'),
);

/**
 * What Zoho does and the emulator does not. Zoho knows neither status nor code, so that nobody takes it for an answer of
 * Zoho's; the details name the part of the request that is meant, where it is not the whole operation.
 */
export function notEmulated(part: Readonly<Record<string, unknown>> = {}): Answer {
  const message = 'Zoho CRM can do this, its local emulator cannot';
  return refuse(501, refusal('NOT_EMULATED', message, part));
}

/** Whether an answer is the emulator's own admission, which Zoho's description cannot know. */
export function isNotEmulated({ status }: Answer): boolean {
  return status === 501;
}

/** Trouble on Zoho's side. */
export const internalError = refuse(500, refusal('INTERNAL_ERROR', 'Internal Server Error'));

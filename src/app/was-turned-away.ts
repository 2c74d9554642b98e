import { isAppError } from './errors.ts';

/** Whether the CRM turned a request away, or it was never sent, so that nothing has come of it. */
export function wasTurnedAway(error: unknown): boolean {
  return isAppError(
    error,
    'crm-refused',
    'crm-permission-missing',
    'crm-rate-limited',
    'crm-access-revoked',
    'credits-awaited',
  );
}

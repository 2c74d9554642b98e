import { AppError } from '../app/errors.ts';
import type { TransportError } from './transport-error.ts';

/** What a failed HTTP exchange means to the product; the exchange itself stays as the cause. */
export function transportFailure(error: TransportError): AppError {
  return error.status === 429
    ? new AppError('crm-rate-limited', '', { cause: error })
    : new AppError('crm-unavailable', error.kind, { cause: error });
}

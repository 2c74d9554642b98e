import type { ErrorRequestHandler, Request, Response } from 'express';
import { ZodError } from 'zod';
import { AppError, type ErrorCode } from '../app/errors.ts';
import type { Log } from '../app/ports/log.ts';
import type { Failure } from './contract.ts';
import { failureOf } from './failure-of.ts';
import { languageOf } from './language-of.ts';

/** The HTTP status of each error code. */
const statuses = {
  'invalid-request': 400,
  'too-large': 413,
  'too-many-requests': 429,
  'not-found': 404,
  'method-not-allowed': 405,
  'unknown-sender': 403,
  'call-not-believed': 403,
  'foreign-page': 403,
  'not-signed-in': 401,
  'not-allowed': 403,
  'sign-in-expired': 400,
  'consent-refused': 400,
  'unknown-data-center': 400,
  'organization-not-connected': 403,
  'organization-busy': 409,
  'crm-access-revoked': 502,
  'crm-permission-missing': 403,
  'field-limit-reached': 409,
  'field-label-taken': 409,
  'crm-rate-limited': 503,
  'credits-awaited': 503,
  'crm-unavailable': 502,
  'crm-refused': 502,
  'store-unavailable': 503,
  'store-too-new': 503,
  'secret-key-unusable': 503,
  internal: 500,
} satisfies Record<ErrorCode, number>;

/** How a failure is answered, its status being set. */
type Answer = (request: Request, response: Response, error: AppError) => void;

/**
 * Answers any error of a route, as {@link Failure} unless said otherwise; what nobody foresaw becomes `internal` and is
 * logged.
 */
export function createErrorResponse(log: Log, answer: Answer = sendFailure): ErrorRequestHandler {
  return (thrown: unknown, request, response, next) => {
    if (response.headersSent) {
      next(thrown);
      return;
    }
    const error = toAppError(thrown);
    const status = statuses[error.code];
    if (status >= 500) {
      // The route, not the address: addresses hold secrets.
      const route: string = request.route?.path ?? 'none';
      log.error({ err: thrown, code: error.code, route }, 'request failed');
    }
    response.status(status);
    answer(request, response, error);
  };
}

function sendFailure(request: Request, response: Response, error: AppError): void {
  // A file that was about to be sent has said its own type already.
  response.removeHeader('ETag');
  response.removeHeader('Last-Modified');
  response.set('Cache-Control', 'no-store').type('json');
  response.json(failureOf(error, languageOf(request)) satisfies Failure);
}

function toAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  if (thrown instanceof ZodError) return new AppError('invalid-request', describe(thrown));
  if (thrown instanceof URIError) return new AppError('invalid-request', 'address');
  const { status, type } = (thrown ?? {}) as { status?: unknown; type?: unknown };
  if (typeof status !== 'number' || status < 400 || status >= 500) {
    return new AppError('internal', '', { cause: thrown });
  }
  // What Express's parts find fault with in a request: body parsers, whose decompression names no type, and static files.
  if (status === 413) return new AppError('too-large', 'body');
  return new AppError('invalid-request', isHeaderStatus(status, type) ? 'header' : 'body');
}

/** Preconditions and ranges are headers; so are encodings and character sets that nobody knows. */
function isHeaderStatus(status: number, type: unknown): boolean {
  return status === 412 || status === 416 || (status === 415 && type !== undefined);
}

/** The first complaint, with its place and without the value. */
function describe({ issues }: ZodError): string {
  const [first] = issues;
  if (!first) return 'its form';
  const place = first.path.join('.');
  return place === '' ? first.message : `${place}: ${first.message}`;
}

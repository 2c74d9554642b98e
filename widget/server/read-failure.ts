import type { Failure } from '../../src/http/contract.ts';

/** The failure in an answer of our server; `undefined` when the answer is none, as one of a proxy in between. */
export function readFailure(body: unknown): Failure | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const { code, message, remedy } = body as Record<keyof Failure, unknown>;
  if (typeof code !== 'string' || typeof message !== 'string' || typeof remedy !== 'string') {
    return undefined;
  }
  return { code, message, remedy };
}

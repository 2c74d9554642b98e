/**
 * How an HTTP exchange failed before it was an answer: nothing in time, no connection (or one cut short), an
 * answer that points elsewhere, too many bytes, or bytes that are no JSON (a login page, a proxy's error).
 */
export type TransportErrorKind = 'timeout' | 'network' | 'redirected' | 'too-large' | 'not-json';

/** An HTTP exchange that brought no usable answer. Its message names method and address without the query. */
export class TransportError extends Error {
  override readonly name = 'TransportError';
  readonly kind: TransportErrorKind;
  /** HTTP status, when one arrived. */
  readonly status: number | undefined;

  /** @param where method and address, without query; never a header or a body, which may hold secrets */
  constructor(kind: TransportErrorKind, where: string, more: { status?: number; code?: string }) {
    const facts = [kind, more.status && `HTTP ${more.status}`, more.code].filter(Boolean);
    super(`${where} failed: ${facts.join(', ')}`);
    this.kind = kind;
    this.status = more.status;
  }
}

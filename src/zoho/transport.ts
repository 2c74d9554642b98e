import { TransportError } from './transport-error.ts';

/** A request as the adapter sends it. */
export interface HttpRequest {
  method: string;
  url: URL;
  headers?: Record<string, string>;
  body?: string | URLSearchParams | FormData | undefined;
  /** A file is asked for: what is no JSON is taken as it is. */
  takesFile?: boolean;
  /** Deadline of this exchange, where it is not the usual one. */
  timeoutMs?: number;
}

/** An answer whose body, if there was one, is JSON, or the file that was asked for. */
export interface HttpAnswer {
  status: number;
  headers: Headers;
  /** `undefined` when the body was empty (204, 304) or is a file. */
  json: unknown;
  file?: Buffer;
}

/** Sends one request once. Any status is an answer; what is no answer is a {@link TransportError}. */
export type Send = (request: HttpRequest) => Promise<HttpAnswer>;

const redirects = new Set([301, 302, 303, 307, 308]);

/** How long and how much an exchange may take. */
interface Limits {
  timeoutMs: number;
  maxBodyBytes: number;
  /** Ends every exchange under way and to come. */
  closed?: AbortSignal | undefined;
}

/**
 * The one door through which the adapter speaks HTTP: a deadline for the whole exchange, no retry, no redirect
 * (a token never follows one), a limit on the body, and JSON, nothing, or the file that was asked for.
 */
export function createTransport(limits: Limits): Send {
  return async ({ method, url, headers, body, takesFile, timeoutMs = limits.timeoutMs }) => {
    const where = `${method} ${url.origin}${url.pathname}`;
    const { signal, isTimedOut, release } = deadlineOf({ ...limits, timeoutMs });
    try {
      const response = await fetch(url, {
        method,
        headers: headers ?? {},
        body: body ?? null,
        redirect: 'manual',
        signal,
      });
      const { status } = response;
      if (redirects.has(status)) {
        await response.body?.cancel();
        throw new TransportError('redirected', where, { status });
      }
      const bytes = await readBytes(response, limits.maxBodyBytes);
      if (bytes === undefined) throw new TransportError('too-large', where, { status });
      if (takesFile && response.ok && !isJson(response))
        return { status, headers: response.headers, json: undefined, file: bytes };
      const json = parse(bytes.toString('utf8'), where, status);
      return { status, headers: response.headers, json };
    } catch (error) {
      if (error instanceof TransportError) throw error;
      // The original stays behind: undici quotes offending header values, and one of them is the token.
      throw new TransportError(isTimedOut() ? 'timeout' : 'network', where, codeOf(error));
    } finally {
      release();
    }
  };
}

/** When one exchange has to end. By hand, because `AbortSignal.any` leaves something behind in a signal that lasts. */
function deadlineOf({ timeoutMs, closed }: Limits) {
  const controller = new AbortController();
  let hasTimedOut = false;
  const end = () => controller.abort();
  const timer = setTimeout(() => {
    hasTimedOut = true;
    end();
  }, timeoutMs);
  if (closed?.aborted) end();
  closed?.addEventListener('abort', end, { once: true });
  return {
    signal: controller.signal,
    isTimedOut: () => hasTimedOut,
    release() {
      clearTimeout(timer);
      closed?.removeEventListener('abort', end);
    },
  };
}

function isJson({ headers }: Response): boolean {
  return headers.get('content-type')?.startsWith('application/json') === true;
}

/** The body, or `undefined` once it is longer than the limit. */
async function readBytes(response: Response, maxBytes: number): Promise<Buffer | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.byteLength;
    if (length > maxBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function parse(text: string, where: string, status: number): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new TransportError('not-json', where, { status });
  }
}

/** The system's or undici's code (`ECONNRESET`, `UND_ERR_SOCKET`), which fetch hides one level down. */
function codeOf(error: unknown): { code?: string } {
  const cause = (error as { cause?: { code?: unknown } }).cause;
  return typeof cause?.code === 'string' ? { code: cause.code } : {};
}

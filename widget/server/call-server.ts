import type { Failure, Language } from '../../src/http/contract.ts';
import { textsOf } from '../texts/texts-of.ts';
import { readFailure } from './read-failure.ts';
import { ServerFailure } from './server-failure.ts';

/** What is asked of our server. */
export interface ServerCall {
  method?: 'GET' | 'POST';
  /** Answers, and what goes wrong, are told in this language. */
  language: Language;
  /** Sent as JSON. */
  body?: unknown;
  bearer?: string;
  /** Tag of an answer that is known; when nothing has changed the answer is `undefined`. */
  knownTag?: string | undefined;
}

/** What our server answered. */
export interface ServerAnswer<Value> {
  /** `undefined` when it is as known. */
  value: Value | undefined;
  /** Names this state of the answer. */
  tag: string | undefined;
  /** The server's clock, epoch milliseconds: a browser's may be wrong. */
  serverTime: number;
}

/** How long the server may take: 20 seconds. */
const patienceMs = 20_000;

/** Calls our own server, on our own origin alone. Throws {@link ServerFailure}. */
export async function callServer<Value>(
  path: string,
  call: ServerCall,
): Promise<ServerAnswer<Value>> {
  const response = await send(path, call);
  if (response.status === 304) return { value: undefined, ...headersOf(response) };
  const body: unknown = await response.json().catch(() => undefined);
  if (!response.ok || body === undefined) {
    throw new ServerFailure(readFailure(body) ?? offline(call.language));
  }
  return { value: body as Value, ...headersOf(response) };
}

async function send(path: string, call: ServerCall): Promise<Response> {
  const { method = 'GET', language, body, bearer, knownTag } = call;
  const address = new URL(path, location.origin);
  address.searchParams.set('language', language);
  const headers = new Headers();
  if (body !== undefined) headers.set('Content-Type', 'application/json');
  if (bearer !== undefined) headers.set('Authorization', `Bearer ${bearer}`);
  if (knownTag !== undefined) headers.set('If-None-Match', knownTag);
  try {
    return await fetch(address, {
      method,
      headers,
      credentials: 'same-origin',
      signal: AbortSignal.timeout(patienceMs),
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  } catch {
    throw new ServerFailure(offline(language));
  }
}

function headersOf({ headers }: Response): { tag: string | undefined; serverTime: number } {
  const date = Date.parse(headers.get('Date') ?? '');
  return {
    tag: headers.get('ETag') ?? undefined,
    serverTime: Number.isNaN(date) ? Date.now() : date,
  };
}

function offline(language: Language): Failure {
  const { title, remedy } = textsOf(language).problems.offline;
  return { code: 'offline', message: title, remedy };
}

import type { ServerResponse } from 'node:http';
import type { Credits } from '../limits/credits.ts';
import type { Answer } from './operation.ts';

/** An answer as it goes over the wire. */
export interface Payload {
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Buffer;
}

/** What is sent of an answer; without a body there is no Content-Type either. */
export function payloadOf({ body, file }: Answer): Payload {
  if (file) {
    const disposition = `attachment; filename="${file.name}"`;
    const headers = { 'content-type': file.type, 'content-disposition': disposition };
    return { headers, bytes: file.bytes };
  }
  if (body === undefined) return { headers: {}, bytes: Buffer.alloc(0) };
  const headers = { 'content-type': 'application/json;charset=UTF-8' };
  return { headers, bytes: Buffer.from(JSON.stringify(body)) };
}

/** Sends an answer of the API. */
export function sendAnswer(response: ServerResponse, answer: Answer): void {
  const { headers, bytes } = payloadOf(answer);
  response.writeHead(answer.status, headers).end(bytes);
}

/** Zoho tells how many credits are left only once half of the day's are gone. */
export function showCredits(response: ServerResponse, credits: Credits): void {
  const spent = credits.spentToday();
  if (Number.isFinite(credits.limit) && spent * 2 >= credits.limit)
    response.setHeader('x-api-credits-remaining', credits.limit - spent);
}

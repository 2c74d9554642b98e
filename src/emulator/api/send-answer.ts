import type { ServerResponse } from 'node:http';
import type { Credits } from '../limits/credits.ts';
import type { Answer } from './operation.ts';

/** Sends an answer of the API; without a body there is no Content-Type either. */
export function sendAnswer(response: ServerResponse, { status, body }: Answer): void {
  if (body === undefined) {
    response.writeHead(status).end();
    return;
  }
  response.writeHead(status, { 'content-type': 'application/json;charset=UTF-8' });
  response.end(JSON.stringify(body));
}

/** Zoho tells how many credits are left only once half of the day's are gone. */
export function showCredits(response: ServerResponse, credits: Credits): void {
  const spent = credits.spentToday();
  if (Number.isFinite(credits.limit) && spent * 2 >= credits.limit)
    response.setHeader('x-api-credits-remaining', credits.limit - spent);
}

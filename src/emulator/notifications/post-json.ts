import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';

/**
 * Posts JSON and answers the HTTP status, whatever it is. Every call has a connection of its own, so that none is kept
 * open to a server that wants to stop. Rejects when the server cannot be reached or the signal aborts.
 */
export function postJson(url: string, body: string, signal: AbortSignal): Promise<number> {
  const request = url.startsWith('https:') ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const outgoing = request(url, {
      method: 'POST',
      agent: false,
      signal,
      headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
    });
    outgoing.on('response', (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode ?? 0));
      response.on('error', reject);
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

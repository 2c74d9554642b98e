import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Payload } from '../api/send-answer.ts';
import type { RequestFault } from './faults.ts';

/** Whether the call does its work although (before) the fault shows. */
export function takesEffect(fault: RequestFault): boolean {
  return fault.takesEffect ?? (fault.kind === 'truncated' || fault.kind === 'slow');
}

const unavailable =
  '<html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1></center><hr><center>ZGS</center></body></html>';

/**
 * Shows a fault to the client in place of the answer. Answers true when the exchange is over, false when the
 * answer should still be sent (after `slow`). `unauthorized`, `throttled` and `server-error` have Zoho's own bodies and
 * are left to the caller.
 */
export async function playFault(
  fault: RequestFault,
  response: ServerResponse,
  { headers, bytes }: Payload,
  stopped: AbortSignal,
): Promise<boolean> {
  switch (fault.kind) {
    case 'slow':
      if (fault.until !== undefined) await Promise.race([fault.until, once(stopped, 'abort')]);
      else await sleep(fault.delayMs ?? 200, undefined, { signal: stopped }).catch(() => undefined);
      return false;
    case 'html':
      response.writeHead(fault.status ?? 502, { 'content-type': 'text/html' }).end(unavailable);
      return true;
    case 'truncated':
      response.writeHead(200, headers).end(bytes.subarray(0, Math.floor(bytes.length / 2)));
      return true;
    case 'reset':
      response.destroy();
      return true;
    case 'hang':
      await new Promise((gone) => {
        response.once('close', gone);
        stopped.addEventListener('abort', gone, { once: true });
      });
      response.destroy();
      return true;
    default:
      return false;
  }
}

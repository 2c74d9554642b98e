import { postJson } from '../notifications/post-json.ts';
import type { Tenant } from './operation.ts';

const callbackTimeoutMs = 10_000;

/** Tells a subscriber that a bulk job has ended, once; what he makes of it interests nobody. */
export function postCallback(
  { faults }: Tenant,
  url: string | undefined,
  render: () => object,
): void {
  if (url === undefined || faults.drawForBulkJob('bulk-callback-dropped')) return;
  const signal = AbortSignal.timeout(callbackTimeoutMs);
  postJson(url, JSON.stringify(render()), signal).catch(() => undefined);
}

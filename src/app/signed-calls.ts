import { createHmac } from 'node:crypto';
import { hashSecret, matchesHash } from './secrets.ts';

/** What a Deluge function of ours adds to what it tells, as proof of who tells it. */
export interface CallSignature {
  /** When the call was made, in milliseconds since 1970. */
  timestamp: number;
  /** Made up anew for every call. */
  nonce: string;
  /** HMAC-SHA256 as hex of what is told, the timestamp and the nonce, with dots between them. */
  signature: string;
}

/** How far the clocks of Zoho and of this server may be apart, with the way in between: 5 minutes. */
const believedMs = 5 * 60_000;

/** The key by which our functions sign for a purpose; follows from the server's own and opens nothing else. */
export function callKey(secretKey: string, purpose: string): string {
  return createHmac('sha256', Buffer.from(secretKey, 'base64')).update(purpose).digest('hex');
}

/** Whether who tells this knows the key, and tells it now: in time that does not depend on where a signature is wrong. */
export function judgeCall(
  key: string,
  told: readonly string[],
  { timestamp, nonce, signature }: CallSignature,
  now: number,
): 'believed' | 'not-ours' | 'too-old' {
  const text = [...told, timestamp, nonce].join('.');
  const wanted = createHmac('sha256', key).update(text).digest('hex');
  if (!matchesHash(signature.toLowerCase(), hashSecret(wanted))) return 'not-ours';
  return Math.abs(now - timestamp) > believedMs ? 'too-old' : 'believed';
}

/** A secret of this page; whoever signs in for it hands over the hash, and only the secret collects the result. */
export interface Collector {
  secret: string;
  /** SHA-256 of the secret, hexadecimal. */
  hash: string;
}

/** A fresh collector: 32 random bytes. */
export async function createCollector(): Promise<Collector> {
  const secret = hex(crypto.getRandomValues(new Uint8Array(32)));
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(secret));
  return { secret, hash: hex(new Uint8Array(hash)) };
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

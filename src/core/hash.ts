/** FNV-1a, 32 bit, of a text: a short fingerprint, not a secret. http://www.isthe.com/chongo/tech/comp/fnv/ */
export function fingerprintOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash ^= text.charCodeAt(i);
    hash = Math.imul(hash, 0x01000193);
  }
  return hash >>> 0;
}

/** The fingerprint of a text as eight hexadecimal digits. */
export function hashOf(text: string): string {
  return fingerprintOf(text).toString(16).padStart(8, '0');
}

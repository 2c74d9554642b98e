import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** A secret nobody can guess: 24 random bytes as 32 URL-safe characters. */
export function newSecret(): string {
  return randomBytes(24).toString('base64url');
}

/** SHA-256 of a secret as hex: what the store keeps of secrets that are only ever compared. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Whether a secret has a hash, in time that does not depend on where they differ. */
export function matchesHash(secret: string, hash: string): boolean {
  const given = Buffer.from(hashSecret(secret));
  const wanted = Buffer.from(hash);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

/**
 * Plain data in a string that only we can have made and that is over at a time.
 *
 * @param purpose keeps a string signed for one use from being taken for another
 */
export function sign(key: string, purpose: string, data: object, expiresAt: number): string {
  const payload = Buffer.from(JSON.stringify({ ...data, expiresAt })).toString('base64url');
  return `${payload}.${signature(key, purpose, payload)}`;
}

/** The data of a signed string; `undefined` when it is not ours, for another purpose, or over. */
export function openSigned<Data extends object>(
  key: string,
  purpose: string,
  signed: string,
  now: number,
): Data | undefined {
  const [payload = '', given = '', ...more] = signed.split('.');
  const wanted = Buffer.from(signature(key, purpose, payload));
  const actual = Buffer.from(given);
  if (wanted.length !== actual.length || !timingSafeEqual(wanted, actual)) return undefined;
  if (more.length > 0) return undefined;
  const { expiresAt, ...data } = JSON.parse(Buffer.from(payload, 'base64url').toString());
  return expiresAt > now ? (data as Data) : undefined;
}

function signature(key: string, purpose: string, payload: string): string {
  return createHmac('sha256', Buffer.from(key, 'base64'))
    .update(`${purpose}.${payload}`)
    .digest('base64url');
}

import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { AppError } from '../app/errors.ts';

/** Encrypts what must not be readable in the database's file or backups. */
export interface SecretBox {
  /**
   * Ciphertext of a text, for one place only.
   *
   * @param place names where it is kept (column, organization, row): moved elsewhere, it does not open
   */
  seal(text: string, ...place: string[]): string;
  /**
   * The text sealed for that place.
   *
   * @throws {AppError} `secret-key-unusable` when the key, the place or the ciphertext is another
   */
  open(sealed: string, ...place: string[]): string;
}

const version = 1;
const nonceLength = 12;
const tagLength = 16;
const headerLength = 2;

/**
 * AES-256-GCM under one key. A sealed text is base64 of: version, key id (one byte each), nonce, tag, ciphertext;
 * version and key id are there so that keys can be rotated.
 *
 * @param secretKey 32 bytes in base64
 */
export function createSecretBox(secretKey: string): SecretBox {
  const key = Buffer.from(secretKey, 'base64');
  if (key.length !== 32) throw new AppError('secret-key-unusable', 'it is not 32 bytes in base64');
  const keyId = createHash('sha256').update(key).digest().readUInt8();
  const header = Buffer.from([version, keyId]);

  return {
    seal(text, ...place) {
      const nonce = randomBytes(nonceLength);
      const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagLength });
      cipher.setAAD(Buffer.concat([header, nameOf(place)]));
      const ciphertext = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([header, nonce, cipher.getAuthTag(), ciphertext]).toString('base64');
    },
    open(sealed, ...place) {
      const bytes = Buffer.from(sealed, 'base64');
      if (!bytes.subarray(0, headerLength).equals(header)) {
        throw new AppError('secret-key-unusable', 'the stored secrets were made with another key');
      }
      const nonceEnd = headerLength + nonceLength;
      const tagEnd = nonceEnd + tagLength;
      try {
        const nonce = bytes.subarray(headerLength, nonceEnd);
        const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagLength });
        decipher.setAAD(Buffer.concat([header, nameOf(place)]));
        decipher.setAuthTag(bytes.subarray(nonceEnd, tagEnd));
        return decipher.update(bytes.subarray(tagEnd), undefined, 'utf8') + decipher.final('utf8');
      } catch (error) {
        throw new AppError('secret-key-unusable', 'a stored secret does not open with it', {
          cause: error,
        });
      }
    },
  };
}

/** No two places share it, whatever characters they hold. */
function nameOf(place: string[]): Buffer {
  return Buffer.from(JSON.stringify(place));
}

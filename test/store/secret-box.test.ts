import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSecretBox } from '../../src/store/secret-box.ts';

const secretKey = randomBytes(32).toString('base64');
const unusable = expect.objectContaining({ code: 'secret-key-unusable' });

describe('a secret box', () => {
  const box = createSecretBox(secretKey);

  it('opens what it sealed, for the same place', () => {
    const places = fc.array(fc.string({ unit: 'binary' }));
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), places, (text, place) => {
        expect(box.open(box.seal(text, ...place), ...place)).toBe(text);
      }),
    );
  });

  it('seals the same text differently each time', () => {
    const sealed = new Set(Array.from({ length: 100 }, () => box.seal('token', 'column', 'org')));

    expect(sealed.size).toBe(100);
  });

  it('hides the text', () => {
    const bytes = Buffer.from(box.seal('1000.refresh', 'column'), 'base64');

    expect(bytes.includes('1000.refresh')).toBe(false);
  });

  it.each([
    ['another organization', ['column', 'other']],
    ['another column', ['other', 'org']],
    ['a place that reads the same when joined', ['columnorg']],
    ['no place', []],
  ])('does not open in %s', (_, place) => {
    const sealed = box.seal('token', 'column', 'org');

    expect(() => box.open(sealed, ...place)).toThrow(unusable);
  });

  it('does not open with another key, also one of the same key id', () => {
    const sealed = Buffer.from(box.seal('token', 'column'), 'base64');
    const other = createSecretBox(randomBytes(32).toString('base64'));
    const otherHeader = Buffer.from(other.seal('', 'column'), 'base64').subarray(0, 2);

    expect(() => other.open(sealed.toString('base64'), 'column')).toThrow(unusable);
    const disguised = Buffer.concat([otherHeader, sealed.subarray(2)]);
    expect(() => other.open(disguised.toString('base64'), 'column')).toThrow(unusable);
  });

  it('does not open when any single bit was changed', () => {
    const sealed = Buffer.from(box.seal('token', 'column'), 'base64');

    for (let bit = 0; bit < sealed.length * 8; bit++) {
      const changed = Buffer.from(sealed);
      changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      expect(() => box.open(changed.toString('base64'), 'column')).toThrow(unusable);
    }
  });

  it.each(['', 'AA==', box.seal('token', 'column').slice(0, 20), 'not base64 at all'])(
    'does not open %j',
    (sealed) => {
      expect(() => box.open(sealed, 'column')).toThrow(unusable);
    },
  );

  it.each(['', 'c2hvcnQ=', randomBytes(31).toString('base64'), randomBytes(33).toString('base64')])(
    'is not made of the key %j',
    (key) => {
      expect(() => createSecretBox(key)).toThrow(unusable);
    },
  );

  it('says nothing of the text or the key in its errors', () => {
    const sealed = box.seal('1000.refresh', 'column');

    let message = '';
    try {
      box.open(sealed, 'elsewhere');
    } catch (error) {
      message = `${error} ${JSON.stringify(error)}`;
    }

    expect(message).toContain('AppError');
    for (const secret of ['1000.refresh', secretKey, sealed]) expect(message).not.toContain(secret);
  });
});

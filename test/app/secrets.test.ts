import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashSecret, matchesHash, newSecret, openSigned, sign } from '../../src/app/secrets.ts';

const key = Buffer.alloc(32, 3).toString('base64');

describe('a secret', () => {
  it('is 24 random bytes in characters that an address takes as they are', () => {
    const secrets = new Set(Array.from({ length: 1000 }, newSecret));

    expect(secrets.size).toBe(1000);
    for (const secret of secrets) expect(secret).toMatch(/^[\w-]{32}$/);
  });

  it('matches its own hash and no other, whatever is given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (one, other) => {
        expect(matchesHash(one, hashSecret(one))).toBe(true);
        // Lone halves of a pair are one and the same to UTF-8.
        if (Buffer.from(one).equals(Buffer.from(other))) return;
        expect(matchesHash(other, hashSecret(one))).toBe(false);
      }),
    );
    for (const hash of ['', 'x', hashSecret('a').slice(1), hashSecret('a').toUpperCase()]) {
      expect(matchesHash('a', hash)).toBe(false);
    }
  });
});

describe('signed data', () => {
  it('opens with its key, for its purpose, until its time', () => {
    const signed = sign(key, 'bearer', { userId: '1' }, 1000);

    expect(openSigned(key, 'bearer', signed, 999)).toEqual({ userId: '1' });
    expect(openSigned(key, 'bearer', signed, 1000)).toBeUndefined();
    expect(openSigned(key, 'progress', signed, 999)).toBeUndefined();
    expect(openSigned(Buffer.alloc(32).toString('base64'), 'bearer', signed, 999)).toBeUndefined();
  });

  it('does not open with any character changed, taken away or added', () => {
    const signed = sign(key, 'bearer', { userId: '1' }, 1000);
    const character = fc.constantFrom(...'ABCxyz019-_. é');
    fc.assert(
      fc.property(fc.nat(signed.length), fc.nat(2), character, (at, removed, added) => {
        const spoiled = signed.slice(0, at) + added + signed.slice(at + removed);
        fc.pre(spoiled !== signed);
        expect(openSigned(key, 'bearer', spoiled, 0)).toBeUndefined();
      }),
      { numRuns: 2000 },
    );
  });

  it('does not open anything else', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(openSigned(key, 'bearer', text, 0)).toBeUndefined();
      }),
    );
  });
});

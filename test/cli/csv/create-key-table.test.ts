import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createByteTable } from '../../../src/cli/csv/create-byte-table.ts';
import { createKeyTable } from '../../../src/cli/csv/create-key-table.ts';
import { digitsOf, numberInTable, readKey } from '../../../src/cli/csv/text-key.ts';

const digits = fc
  .array(fc.constantFrom(...'0123456789'), { minLength: 1, maxLength: 22 })
  .map((all) => all.join(''));
const text = fc.oneof(digits, fc.constantFrom('', 'Acme', '12a', 'zcrm_12', '-5', '客户'));

describe('a table of keys', () => {
  it('finds every text like a map does, whether it is of digits or not', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 400 }), (texts) => {
        const others = createByteTable();
        const table = createKeyTable();
        const map = new Map<string, number>();
        const key = { high: 0, low: 0 };
        for (const [number, one] of texts.entries()) {
          const bytes = Buffer.from(`1${one}1`);
          readKey(bytes, 1, bytes.length - 1, others, key);

          expect(table.set(key, number)).toBe(map.get(one) ?? -1);
          expect(table.get(key)).toBe(number);
          map.set(one, number);
        }
        expect(table.size()).toBe(map.size);
      }),
      { numRuns: 100 },
    );
  });

  it('keeps ids that count upwards apart, as many as there are', () => {
    const others = createByteTable();
    const table = createKeyTable();
    const key = { high: 0, low: 0 };
    for (let round = 0; round < 2; round++) {
      for (let i = 0; i < 100_000; i++) {
        const bytes = Buffer.from(String(5_540_230_000_000_000_000n + BigInt(i) * 1024n));
        readKey(bytes, 0, bytes.length, others, key);
        if (table.set(key, i) !== (round === 0 ? -1 : i)) throw new Error(`${i} is lost`);
      }
    }

    expect(table.size()).toBe(100_000);
    expect(others.size()).toBe(0);
  });
});

describe('a key', () => {
  it.each(['1', '10', '999999999', '1000000000', '5540230000000000001', '9999999999999999999'])(
    'gives the digits %s back',
    (id) => {
      const key = { high: 0, low: 0 };
      readKey(Buffer.from(id), 0, id.length, createByteTable(), key);

      expect(numberInTable(key)).toBeUndefined();
      expect(digitsOf(key)).toBe(id);
    },
  );

  it.each(['', '01', '0', '12345678901234567890', '1 2'])('takes “%s” for a text', (id) => {
    const key = { high: 0, low: 0 };
    readKey(Buffer.from(id), 0, id.length, createByteTable(), key);

    expect(numberInTable(key)).toBe(0);
  });
});

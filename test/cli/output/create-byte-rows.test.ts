import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createByteRows } from '../../../src/cli/output/create-byte-rows.ts';
import { harmless, quoted } from '../../../src/cli/output/csv-row.ts';

/** What arrives of what is written, piece by piece. */
function written(write: (rows: ReturnType<typeof createByteRows>) => void): string {
  const pieces: Buffer[] = [];
  const rows = createByteRows((bytes) => pieces.push(Buffer.from(bytes)));
  write(rows);
  rows.flush();
  return Buffer.concat(pieces).toString();
}

describe('createByteRows', () => {
  it('leaves a cell alone that needs quotes or might be run as a formula, and writes every other as it is', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: fc.constantFrom(...'=+-@",\t\r\n1a远') }),
    );
    fc.assert(
      fc.property(text, (cell) => {
        const bytes = Buffer.from(` ${cell} `);
        let isWritten = false;
        const out = written((rows) => {
          isWritten = rows.plainCell(bytes, 1, bytes.length - 1);
        });
        const wanted = quoted(harmless(cell));
        if (wanted !== cell) expect(isWritten).toBe(false);
        expect(out).toBe(isWritten ? wanted : '');
      }),
    );
  });

  it('writes whole numbers with at least the digits asked for', () => {
    fc.assert(
      fc.property(fc.nat(9_999_999_999), fc.integer({ min: 1, max: 10 }), (number, least) => {
        expect(written((rows) => rows.digits(number, least))).toBe(
          String(number).padStart(least, '0'),
        );
      }),
    );
  });

  it('hands over everything once and in order, however much it is', () => {
    const text = 'é'.repeat(100_000);
    const out = written((rows) => {
      for (let i = 0; i < 5; i++) {
        rows.text(text);
        rows.byte(0x2c);
        rows.copy(Buffer.from('远航\n'));
      }
    });
    expect(out).toBe(`${text},远航\n`.repeat(5));
  });
});

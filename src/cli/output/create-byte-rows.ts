/** Rows of CSV as bytes, without a text made of each. */
export interface ByteRows {
  /** Bytes as they are. */
  copy(bytes: Uint8Array): void;
  /** One ASCII character. */
  byte(code: number): void;
  /** A text as it is. */
  text(text: string): void;
  /** A cell that is already UTF-8. Answers whether it was written: not when it needs quotes or might be run as a formula. */
  plainCell(bytes: Uint8Array, from: number, to: number): boolean;
  /** A whole number from 0 to 9,999,999,999 with at least so many digits. */
  digits(number: number, least: number): void;
  /** Hands over what is still held back. */
  flush(): void;
}

const heldBackBytes = 1 << 17;
const mostDigits = 10;
const zero = 0x30;

/** By byte: whether a cell with it needs quotes, and whether a spreadsheet runs a cell that begins with it. */
const needsQuotes = flags('",\r\n');
const beginsFormula = flags('=+-@\t\r');

/** @param hand takes the next bytes; they are overwritten afterwards */
export function createByteRows(hand: (bytes: Buffer) => void): ByteRows {
  let held = Buffer.allocUnsafe(2 * heldBackBytes);
  let end = 0;

  function flush(): void {
    hand(held.subarray(0, end));
    end = 0;
  }

  function makeRoom(length: number): void {
    if (end >= heldBackBytes || end + length > held.length) flush();
    if (length > held.length) held = Buffer.allocUnsafe(length);
  }

  return {
    copy(bytes) {
      const { length } = bytes;
      makeRoom(length);
      for (let i = 0; i < length; i++) held[end + i] = bytes[i] as number;
      end += length;
    },
    byte(code) {
      makeRoom(1);
      held[end] = code;
      end += 1;
    },
    text(text) {
      makeRoom(3 * text.length);
      end += held.write(text, end);
    },
    plainCell(bytes, from, to) {
      if (from < to && beginsFormula[bytes[from] as number] === 1) return false;
      makeRoom(to - from);
      let at = end;
      for (let i = from; i < to; i++) {
        const byte = bytes[i] as number;
        if (needsQuotes[byte] === 1) return false;
        held[at] = byte;
        at += 1;
      }
      end = at;
      return true;
    },
    digits(number, least) {
      makeRoom(mostDigits);
      let count = 1;
      for (let bound = 10; bound <= number; bound *= 10) count += 1;
      count = Math.max(count, least);
      let rest = number;
      for (let at = end + count - 1; at >= end; at--) {
        const next = Math.floor(rest / 10);
        held[at] = zero + rest - 10 * next;
        rest = next;
      }
      end += count;
    },
    flush,
  };
}

function flags(characters: string): Uint8Array {
  const flagged = new Uint8Array(256);
  for (const character of characters) flagged[character.charCodeAt(0)] = 1;
  return flagged;
}

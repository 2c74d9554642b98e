import type { ByteTable } from './create-byte-table.ts';

/**
 * Stands for a text in two 32-bit numbers, exactly. A text of up to 19 digits, which is what ids are, is its own key; every
 * other text is keyed by its number in a table.
 */
export interface TextKey {
  high: number;
  low: number;
}

const zero = 0x30;
const mostDigits = 19;
const billion = 1_000_000_000;

/** Leading digits are 0 to 9; this in their place marks a text that is no plain number. */
const otherText = 15;

/** Writes the key of `bytes[start … end)` into `key`; a text that is no plain number is numbered by `others`. */
export function readKey(
  bytes: Buffer,
  start: number,
  end: number,
  others: ByteTable,
  key: TextKey,
): void {
  if (!readDigits(bytes, start, end, key)) {
    writeKey(key, otherText, 0, others.numberOf(bytes, start, end));
  }
}

/** The number by which a table knows the text; `undefined` for a text of digits. */
export function numberInTable({ high, low }: TextKey): number | undefined {
  return leadingOf(high, low) === otherText ? low & 0x3fffffff : undefined;
}

/** Makes `key` that of another table's text. */
export function renumberKey(key: TextKey, number: number): void {
  writeKey(key, otherText, 0, number);
}

/** The digits a key stands for. */
export function digitsOf(key: TextKey): string {
  const upper = upperDigitsOf(key);
  const lower = lowerDigitsOf(key);
  return upper === 0 ? String(lower) : `${upper}${String(lower).padStart(9, '0')}`;
}

/** All but the last nine digits a key stands for, as a number; 0 for none. */
export function upperDigitsOf({ high, low }: TextKey): number {
  return leadingOf(high, low) * billion + (high & 0x3fffffff);
}

/** The last nine digits a key stands for, as a number. */
export function lowerDigitsOf({ low }: TextKey): number {
  return low & 0x3fffffff;
}

/** Reads 1 to 19 digits without a leading zero: 9 low ones, 9 above them and the leading one. */
export function readDigits(bytes: Buffer, start: number, end: number, key: TextKey): boolean {
  const length = end - start;
  if (length < 1 || length > mostDigits || bytes[start] === zero) return false;
  const lowFrom = Math.max(start, end - 9);
  const highFrom = Math.max(start, end - 18);
  const leading = digits(bytes, start, highFrom);
  const high = digits(bytes, highFrom, lowFrom);
  const low = digits(bytes, lowFrom, end);
  if (leading < 0 || high < 0 || low < 0) return false;
  writeKey(key, leading, high, low);
  return true;
}

/** The number that some digits write, 0 for none; −1 where something else stands among them. */
function digits(bytes: Buffer, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at++) {
    const digit = (bytes[at] as number) - zero;
    if (digit < 0 || digit > 9) return -1;
    number = number * 10 + digit;
  }
  return number;
}

/** 30 bits for each nine digits, and the four bits of the leading one shared between both. */
function writeKey(key: TextKey, leading: number, high: number, low: number): void {
  key.high = high | ((leading >> 2) << 30);
  key.low = low | ((leading & 3) << 30);
}

function leadingOf(high: number, low: number): number {
  return ((high >>> 30) << 2) | (low >>> 30);
}

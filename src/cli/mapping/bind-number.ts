import { type CsvRecord, fieldText } from '../csv/csv-record.ts';
import { parseAmount } from './parse-amount.ts';

/** Reads a number out of a record: `undefined` when it is missing, `NaN` when what stands there is none. */
export type NumberCell = (record: CsvRecord) => number | undefined;

/** How a column writes its numbers. */
export interface NumberStyle {
  decimal: '.' | ',';
  /** What each number is multiplied by. */
  scale: number;
  /** Whether a text stands for "not known". */
  isMissing(text: string): boolean;
}

/** The numbers of a column. Plain ones are read from the bytes; a text is made only of the others. */
export function bindNumber(index: number, { decimal, scale, isMissing }: NumberStyle): NumberCell {
  return (record) => {
    const plain = decimal === '.' ? plainNumber(record, index) : Number.NaN;
    if (!Number.isNaN(plain)) return plain * scale;
    const text = fieldText(record, index).trim();
    if (isMissing(text)) return undefined;
    const number = parseAmount(text, decimal) * scale;
    return Number.isFinite(number) ? number : Number.NaN;
  };
}

const minus = 0x2d;
const point = 0x2e;
const zero = 0x30;
const powersOfTen = Float64Array.from({ length: 16 }, (_, power) => 10 ** power);

/** The number of a field made of at most 15 digits, a sign and a point; `NaN` for every other. Exact: both parts of the quotient are. */
function plainNumber({ bytes, starts, ends, fields }: CsvRecord, index: number): number {
  if (index >= fields) return Number.NaN;
  const start = starts[index] as number;
  const end = ends[index] as number;
  const isNegative = bytes[start] === minus;
  let number = 0;
  let digits = 0;
  let pointAt = -1;
  for (let at = isNegative ? start + 1 : start; at < end; at++) {
    const digit = (bytes[at] as number) - zero;
    if (digit >= 0 && digit <= 9) {
      number = number * 10 + digit;
      digits += 1;
    } else if (bytes[at] === point && pointAt === -1) pointAt = at;
    else return Number.NaN;
  }
  if (digits === 0 || digits > 15) return Number.NaN;
  if (pointAt !== -1) number /= powersOfTen[end - pointAt - 1] as number;
  return isNegative ? -number : number;
}

import type { CodedFact, DealColumns } from '../../core/book/book.ts';
import type { ByteTexts } from '../csv/byte-texts.ts';
import type { ProblemRows } from './row-problems.ts';

/** What a part of a deals file says, before it is known which accounts there are; plain data that another thread can make. */
export interface DealPart {
  rows: number;
  /** `account` holds the number of the reference, `nowhere` without one; codes are those of {@link DealPart.names}. */
  deals: DealColumns;
  /** Keys of the deals' ids, row by row; absent where the file has no ids. */
  ids: { keys: Keys; others: ByteTexts } | undefined;
  references: References;
  names: Readonly<Record<CodedFact, readonly string[]>>;
  problems: ProblemRows[];
  /** Some of the distinct stages that were read. */
  stages: string[];
  /** Lines of the part. */
  lines: number;
  isText: boolean;
}

/** What deals call their accounts, numbered in the order they first appear. */
export interface References {
  size: number;
  keys: Keys;
  /** The references that are no plain numbers. */
  others: ByteTexts;
  /** What the first deal of each reference calls the account, where the file gives names beside. */
  names: (string | undefined)[] | undefined;
}

/** Text keys as columns. */
export interface Keys {
  high: Int32Array<ArrayBuffer>;
  low: Int32Array<ArrayBuffer>;
}

/** Room for as many keys. */
export function allocateKeys(capacity: number): Keys {
  return { high: new Int32Array(capacity), low: new Int32Array(capacity) };
}

/** The same keys with room for twice as many. */
export function growKeys({ high, low }: Keys): Keys {
  const larger = allocateKeys(2 * high.length);
  larger.high.set(high);
  larger.low.set(low);
  return larger;
}

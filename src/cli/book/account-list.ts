import type { AccountList } from '../../core/book/book.ts';
import type { AccountFacts } from '../../core/facts.ts';
import { asBuffer, type ByteTexts, textOf } from '../csv/byte-texts.ts';
import { digitsOf, numberInTable } from '../csv/text-key.ts';
import type { Keys } from './deal-part.ts';

/** Facts that are kept as codes of texts, since texts repeat. */
export const textFacts = [
  ...(['parentId', 'industry', 'accountType', 'ownership'] as const),
  ...(['country', 'region', 'city', 'ownerId'] as const),
];
export type TextFact = (typeof textFacts)[number];

/** Facts that are kept as numbers. */
export const numberFacts = [
  ...(['employees', 'annualRevenue', 'createdOn', 'lastContactOn'] as const),
  ...(['satisfaction', 'openCases'] as const),
];
export type NumberFact = (typeof numberFacts)[number];

/** Accounts as columns, plain data that threads can share: a million objects would keep the garbage collector busy all along. */
export interface AccountStore {
  size: number;
  /** Keys of the ids, and the ids that are no plain numbers. */
  keys: Keys;
  otherIds: ByteTexts;
  /** The name of account `i` is `nameBytes[nameStart[i] … nameEnd[i])`. */
  nameBytes: Uint8Array;
  nameStart: Int32Array<ArrayBuffer>;
  nameEnd: Int32Array<ArrayBuffer>;
  /** Codes of {@link AccountStore.texts}, 0 for "not known"; a fact that no account has is absent. */
  codes: Partial<Record<TextFact, Int32Array<ArrayBuffer>>>;
  texts: Readonly<Record<TextFact, readonly string[]>>;
  /** `NaN` for "not known". */
  numbers: Partial<Record<NumberFact, Float64Array<ArrayBuffer>>>;
}

/** The accounts of a store; it may still grow. */
export function accountList(store: AccountStore): AccountList {
  const { texts } = store;

  /** The facts of one account, read from the columns when they are asked for. */
  class Account implements AccountFacts {
    readonly #at: number;
    constructor(position: number) {
      this.#at = position;
    }
    get id() {
      return idOf(store, this.#at);
    }
    get name() {
      return nameOf(store, this.#at);
    }
    get industry() {
      return textAt(store.codes.industry, texts.industry, this.#at);
    }
    get accountType() {
      return textAt(store.codes.accountType, texts.accountType, this.#at);
    }
    get ownership() {
      return textAt(store.codes.ownership, texts.ownership, this.#at);
    }
    get country() {
      return textAt(store.codes.country, texts.country, this.#at);
    }
    get region() {
      return textAt(store.codes.region, texts.region, this.#at);
    }
    get city() {
      return textAt(store.codes.city, texts.city, this.#at);
    }
    get parentId() {
      return textAt(store.codes.parentId, texts.parentId, this.#at);
    }
    get ownerId() {
      return textAt(store.codes.ownerId, texts.ownerId, this.#at);
    }
    get employees() {
      return numberAt(store.numbers.employees, this.#at);
    }
    get annualRevenue() {
      return numberAt(store.numbers.annualRevenue, this.#at);
    }
    get createdOn() {
      return numberAt(store.numbers.createdOn, this.#at);
    }
    get lastContactOn() {
      return numberAt(store.numbers.lastContactOn, this.#at);
    }
    get satisfaction() {
      return numberAt(store.numbers.satisfaction, this.#at);
    }
    get openCases() {
      return numberAt(store.numbers.openCases, this.#at);
    }
  }

  return {
    get length() {
      return store.size;
    },
    at: (position) => (position >= 0 && position < store.size ? new Account(position) : undefined),
    *keys() {
      for (let position = 0; position < store.size; position++) yield position;
    },
    *[Symbol.iterator]() {
      for (let position = 0; position < store.size; position++) yield new Account(position);
    },
  };
}

function textAt(
  codes: Int32Array | undefined,
  texts: readonly string[],
  position: number,
): string | undefined {
  const code = codes?.[position] ?? 0;
  return code === 0 ? undefined : texts[code];
}

function numberAt(numbers: Float64Array | undefined, position: number): number | undefined {
  const known = numbers?.[position] ?? Number.NaN;
  return Number.isNaN(known) ? undefined : known;
}

/** The id of an account. */
export function idOf({ keys, otherIds }: AccountStore, position: number): string {
  const key = { high: keys.high[position] as number, low: keys.low[position] as number };
  const other = numberInTable(key);
  return other === undefined ? digitsOf(key) : textOf(otherIds, other);
}

/** The name of an account. */
export function nameOf({ nameBytes, nameStart, nameEnd }: AccountStore, position: number): string {
  return asBuffer(nameBytes).toString('utf8', nameStart[position], nameEnd[position]);
}

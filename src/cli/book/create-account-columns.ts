import type { AccountList } from '../../core/book/book.ts';
import { type Coder, createCoder } from '../../core/book/create-coder.ts';
import type { AccountFacts } from '../../core/facts.ts';

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

/** Accounts as columns: a million objects would keep the garbage collector busy from the first row to the last. */
export interface AccountColumns {
  readonly list: AccountList;
  /** Numbers the texts of each fact. */
  readonly coders: Readonly<Record<TextFact, Coder>>;
  setName(position: number, name: string): void;
  /** Sets a fact to a code that {@link AccountColumns.coders} answered. */
  setterOfText(fact: TextFact): (position: number, code: number) => void;
  /** Sets a fact; `undefined` or `NaN` for "not known". */
  setterOfNumber(fact: NumberFact): (position: number, number: number | undefined) => void;
}

/**
 * Columns without any account. A column takes no memory until its fact is set.
 *
 * @param idOf the id of the account at a position
 */
export function createAccountColumns(idOf: (position: number) => string): AccountColumns {
  const coders = Object.fromEntries(
    textFacts.map((fact) => [fact, createCoder()]),
  ) as unknown as Record<TextFact, Coder>;
  const codes = {} as Record<TextFact, Int32Array | undefined>;
  const numbers = {} as Record<NumberFact, Float64Array | undefined>;
  const names: string[] = [];

  const text = (fact: TextFact, position: number): string | undefined => {
    const code = codes[fact]?.[position] ?? 0;
    return code === 0 ? undefined : coders[fact].names[code];
  };
  const number = (fact: NumberFact, position: number): number | undefined => {
    const known = numbers[fact]?.[position] ?? Number.NaN;
    return Number.isNaN(known) ? undefined : known;
  };

  /** The facts of one account, read from the columns when they are asked for. */
  class Account implements AccountFacts {
    readonly #at: number;
    constructor(position: number) {
      this.#at = position;
    }
    get id() {
      return idOf(this.#at);
    }
    get name() {
      return names[this.#at] as string;
    }
    get industry() {
      return text('industry', this.#at);
    }
    get accountType() {
      return text('accountType', this.#at);
    }
    get ownership() {
      return text('ownership', this.#at);
    }
    get country() {
      return text('country', this.#at);
    }
    get region() {
      return text('region', this.#at);
    }
    get city() {
      return text('city', this.#at);
    }
    get parentId() {
      return text('parentId', this.#at);
    }
    get ownerId() {
      return text('ownerId', this.#at);
    }
    get employees() {
      return number('employees', this.#at);
    }
    get annualRevenue() {
      return number('annualRevenue', this.#at);
    }
    get createdOn() {
      return number('createdOn', this.#at);
    }
    get lastContactOn() {
      return number('lastContactOn', this.#at);
    }
    get satisfaction() {
      return number('satisfaction', this.#at);
    }
    get openCases() {
      return number('openCases', this.#at);
    }
  }

  return {
    list: {
      get length() {
        return names.length;
      },
      at: (position) =>
        position >= 0 && position < names.length ? new Account(position) : undefined,
      keys: () => names.keys(),
      *[Symbol.iterator]() {
        for (const position of names.keys()) yield new Account(position);
      },
    },
    coders,
    setName(position, name) {
      names[position] = name;
    },
    setterOfText(fact) {
      return (position, code) => {
        let column = codes[fact];
        if (!column || position >= column.length) {
          column = grown(column, position, (length) => new Int32Array(length));
          codes[fact] = column;
        }
        column[position] = code;
      };
    },
    setterOfNumber(fact) {
      return (position, known = Number.NaN) => {
        let column = numbers[fact];
        if (!column || position >= column.length) {
          column = grown(column, position, (length) => new Float64Array(length).fill(Number.NaN));
          numbers[fact] = column;
        }
        column[position] = known;
      };
    },
  };
}

const firstLength = 64;

/** The same column with room for a position. */
function grown<Column extends Int32Array | Float64Array>(
  column: Column | undefined,
  position: number,
  allocate: (length: number) => Column,
): Column {
  const larger = allocate(Math.max(firstLength, 2 * (column?.length ?? 0), position + 1));
  if (column) larger.set(column);
  return larger;
}

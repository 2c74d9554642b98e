import { type AccountList, nowhere, type PositionIndex } from '../../core/book/book.ts';
import { type Coder, createCoder } from '../../core/book/create-coder.ts';
import { createByteTable } from '../csv/create-byte-table.ts';
import { createKeyTable } from '../csv/create-key-table.ts';
import { numberInTable, readKey, type TextKey } from '../csv/text-key.ts';
import {
  type AccountStore,
  accountList,
  type NumberFact,
  type TextFact,
  textFacts,
} from './account-list.ts';
import { recordId } from './bind-id.ts';
import { allocateKeys } from './deal-part.ts';
import { grown } from './grown.ts';

/** The accounts of a book as they are read, found by what other rows call them. */
export interface AccountRegister extends PositionIndex {
  readonly accounts: AccountList;
  readonly store: AccountStore;
  /** Numbers the texts of each fact. */
  readonly coders: Readonly<Record<TextFact, Coder>>;
  /** Writes the key of an id. */
  readId(id: string, key: TextKey): void;
  /** The position of the account whose id has this key; a new one when there is none, which wants a name. */
  place(key: TextKey): number;
  setName(position: number, name: string): void;
  /** Sets a fact to codes that {@link AccountRegister.coders} answered. */
  setterOfText(fact: TextFact): (position: number, code: number) => void;
  /** Sets a fact; `undefined` or `NaN` for "not known". */
  setterOfNumber(fact: NumberFact): (position: number, number: number | undefined) => void;
  /** The position of the account whose id has this key of digits; {@link nowhere} for none and for every other key. */
  positionOfDigits(key: TextKey): number;
  /**
   * Position of the account with this id, else of the only one with this name; `undefined` for every other reference.
   * Accounts added after the first search by name are not found by name.
   */
  find(reference: string): number | undefined;
}

/** A register without accounts. A column takes no memory until its fact is set. */
export function createAccountRegister(): AccountRegister {
  const positions = createKeyTable();
  const others = createByteTable();
  const asked = { high: 0, low: 0 };
  let scratch = Buffer.alloc(256);
  let nameBytes = Buffer.alloc(1 << 12);
  let namesEnd = 0;
  let byName: Map<string, number | undefined> | undefined;
  const coders = Object.fromEntries(
    textFacts.map((fact) => [fact, createCoder()]),
  ) as unknown as Record<TextFact, Coder>;
  const store: AccountStore = {
    size: 0,
    keys: allocateKeys(0),
    get otherIds() {
      return others.contents();
    },
    nameBytes,
    nameStart: new Int32Array(0),
    nameEnd: new Int32Array(0),
    codes: {},
    texts: Object.fromEntries(
      textFacts.map((fact) => [fact, coders[fact].names]),
    ) as unknown as AccountStore['texts'],
    numbers: {},
  };
  const accounts = accountList(store);

  function readId(id: string, key: TextKey): void {
    if (id.length * 3 > scratch.length) scratch = Buffer.alloc(id.length * 3);
    readKey(scratch, 0, scratch.write(id), others, key);
  }

  function get(id: string): number | undefined {
    readId(id, asked);
    const position = positions.get(asked);
    return position === nowhere ? undefined : position;
  }

  /** Room for one more account; every new one gets a place, so these columns grow together. */
  function makeRoom(): void {
    const { keys, nameStart, nameEnd, size } = store;
    store.keys = { high: grown(keys.high, size), low: grown(keys.low, size) };
    store.nameStart = grown(nameStart, size);
    store.nameEnd = grown(nameEnd, size);
  }

  return {
    accounts,
    store,
    coders,
    readId,
    place(key) {
      const known = positions.get(key);
      if (known !== nowhere) return known;
      const position = store.size;
      if (position === store.keys.high.length) makeRoom();
      store.keys.high[position] = key.high;
      store.keys.low[position] = key.low;
      positions.set(key, position);
      store.size += 1;
      return position;
    },
    setName(position, name) {
      const most = namesEnd + 3 * name.length;
      if (most > nameBytes.length) {
        nameBytes = Buffer.concat([nameBytes], Math.max(2 * nameBytes.length, most));
        store.nameBytes = nameBytes;
      }
      store.nameStart[position] = namesEnd;
      namesEnd += nameBytes.write(name, namesEnd);
      store.nameEnd[position] = namesEnd;
    },
    setterOfText(fact) {
      return (position, code) => {
        let column = store.codes[fact];
        if (!column || position >= column.length) {
          column = grown(column ?? new Int32Array(0), position);
          store.codes[fact] = column;
        }
        column[position] = code;
      };
    },
    setterOfNumber(fact) {
      return (position, known = Number.NaN) => {
        let column = store.numbers[fact];
        if (!column || position >= column.length) {
          column = grown(column ?? new Float64Array(0), position, Number.NaN);
          store.numbers[fact] = column;
        }
        column[position] = known;
      };
    },
    positionOfDigits: (key) => (numberInTable(key) === undefined ? positions.get(key) : nowhere),
    get,
    find(reference) {
      const position = get(recordId(reference));
      if (position !== undefined) return position;
      byName ??= indexNames(accounts);
      return byName.get(reference);
    },
  };
}

/** Positions by name; a name that several accounts have leads to none of them. */
function indexNames(accounts: AccountList): Map<string, number | undefined> {
  const byName = new Map<string, number | undefined>();
  let position = 0;
  for (const { name } of accounts) {
    byName.set(name, byName.has(name) ? undefined : position);
    position += 1;
  }
  return byName;
}

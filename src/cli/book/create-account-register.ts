import { type AccountList, nowhere, type PositionIndex } from '../../core/book/book.ts';
import { createByteTable } from '../csv/create-byte-table.ts';
import { createKeyTable } from '../csv/create-key-table.ts';
import { digitsOf, numberInTable, readKey, type TextKey } from '../csv/text-key.ts';
import { recordId } from './bind-id.ts';
import { type AccountColumns, createAccountColumns } from './create-account-columns.ts';
import { allocateKeys, growKeys } from './deal-part.ts';

/** The accounts of a book as they are read, found by what other rows call them. */
export interface AccountRegister extends PositionIndex {
  readonly accounts: AccountList;
  readonly columns: AccountColumns;
  /** Writes the key of an id. */
  readId(id: string, key: TextKey): void;
  /** The position of the account whose id has this key; a new one when there is none, which wants a name. */
  place(key: TextKey): number;
  /** The position of the account whose id has this key of digits; {@link nowhere} for none and for every other key. */
  positionOfDigits(key: TextKey): number;
  /**
   * Position of the account with this id, else of the only one with this name; `undefined` for every other reference.
   * Accounts added after the first search by name are not found by name.
   */
  find(reference: string): number | undefined;
}

/** A register without accounts; ids lie in one piece of memory instead of an object each. */
export function createAccountRegister(): AccountRegister {
  const positions = createKeyTable();
  const others = createByteTable();
  const asked = { high: 0, low: 0 };
  let keys = allocateKeys(64);
  let scratch = Buffer.alloc(256);
  let byName: Map<string, number | undefined> | undefined;
  const columns = createAccountColumns(idOf);
  const accounts = columns.list;

  function idOf(position: number): string {
    const key = { high: keys.high[position] as number, low: keys.low[position] as number };
    const other = numberInTable(key);
    return other === undefined ? digitsOf(key) : others.textOf(other);
  }

  function readId(id: string, key: TextKey): void {
    if (id.length * 3 > scratch.length) scratch = Buffer.alloc(id.length * 3);
    readKey(scratch, 0, scratch.write(id), others, key);
  }

  function get(id: string): number | undefined {
    readId(id, asked);
    const position = positions.get(asked);
    return position === nowhere ? undefined : position;
  }

  return {
    accounts,
    columns,
    readId,
    place(key) {
      const known = positions.get(key);
      if (known !== nowhere) return known;
      const position = positions.size();
      if (position === keys.high.length) keys = growKeys(keys);
      keys.high[position] = key.high;
      keys.low[position] = key.low;
      positions.set(key, position);
      return position;
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

import { nowhere, type PositionIndex } from '../../core/book/book.ts';
import type { AccountFacts } from '../../core/facts.ts';
import { createByteTable } from '../csv/create-byte-table.ts';
import { createKeyTable } from '../csv/create-key-table.ts';
import { numberInTable, readKey, type TextKey } from '../csv/text-key.ts';
import { recordId } from './bind-id.ts';

/** The accounts of a book as they are read, found by what other rows call them. */
export interface AccountRegister extends PositionIndex {
  readonly accounts: AccountFacts[];
  /** Adds an account and answers its position; the same id again replaces the facts in place. */
  add(account: AccountFacts): number;
  /** Position of the account whose id has this key; {@link nowhere} for none, and for every key that is not of digits. */
  positionOfKey(key: TextKey): number;
  /**
   * Position of the account with this id, else of the only one with this name; `undefined` for every other reference.
   * Accounts added after the first search by name are not found by name.
   */
  find(reference: string): number | undefined;
}

/** A register without accounts: ids lie in one piece of memory instead of an object each. */
export function createAccountRegister(): AccountRegister {
  const accounts: AccountFacts[] = [];
  const positions = createKeyTable();
  const others = createByteTable();
  const key = { high: 0, low: 0 };
  let scratch = Buffer.alloc(256);
  let byName: Map<string, number | undefined> | undefined;

  /** Writes the key of an id. */
  function readId(id: string): void {
    if (id.length * 3 > scratch.length) scratch = Buffer.alloc(id.length * 3);
    readKey(scratch, 0, scratch.write(id), others, key);
  }

  function get(id: string): number | undefined {
    readId(id);
    const position = positions.get(key);
    return position === nowhere ? undefined : position;
  }

  return {
    accounts,
    add(account) {
      const known = get(account.id);
      const position = known ?? accounts.length;
      if (known === undefined) positions.set(key, position);
      accounts[position] = account;
      return position;
    },
    get,
    positionOfKey: (wanted) =>
      numberInTable(wanted) === undefined ? positions.get(wanted) : nowhere,
    find(reference) {
      const position = get(recordId(reference));
      if (position !== undefined) return position;
      byName ??= indexNames(accounts);
      return byName.get(reference);
    },
  };
}

/** Positions by name; a name that several accounts have leads to none of them. */
function indexNames(accounts: readonly AccountFacts[]): Map<string, number | undefined> {
  const byName = new Map<string, number | undefined>();
  for (const [position, { name }] of accounts.entries()) {
    byName.set(name, byName.has(name) ? undefined : position);
  }
  return byName;
}

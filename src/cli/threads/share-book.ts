import type { Book, DealColumns } from '../../core/book/book.ts';
import type { Groups } from '../../core/groups/build-groups.ts';
import { type AccountStore, accountList } from '../book/account-list.ts';
import type { ReadBook } from '../book/read-book.ts';

/** A book as two threads read it at once: its columns are not copied on the way. */
export interface SharedBook {
  accounts: AccountStore;
  deals: DealColumns;
  start: Int32Array;
  order: Int32Array;
  names: Book['names'];
  rows: number;
  rootOf: Int32Array;
  membersOf: Groups['membersOf'];
}

/** Below this many accounts a second thread is not worth its start. */
const leastAccounts = 50_000;

/** Puts a large book where another thread can read it; `undefined` for a small one. */
export function shareBook({ book, accounts }: ReadBook, groups: Groups): SharedBook | undefined {
  if (book.accounts.length < leastAccounts) return undefined;
  return {
    accounts: {
      ...accounts,
      keys: sharedValues(accounts.keys),
      otherIds: {
        ...accounts.otherIds,
        bytes: shared(accounts.otherIds.bytes),
        starts: shared(accounts.otherIds.starts),
      },
      nameBytes: shared(accounts.nameBytes),
      nameStart: shared(accounts.nameStart),
      nameEnd: shared(accounts.nameEnd),
      codes: sharedValues(accounts.codes),
      numbers: sharedValues(accounts.numbers),
    },
    deals: sharedValues(book.deals),
    start: shared(book.start),
    order: shared(book.order),
    names: book.names,
    rows: book.rows,
    rootOf: shared(groups.rootOf),
    membersOf: groups.membersOf,
  };
}

/** What classifying needs of a shared book. */
export function openBook(shared: SharedBook): { book: Book; groups: Groups } {
  const { accounts, deals, start, order, names, rows, rootOf, membersOf } = shared;
  const book: Book = {
    accounts: accountList(accounts),
    indexOf: new Map(),
    ...{ deals, start, order, names, rows },
    dealFacts: undefined,
    strays: { 'no-account': 0, 'unknown-account': 0, 'duplicate-id': 0 },
  };
  return { book, groups: { rootOf, membersOf, findings: [] } };
}

type Column = Int32Array | Float64Array | Uint8Array;

function shared<C extends Column>(column: C): C {
  const make = column.constructor as new (memory: SharedArrayBuffer) => C;
  // A `Buffer` is made another way, and is read as the bytes it is.
  const copy =
    column instanceof Uint8Array
      ? (new Uint8Array(new SharedArrayBuffer(column.byteLength)) as unknown as C)
      : new make(new SharedArrayBuffer(column.byteLength));
  copy.set(column as never);
  return copy;
}

function sharedValues<Columns extends object>(columns: Columns): Columns {
  const entries = Object.entries(columns).map(([name, column]) => [name, shared(column as Column)]);
  return Object.fromEntries(entries) as Columns;
}

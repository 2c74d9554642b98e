import type { AccountFacts, DealFacts } from '../facts.ts';
import {
  type Book,
  type CodedFact,
  type DealColumns,
  noDay,
  nowhere,
  outcomes,
  type StrayReason,
} from './book.ts';
import { allocateColumns, groupByAccount, growColumns } from './deal-columns.ts';

/** Takes facts in any order and makes a {@link Book} of them, once. */
export interface BookBuilder {
  /** Adds an account and answers its position; the same id again replaces the facts in place. */
  addAccount(account: AccountFacts): number;
  /** Position of an account added so far. */
  positionOf(accountId: string): number | undefined;
  /** The accounts added so far, by position. */
  readonly accounts: readonly AccountFacts[];
  /** Adds a deal. The same id again replaces the earlier row, which then counts as `duplicate-id`. */
  addDeal(deal: DealFacts): void;
  /**
   * Adds a deal as numbers and answers its row: for sources of millions that find accounts and repeated ids themselves.
   * It leaves no facts behind, whatever {@link BookOptions.keepDeals} says.
   *
   * @param replaces the earlier row of the same deal, which then counts as `duplicate-id`
   */
  addRow(row: DealNumbers, replaces?: number): number;
  /** The number that stands for a name in {@link DealNumbers}; 0 for an unknown one. */
  codeOf(fact: CodedFact, name: string | undefined): number;
  /** The book of all that was added; the builder is spent. */
  build(): Book;
}

/** One row of {@link DealColumns}, with the same units and marks for what is unknown. */
type DealNumbers = {
  /** Position of the account, {@link nowhere} when the deal names none, {@link unknownAccount} when no account is it. */
  account: number;
} & { [column in Exclude<keyof DealColumns, 'account'>]: number };

/** Stands in {@link DealNumbers} for an account that is not in the book. */
export const unknownAccount = -2;
/** Marks a row, while a book is built, whose deal came again. */
const replacedRow = -3;

/** How a {@link BookBuilder} treats what it is given. */
export interface BookOptions {
  /** Keep the deals' facts for explanations; a book of millions is measured without. Default `true`. */
  keepDeals?: boolean;
  /** Make an account (id = name) of every account that only a deal names. Default `false`. */
  accountsFromDeals?: boolean;
}

/** A builder with nothing in it yet. */
export function createBookBuilder(options: BookOptions = {}): BookBuilder {
  const { keepDeals = true, accountsFromDeals = false } = options;
  const accounts: AccountFacts[] = [];
  const indexOf = new Map<string, number>();
  const rowOf = new Map<string, number>();
  /** Rows whose account was not there yet when they were added, and what they call it. */
  const homeless = new Map<number, string>();
  const kept: DealFacts[] = [];
  const names: Record<CodedFact, Coder> = {
    product: createCoder(),
    type: createCoder(),
    lossReason: createCoder(),
  };
  let columns = allocateColumns(64);
  let rows = 0;

  function addAccount(account: AccountFacts): number {
    const index = indexOf.get(account.id) ?? accounts.length;
    indexOf.set(account.id, index);
    accounts[index] = account;
    return index;
  }

  function addRow(row: DealNumbers, replaces = nowhere): number {
    if (rows === columns.account.length) columns = growColumns(columns);
    if (replaces !== nowhere) {
      columns.account[replaces] = replacedRow;
      homeless.delete(replaces);
    }
    columns.account[rows] = row.account;
    columns.closedOn[rows] = row.closedOn;
    columns.createdOn[rows] = row.createdOn;
    columns.amount[rows] = row.amount;
    columns.outcome[rows] = row.outcome;
    columns.product[rows] = row.product;
    columns.type[rows] = row.type;
    columns.lossReason[rows] = row.lossReason;
    rows += 1;
    return rows - 1;
  }

  function addDeal(deal: DealFacts): void {
    const account = deal.accountId ? indexOf.get(deal.accountId) : nowhere;
    if (account === undefined && deal.accountId) homeless.set(rows, deal.accountId);
    const row = addRow(
      {
        account: account ?? unknownAccount,
        closedOn: deal.closedOn ?? noDay,
        createdOn: deal.createdOn ?? noDay,
        amount: deal.amount ?? Number.NaN,
        outcome: outcomes.indexOf(deal.outcome),
        product: names.product.codeOf(deal.product),
        type: names.type.codeOf(deal.type),
        lossReason: names.lossReason.codeOf(deal.lossReason),
      },
      rowOf.get(deal.id),
    );
    rowOf.set(deal.id, row);
    if (keepDeals) kept.push(deal);
  }

  /** Deals may come before their accounts, so rows without one are looked up again at the end. */
  function settleHomeless(): void {
    for (const [row, accountId] of homeless) {
      if (accountsFromDeals && !indexOf.has(accountId)) {
        addAccount({ id: accountId, name: accountId });
      }
      columns.account[row] = indexOf.get(accountId) ?? unknownAccount;
    }
  }

  /** Counts the rows that belong to no account, by reason, and marks them all alike. */
  function settleStrays(): Record<StrayReason, number> {
    const strays = { 'no-account': 0, 'unknown-account': 0, 'duplicate-id': 0 };
    for (let row = 0; row < rows; row++) {
      const account = columns.account[row] as number;
      if (account >= 0) continue;
      if (account === nowhere) strays['no-account'] += 1;
      else strays[account === replacedRow ? 'duplicate-id' : 'unknown-account'] += 1;
      columns.account[row] = nowhere;
    }
    return strays;
  }

  function build(): Book {
    settleHomeless();
    const strays = settleStrays();
    return {
      accounts,
      indexOf,
      ...groupByAccount(columns, rows, accounts.length),
      deals: columns,
      names: {
        product: names.product.names,
        type: names.type.names,
        lossReason: names.lossReason.names,
      },
      dealFacts: keepDeals ? kept : undefined,
      strays,
      rows,
    };
  }

  return {
    addAccount,
    positionOf: (accountId) => indexOf.get(accountId),
    accounts,
    addDeal,
    addRow,
    codeOf: (fact, name) => names[fact].codeOf(name),
    build,
  };
}

interface Coder {
  codeOf(name: string | undefined): number;
  readonly names: string[];
}

/** Numbers names in the order they appear, from 1; 0 is "unknown". */
function createCoder(): Coder {
  const names = [''];
  const codes = new Map<string, number>();
  return {
    names,
    codeOf(name) {
      if (name === undefined) return 0;
      let code = codes.get(name);
      if (code === undefined) {
        code = names.length;
        codes.set(name, code);
        names.push(name);
      }
      return code;
    },
  };
}

import type { AccountFacts, DealFacts } from '../facts.ts';
import { assembleBook, replacedRow, unknownAccount } from './assemble-book.ts';
import { type Book, type CodedFact, noDay, nowhere, outcomes } from './book.ts';
import { type Coder, createCoder } from './create-coder.ts';
import { allocateColumns, growColumns } from './deal-columns.ts';

/** Takes facts in any order and makes a {@link Book} of them, once. */
export interface BookBuilder {
  /** Adds an account and answers its position; the same id again replaces the facts in place. */
  addAccount(account: AccountFacts): number;
  /** Adds a deal. The same id again replaces the earlier row, which then counts as `duplicate-id`. */
  addDeal(deal: DealFacts): void;
  /** The book of all that was added; the builder is spent. */
  build(): Book;
}

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

  function addDeal(deal: DealFacts): void {
    if (rows === columns.account.length) columns = growColumns(columns);
    const account = deal.accountId ? indexOf.get(deal.accountId) : nowhere;
    if (account === undefined && deal.accountId) homeless.set(rows, deal.accountId);
    const replaced = rowOf.get(deal.id);
    if (replaced !== undefined) {
      columns.account[replaced] = replacedRow;
      homeless.delete(replaced);
    }
    columns.account[rows] = account ?? unknownAccount;
    columns.closedOn[rows] = deal.closedOn ?? noDay;
    columns.createdOn[rows] = deal.createdOn ?? noDay;
    columns.amount[rows] = deal.amount ?? Number.NaN;
    columns.outcome[rows] = outcomes.indexOf(deal.outcome);
    columns.product[rows] = names.product.codeOf(deal.product);
    columns.type[rows] = names.type.codeOf(deal.type);
    columns.lossReason[rows] = names.lossReason.codeOf(deal.lossReason);
    rowOf.set(deal.id, rows);
    rows += 1;
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

  function build(): Book {
    settleHomeless();
    return assembleBook({
      accounts,
      indexOf,
      deals: columns,
      names: {
        product: names.product.names,
        type: names.type.names,
        lossReason: names.lossReason.names,
      },
      dealFacts: keepDeals ? kept : undefined,
      rows,
    });
  }

  return { addAccount, addDeal, build };
}

import type { AccountFacts, DealFacts } from '../facts.ts';
import { type Book, type CodedFact, noDay, nowhere, outcomes, type StrayReason } from './book.ts';
import { allocateColumns, groupByAccount, growColumns } from './deal-columns.ts';

/** Takes facts in any order and makes a {@link Book} of them, once. */
export interface BookBuilder {
  /** Adds an account; the same id again replaces the facts. */
  addAccount(account: AccountFacts): void;
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
  const homeless = new Map<number, string>();
  const kept: DealFacts[] = [];
  const names: Record<CodedFact, Coder> = {
    product: createCoder(),
    type: createCoder(),
    lossReason: createCoder(),
  };
  const strays: Record<StrayReason, number> = {
    'no-account': 0,
    'unknown-account': 0,
    'duplicate-id': 0,
  };
  let columns = allocateColumns(64);
  let rows = 0;

  function addAccount(account: AccountFacts): void {
    const index = indexOf.get(account.id);
    if (index === undefined) {
      indexOf.set(account.id, accounts.length);
      accounts.push(account);
    } else {
      accounts[index] = account;
    }
  }

  function retireEarlierRow(dealId: string): void {
    const earlier = rowOf.get(dealId);
    if (earlier !== undefined) {
      columns.account[earlier] = nowhere;
      homeless.delete(earlier);
      strays['duplicate-id'] += 1;
    }
    rowOf.set(dealId, rows);
  }

  function addDeal(deal: DealFacts): void {
    if (rows === columns.account.length) columns = growColumns(columns);
    retireEarlierRow(deal.id);
    const index = deal.accountId ? indexOf.get(deal.accountId) : undefined;
    if (index === undefined) homeless.set(rows, deal.accountId ?? '');
    columns.account[rows] = index ?? nowhere;
    columns.closedOn[rows] = deal.closedOn ?? noDay;
    columns.createdOn[rows] = deal.createdOn ?? noDay;
    columns.amount[rows] = deal.amount ?? Number.NaN;
    columns.outcome[rows] = outcomes.indexOf(deal.outcome);
    columns.product[rows] = names.product.codeOf(deal.product);
    columns.type[rows] = names.type.codeOf(deal.type);
    columns.lossReason[rows] = names.lossReason.codeOf(deal.lossReason);
    if (keepDeals) kept.push(deal);
    rows += 1;
  }

  /** Deals may come before their accounts, so rows without one are looked up again at the end. */
  function settleHomeless(): void {
    for (const [row, accountId] of homeless) {
      if (accountsFromDeals && accountId !== '' && !indexOf.has(accountId)) {
        addAccount({ id: accountId, name: accountId });
      }
      const index = indexOf.get(accountId);
      if (index === undefined) strays[accountId === '' ? 'no-account' : 'unknown-account'] += 1;
      else columns.account[row] = index;
    }
  }

  function build(): Book {
    settleHomeless();
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

  return { addAccount, addDeal, build };
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

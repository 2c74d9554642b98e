import { assembleBook } from '../../core/book/assemble-book.ts';
import type { Book } from '../../core/book/book.ts';
import { readRecords } from '../csv/read-records.ts';
import { createFieldBinder } from '../mapping/bind-fields.ts';
import { formatOf, styleOf } from '../mapping/file-style.ts';
import type { Mapping } from '../mapping/mapping.ts';
import { zohoAccounts } from '../mapping/zoho-columns.ts';
import type { AccountStore } from './account-list.ts';
import { beginReadingDeals } from './begin-reading-deals.ts';
import { type AccountRegister, createAccountRegister } from './create-account-register.ts';
import { accountReader, settleParents } from './read-accounts.ts';
import { createRowProblems, mergeProblems, type ProblemRows } from './row-problems.ts';
import { mostStages } from './scan-deals.ts';
import { settleDeals } from './settle-deals.ts';

/** The files a book is read from. */
export interface BookFiles {
  /** Without it the accounts come from the deals. */
  accounts: string | undefined;
  deals: string;
}

/** A book read from files, and what was noticed on the way. */
export interface ReadBook {
  book: Book;
  /** The accounts of the book as columns. */
  accounts: AccountStore;
  /** Rows of deals that never became facts. */
  unreadable: number;
  problems: ProblemRows[];
  /** Files with bytes that are no valid text. */
  garbled: string[];
  /** Accounts whose row was replaced by a later one with the same id. */
  replacedAccounts: number;
  /** Some of the distinct stages that were read. */
  stages: ReadonlySet<string>;
  /** Some of what deals call accounts that are not there. */
  unknownAccounts: ReadonlySet<string>;
}

/** Reads accounts, then deals. Throws a `CliError` for a file or a mapping that cannot be used. */
export async function readBook(
  { accounts, deals }: BookFiles,
  mapping: Mapping,
): Promise<ReadBook> {
  const register = createAccountRegister();
  const isWithout = accounts === undefined;
  const source = { path: deals, mapping, isNamed: isWithout };
  const reading = beginReadingDeals(source, accounts);
  const ofAccounts = isWithout ? undefined : readAccounts(accounts, mapping, register);
  const parts = await reading.finish();
  const { missing } = styleOf(mapping, mapping.deals);
  const { unknownAccounts, ...settled } = settleDeals(parts, register, isWithout, missing);
  const dealProblems = mergeProblems(parts);
  const isDealsText = parts.every(({ isText }) => isText);
  return {
    book: assembleBook({
      accounts: register.accounts,
      indexOf: register,
      dealFacts: undefined,
      ...settled,
    }),
    accounts: register.store,
    unreadable: dealProblems.reduce((sum, { rows }) => sum + rows, 0),
    problems: [...(ofAccounts?.problems ?? []), ...dealProblems],
    garbled: [
      ...(ofAccounts && !ofAccounts.isText ? [ofAccounts.path] : []),
      ...(isDealsText ? [] : [deals]),
    ],
    replacedAccounts: ofAccounts?.replaced ?? 0,
    stages: new Set(parts.flatMap(({ stages }) => stages).slice(0, mostStages)),
    unknownAccounts,
  };
}

function readAccounts(path: string, mapping: Mapping, register: AccountRegister) {
  const problems = createRowProblems('accounts');
  let replaced = 0;
  const { isText } = readRecords(path, formatOf(mapping, mapping.accounts), (columns) => {
    const file = { path, columns };
    const bind = createFieldBinder(file, 'accounts', styleOf(mapping, mapping.accounts));
    const found = mapping.accounts ?? zohoAccounts(file);
    return accountReader(found, bind, register, problems, () => {
      replaced += 1;
    });
  });
  settleParents(register);
  return { path, isText, replaced, problems: problems.list() };
}

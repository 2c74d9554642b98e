import type { Book } from '../../core/book/book.ts';
import { type BookBuilder, createBookBuilder } from '../../core/book/create-book-builder.ts';
import { type FileFormat, readRecords } from '../csv/read-records.ts';
import { createFieldBinder, type FileStyle } from '../mapping/bind-fields.ts';
import type { Mapping } from '../mapping/mapping.ts';
import { zohoAccounts, zohoDeals } from '../mapping/zoho-columns.ts';
import { createAccountDirectory } from './account-directory.ts';
import { findRepeats } from './find-repeats.ts';
import { accountReader, settleParents } from './read-accounts.ts';
import { dealReader } from './read-deals.ts';
import { createRowProblems, type ProblemRows } from './row-problems.ts';

/** The files a book is read from. */
export interface BookFiles {
  /** Without it the accounts come from the deals. */
  accounts: string | undefined;
  deals: string;
}

/** A book read from files, and what was noticed on the way. */
export interface ReadBook {
  book: Book;
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

/** Reads accounts, then deals, each in one pass. Throws a `CliError` for a file or a mapping that cannot be used. */
export function readBook({ accounts, deals }: BookFiles, mapping: Mapping): ReadBook {
  const builder = createBookBuilder({ keepDeals: false });
  const ofAccounts = accounts === undefined ? undefined : readAccounts(accounts, mapping, builder);
  const ofDeals = readDeals(deals, mapping, builder, accounts === undefined);
  const files = [ofAccounts, ofDeals].filter((file) => file !== undefined);
  return {
    book: builder.build(),
    unreadable: ofDeals.problems.reduce((sum, { rows }) => sum + rows, 0),
    problems: files.flatMap(({ problems }) => problems),
    garbled: files.filter(({ isText }) => !isText).map(({ path }) => path),
    replacedAccounts: ofAccounts?.replaced ?? 0,
    stages: ofDeals.stages,
    unknownAccounts: ofDeals.unknownAccounts,
  };
}

function readAccounts(path: string, mapping: Mapping, builder: BookBuilder) {
  const problems = createRowProblems('accounts');
  let replaced = 0;
  const isText = readRecords(path, formatOf(mapping, mapping.accounts), (columns) => {
    const file = { path, columns };
    const bind = createFieldBinder(file, 'accounts', styleOf(mapping, mapping.accounts));
    const found = mapping.accounts ?? zohoAccounts(file);
    return accountReader(found, bind, builder, problems, () => {
      replaced += 1;
    });
  });
  settleParents(builder, createAccountDirectory(builder));
  return { path, isText, replaced, problems: problems.list() };
}

function readDeals(path: string, mapping: Mapping, builder: BookBuilder, addsAccounts: boolean) {
  const problems = createRowProblems('deals');
  const stages = new Set<string>();
  const unknownAccounts = new Set<string>();
  const isText = readRecords(path, formatOf(mapping, mapping.deals), (columns) => {
    const file = { path, columns };
    const style = styleOf(mapping, mapping.deals);
    const bind = createFieldBinder(file, 'deals', style);
    const found = mapping.deals ?? zohoDeals(file);
    const idColumn = bind.column(found.id, 'id');
    const repeats = idColumn === undefined ? undefined : findRepeats(idColumn, style.missing);
    const directory = createAccountDirectory(builder);
    const noticed = { problems, stages, unknownAccounts };
    return dealReader(found, bind, { builder, directory, addsAccounts, repeats, ...noticed });
  });
  return { path, isText, stages, unknownAccounts, problems: problems.list() };
}

/** What a mapping says of one file, else of both, else the usual. */
function formatOf(mapping: Mapping, section: Pick<Mapping, keyof FileFormat> = {}): FileFormat {
  return {
    delimiter: section.delimiter ?? mapping.delimiter ?? ',',
    header: section.header ?? mapping.header ?? true,
    encoding: section.encoding ?? mapping.encoding ?? 'utf-8',
  };
}

function styleOf(mapping: Mapping, section: Pick<Mapping, keyof FileStyle> = {}): FileStyle {
  return {
    decimal: section.decimal ?? mapping.decimal ?? '.',
    missing: section.missing ?? mapping.missing ?? ['NULL', 'null', '\\N'],
  };
}

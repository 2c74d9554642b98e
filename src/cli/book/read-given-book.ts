import { packBook } from '../../core/book/pack-book.ts';
import { readMapping } from '../mapping/read-mapping.ts';
import { aboutMapping } from '../output/about-mapping.ts';
import type { Warning } from '../output/warning.ts';
import { type BookFiles, type ReadBook, readBook } from './read-book.ts';

/** The files a command was given, and the mapping that says how to read them. */
export interface GivenFiles extends BookFiles {
  mapping: string | undefined;
}

/** A book read from the files a command was given. */
export interface GivenBook {
  read: ReadBook;
  /** What was given and had no effect. */
  warnings: Warning[];
}

/** Reads the given files; an accounts file of which the mapping does not speak is left alone, with a warning. */
export async function readGivenBook({
  accounts,
  deals,
  mapping: path,
}: GivenFiles): Promise<GivenBook> {
  const { mapping, ignored } = readMapping(path);
  const isMappedWithoutAccounts = mapping.deals !== undefined && mapping.accounts === undefined;
  const used = isMappedWithoutAccounts ? undefined : accounts;
  const read = await readBook({ accounts: used, deals }, mapping);
  return {
    read: { ...read, book: packBook(read.book) },
    warnings: aboutMapping(ignored, used === accounts ? undefined : accounts),
  };
}

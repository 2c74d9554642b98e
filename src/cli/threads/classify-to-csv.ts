import { classifyBook } from '../../core/classification/classify-book.ts';
import type { Context } from '../../core/dimensions/dimension.ts';
import type { Groups } from '../../core/groups/build-groups.ts';
import type { ReadBook } from '../book/read-book.ts';
import { createCsvOutput, csvHeader } from '../output/create-csv-output.ts';
import type { Tally } from '../output/create-tally.ts';
import type { Writer } from '../writer.ts';
import { beginHelping } from './begin-helping.ts';
import { takeAccounts } from './pieces.ts';
import type { SharedBook } from './share-book.ts';

/**
 * Classifies a book and writes a row of CSV per account; a shared one in two threads, which changes nothing but the time.
 *
 * @param shared absent where the book is too small
 */
export async function classifyToCsv(
  read: ReadBook,
  shared: SharedBook | undefined,
  groups: Groups,
  context: Context,
  tally: Tally,
  writer: Writer,
): Promise<void> {
  const { book } = read;
  const output = createCsvOutput(writer.writeBytes, read.accounts, context);
  const classify = (only?: Iterable<number>): void => {
    classifyBook(
      book,
      groups,
      context,
      (account, subject) => {
        tally.add(subject);
        output.add(subject, account);
      },
      only,
    );
    output.flush();
  };

  writer.write(csvHeader);
  const helper = shared && beginHelping(shared, context);
  if (!helper) return classify();
  let reached = 0;
  const keepPlace = (_: number, to: number) => {
    reached = to;
  };
  classify(takeAccounts(helper.pieces, 'first', keepPlace));
  const rest = await helper.finish();
  if (rest) {
    tally.addCounts(rest.counts);
    for (const rows of rest.rows) writer.writeBytes(rows);
  } else classify(range(reached, book.accounts.length));
}

function* range(from: number, to: number): Generator<number> {
  for (let number = from; number < to; number++) yield number;
}

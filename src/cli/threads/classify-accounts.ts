import { classifyBook } from '../../core/classification/classify-book.ts';
import type { Context } from '../../core/dimensions/dimension.ts';
import { createCsvOutput } from '../output/create-csv-output.ts';
import { type Counts, createTally } from '../output/create-tally.ts';
import { answerOrder } from './answer-order.ts';
import { type Pieces, takeAccounts } from './pieces.ts';
import { openBook, type SharedBook } from './share-book.ts';

/** A book, whose accounts a thread is to classify from its end as far as it comes. */
export interface ClassifyingOrder {
  shared: SharedBook;
  context: Context;
  pieces: Pieces;
}

/** Those accounts as rows of CSV, in the order of the book, and what was counted. */
export interface ClassifiedAccounts {
  rows: Uint8Array<ArrayBuffer>[];
  counts: Counts;
}

answerOrder(
  ({ shared, context, pieces }: ClassifyingOrder): ClassifiedAccounts => {
    const { book, groups } = openBook(shared);
    const tally = createTally(context);
    const done: Uint8Array<ArrayBuffer>[][] = [];
    let rows: Uint8Array<ArrayBuffer>[] = [];
    const output = createCsvOutput(
      (bytes) => {
        rows.push(new Uint8Array(bytes));
      },
      shared.accounts,
      context,
    );
    const finishPiece = () => {
      output.flush();
      done.push(rows);
      rows = [];
    };
    classifyBook(
      book,
      groups,
      context,
      (account, subject) => {
        tally.add(subject);
        output.add(subject, account);
      },
      takeAccounts(pieces, 'last', finishPiece),
    );
    return { rows: done.reverse().flat(), counts: tally.counts() };
  },
  ({ rows, counts }) => [...rows.map(({ buffer }) => buffer), counts.revenues.buffer],
);

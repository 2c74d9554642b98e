import { classifyBook } from '../../core/classification/classify-book.ts';
import type { Context } from '../../core/dimensions/dimension.ts';
import { createCsvOutput } from '../output/create-csv-output.ts';
import { type Counts, createTally } from '../output/create-tally.ts';
import { answerOrder } from './answer-order.ts';
import { range } from './range.ts';
import { openBook, type SharedBook } from './share-book.ts';

/** The accounts `from … to − 1` of a book, which a thread is to classify. */
export interface ClassifyingOrder {
  shared: SharedBook;
  context: Context;
  from: number;
  to: number;
}

/** Their rows as CSV, and what was counted. */
export interface ClassifiedAccounts {
  rows: Uint8Array<ArrayBuffer>[];
  counts: Counts;
}

const heldBackCharacters = 1 << 16;

answerOrder(
  ({ shared, context, from, to }: ClassifyingOrder): ClassifiedAccounts => {
    const { book, groups } = openBook(shared);
    const tally = createTally(context);
    const rows: Uint8Array<ArrayBuffer>[] = [];
    let held = '';
    const flush = () => {
      rows.push(new TextEncoder().encode(held));
      held = '';
    };
    const output = createCsvOutput((text) => {
      held += text;
      if (held.length >= heldBackCharacters) flush();
    }, context);
    const visit = tally.add;
    classifyBook(
      book,
      groups,
      context,
      (account, subject) => {
        visit(subject);
        output.add(subject, account);
      },
      range(from, to),
    );
    flush();
    return { rows, counts: tally.counts() };
  },
  ({ rows, counts }) => [...rows.map(({ buffer }) => buffer), counts.revenues.buffer],
);

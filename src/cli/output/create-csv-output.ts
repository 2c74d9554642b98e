import { classOf } from '../../core/classification/explain-subject.ts';
import { type Context, unknown } from '../../core/dimensions/dimension.ts';
import { dimensions } from '../../core/dimensions/registry.ts';
import { rfmFigures, rfmScores } from '../../core/dimensions/rfm.ts';
import { type AccountStore, idOf, nameOf } from '../book/account-list.ts';
import { lowerDigitsOf, numberInTable, upperDigitsOf } from '../csv/text-key.ts';
import { createByteRows } from './create-byte-rows.ts';
import { type ClassTable, createClassTable } from './create-class-table.ts';
import { harmless, quoted } from './csv-row.ts';
import type { Output } from './output.ts';

const ids = dimensions.map(({ id }) => id);

/** The names of the columns. */
export const csvHeader = `account_id,account_name,parent_id,${ids.join(',')},recency_score,frequency_score,monetary_score\n`;

/** Makes rows of CSV. */
export interface CsvOutput extends Pick<Output, 'add'> {
  /** Hands over what is still held back. */
  flush(): void;
}

const comma = 0x2c;
const lineFeed = 0x0a;

/**
 * A row per account for spreadsheets: its id, name and parent, the class of every dimension under the dimension's id,
 * and the three RFM scores (empty for an account that never bought). RFC 4180 with LF; no reasons are made.
 *
 * @param hand takes UTF-8; it is overwritten afterwards
 */
export function createCsvOutput(
  hand: (bytes: Buffer) => void,
  store: AccountStore,
  context: Context,
): CsvOutput {
  const rows = createByteRows(hand);
  const key = { high: 0, low: 0 };
  const cellsOf = dimensions.map(() => createClassTable(cellOf));

  function addId(position: number): void {
    key.high = store.keys.high[position] as number;
    key.low = store.keys.low[position] as number;
    const upper = upperDigitsOf(key);
    if (numberInTable(key) !== undefined) rows.text(quoted(idOf(store, position)));
    else if (upper === 0) rows.digits(lowerDigitsOf(key), 1);
    else {
      rows.digits(upper, 1);
      rows.digits(lowerDigitsOf(key), 9);
    }
  }

  function addName(position: number): void {
    const { nameBytes, nameStart, nameEnd } = store;
    const from = nameStart[position] as number;
    if (rows.plainCell(nameBytes, from, nameEnd[position] as number)) return;
    rows.text(quoted(harmless(nameOf(store, position))));
  }

  return {
    add(subject, position) {
      addId(position);
      rows.byte(comma);
      addName(position);
      rows.byte(comma);
      const parentId = store.codes.parentId?.[position] ?? 0;
      if (parentId !== 0) rows.text(quoted(store.texts.parentId[parentId] as string));
      for (let i = 0; i < ids.length; i++) {
        const value = classOf(subject, ids[i] as string) ?? unknown;
        rows.copy((cellsOf[i] as ClassTable<Uint8Array>).of(value));
      }
      const figures = rfmFigures(subject, context);
      const hasBought = figures.wins > 0;
      const scores = hasBought ? rfmScores(figures, context) : undefined;
      rows.byte(comma);
      if (scores) rows.digits(scores.recency, 1);
      rows.byte(comma);
      if (scores) rows.digits(scores.frequency, 1);
      rows.byte(comma);
      if (scores) rows.digits(scores.monetary, 1);
      rows.byte(lineFeed);
    },
    flush: rows.flush,
  };
}

/** A class after its comma. */
function cellOf(value: string): Uint8Array {
  return new Uint8Array(Buffer.from(`,${quoted(value)}`));
}

import { classOf } from '../../core/classification/explain-subject.ts';
import { type Context, unknown } from '../../core/dimensions/dimension.ts';
import { dimensions } from '../../core/dimensions/registry.ts';
import { rfmFigures, rfmScores } from '../../core/dimensions/rfm.ts';
import { harmless, quoted } from './csv-row.ts';
import type { Output } from './output.ts';

const ids = dimensions.map(({ id }) => id);

/** The names of the columns. */
export const csvHeader = `account_id,account_name,parent_id,${ids.join(',')},recency_score,frequency_score,monetary_score\n`;

/**
 * A row per account for spreadsheets: its id, name and parent, the class of every dimension under the dimension's id,
 * and the three RFM scores (empty for an account that never bought). RFC 4180 with LF; no reasons are made.
 */
export function createCsvOutput(write: (row: string) => void, context: Context): Output {
  const written = new Map<string, string>();

  /** A class after its comma; there are few of them, so that each is looked at once. */
  function cellOf(value: string): string {
    let cell = written.get(value);
    if (cell === undefined) {
      cell = `,${quoted(value)}`;
      written.set(value, cell);
    }
    return cell;
  }

  return {
    add(subject) {
      const { account } = subject;
      let row = `${quoted(account.id)},${quoted(harmless(account.name))},${quoted(account.parentId ?? '')}`;
      for (const id of ids) row += cellOf(classOf(subject, id) ?? unknown);
      const figures = rfmFigures(subject, context);
      if (figures.wins === 0) row += ',,,\n';
      else {
        const { recency, frequency, monetary } = rfmScores(figures, context);
        row += `,${recency},${frequency},${monetary}\n`;
      }
      write(row);
    },
    finish() {},
  };
}

import { classOf } from '../../core/classification/explain-subject.ts';
import { type Context, type Subject, unknown } from '../../core/dimensions/dimension.ts';
import { dimensionOf, dimensions } from '../../core/dimensions/registry.ts';
import { rfmScores } from '../../core/dimensions/rfm.ts';
import { renderMoney } from '../../core/messages/render-message.ts';
import type { Language, Text } from '../../core/text.ts';
import type { Writer } from '../writer.ts';
import type { Output } from './output.ts';
import { printable } from './printable.ts';
import { summaryLines } from './summary-lines.ts';
import { fitText, textWidth } from './text-width.ts';

/** How a table is written. */
export interface TableOptions {
  language: Language;
  /** ISO 4217 code for amounts; bare numbers without. */
  currency?: string | undefined;
  /** Most accounts shown; all when absent. */
  limit?: number | undefined;
}

/** Widest line, in columns of a terminal. */
const widest = 120;
const gap = '  ';

const headings: { text: Text; align: 'left' | 'right' }[] = [
  { text: { en: 'Account', zh: '客户' }, align: 'left' },
  { text: { en: 'Tier', zh: '级别' }, align: 'left' },
  { text: { en: 'Value', zh: '价值' }, align: 'left' },
  { text: { en: 'Level', zh: '等级' }, align: 'left' },
  { text: { en: 'ABC', zh: 'ABC' }, align: 'left' },
  { text: { en: 'RFM', zh: 'RFM' }, align: 'left' },
  { text: { en: 'Segment', zh: '分群' }, align: 'left' },
  { text: { en: 'Lifecycle', zh: '生命周期' }, align: 'left' },
  { text: { en: 'Deals', zh: '单数' }, align: 'right' },
  { text: { en: 'Won', zh: '成交额' }, align: 'right' },
];

interface Row {
  rank: number;
  monetary: number;
  cells: string[];
}

/** A table for a terminal, the best accounts first: by tier, then by what they brought. */
export function createTableOutput(writer: Writer, context: Context, options: TableOptions): Output {
  const { language, currency } = options;
  const rows: Row[] = [];
  const tiers = dimensionOf('tier')?.classes(context.policy) ?? [];
  const labels = labelsOf(context, language);

  function cellsOf(subject: Subject): string[] {
    const { account, own } = subject;
    const label = (id: string) => labels.get(`${id} ${classOf(subject, id)}`) ?? '–';
    const scores = own.wins > 0 && rfmScores(own, context);
    return [
      printable(account.name),
      ...['tier', 'value', 'sales-level', 'concentration'].map(label),
      scores ? `${scores.recency}${scores.frequency}${scores.monetary}` : '–',
      ...['rfm', 'lifecycle'].map(label),
      String(own.frequency),
      renderMoney(own.monetary, language, currency),
    ];
  }

  return {
    add(subject) {
      const { own } = subject;
      const rank = tiers.findIndex(({ id }) => id === (classOf(subject, 'tier') ?? unknown));
      rows.push({ rank, monetary: own.monetary, cells: cellsOf(subject) });
    },

    finish(summary) {
      for (const line of summaryLines(summary, context, language)) writer.write(`${line}\n`);
      rows.sort((a, b) => a.rank - b.rank || b.monetary - a.monetary);
      const shown = rows.slice(0, options.limit);
      const lines = [
        headings.map(({ text }) => text[language]),
        ...shown.map(({ cells }) => cells),
      ];
      const widths = widthsOf(lines);
      writer.write('\n');
      for (const cells of lines) writer.write(`${lineOf(cells, widths)}\n`);
      if (shown.length < rows.length)
        writer.write(`${more(rows.length - shown.length, language)}\n`);
    },
  };
}

function labelsOf({ policy }: Context, language: Language): Map<string, string> {
  const labels = new Map<string, string>();
  for (const dimension of dimensions) {
    for (const { id, label } of dimension.classes(policy)) {
      labels.set(`${dimension.id} ${id}`, label[language]);
    }
  }
  return labels;
}

/** Each column as wide as its widest cell; the account's name gives way so that the line fits. */
function widthsOf(lines: readonly string[][]): number[] {
  const widths = headings.map(() => 0);
  for (const cells of lines) {
    for (const [place, cell] of cells.entries()) {
      widths[place] = Math.max(widths[place] as number, textWidth(cell));
    }
  }
  const [name = 0, ...others] = widths;
  const taken = others.reduce((sum, width) => sum + gap.length + width, 0);
  return [Math.min(name, Math.max(16, widest - taken)), ...others];
}

function lineOf(cells: readonly string[], widths: readonly number[]): string {
  const fitted = cells.map((cell, place) =>
    fitText(cell, widths[place] ?? 0, headings[place]?.align),
  );
  return fitted.join(gap).trimEnd();
}

function more(count: number, language: Language): string {
  return language === 'zh' ? `… 另有 ${count} 个客户` : `… and ${count} more accounts`;
}

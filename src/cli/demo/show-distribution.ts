import { unknown } from '../../core/dimensions/dimension.ts';
import { dimensions } from '../../core/dimensions/registry.ts';
import type { Language, Text } from '../../core/text.ts';
import { textWidth } from '../output/text-width.ts';
import type { Paint } from './create-painter.ts';
import { drawBar } from './draw-bar.ts';
import type { Survey } from './survey-book.ts';

const barColumns = 22;
const countColumns = 6;
const blockColumns = 56;
const grey = '#8b8f98';

const unknownLabel: Text = { en: 'Unknown', zh: '未知' };

/** How the accounts are spread over the classes of every dimension; two blocks side by side where there is room. */
export function showDistribution(
  { distribution, context }: Survey,
  language: Language,
  paint: Paint,
  columns: number,
): string[] {
  const blocks = dimensions.map(({ id, title, classes }) => {
    const counts = distribution[id] ?? {};
    const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
    const shown = [
      ...classes(context.policy).map(({ id: value, label, colour }) => ({ value, label, colour })),
      { value: unknown, label: unknownLabel, colour: grey },
    ].filter(({ value }) => counts[value] !== undefined);
    const labelColumns = Math.max(...shown.map(({ label }) => textWidth(label[language])));
    const rows = shown.map(({ value, label, colour }) => {
      const count = counts[value] ?? 0;
      const bar = drawBar(count / total, barColumns);
      const name = label[language] + ' '.repeat(labelColumns - textWidth(label[language]));
      const text = `  ${name}  ${String(count).padStart(countColumns - 1)}  `;
      return { text: text + paint(bar, colour), width: textWidth(text) + bar.length };
    });
    return [{ text: title[language], width: textWidth(title[language]) }, ...rows];
  });
  return columns < 2 * blockColumns ? inOneColumn(blocks) : inTwoColumns(blocks);
}

/** A line and how many columns it takes: colours take none. */
interface Line {
  text: string;
  width: number;
}

function inOneColumn(blocks: Line[][]): string[] {
  return blocks.flatMap((block) => [...block.map(({ text }) => text), '']);
}

/** Each block goes below the shorter of the two columns. */
function inTwoColumns(blocks: Line[][]): string[] {
  const left: Line[] = [];
  const right: Line[] = [];
  for (const block of blocks) {
    const column = left.length <= right.length ? left : right;
    column.push(...block, { text: '', width: 0 });
  }
  const rows = Math.max(left.length, right.length);
  return Array.from({ length: rows }, (_, row) => {
    const { text = '', width = 0 } = left[row] ?? {};
    return `${text}${' '.repeat(blockColumns - width)}${right[row]?.text ?? ''}`.trimEnd();
  });
}

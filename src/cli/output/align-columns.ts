import { fitText, textWidth } from './text-width.ts';

const gap = '  ';

/** Rows of cells as lines of a table: the first column to the left, numbers to the right. */
export function alignColumns(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const cells of rows) {
    for (const [place, cell] of cells.entries()) {
      widths[place] = Math.max(widths[place] ?? 0, textWidth(cell));
    }
  }
  return rows.map((cells) =>
    cells
      .map((cell, place) => fitText(cell, widths[place] ?? 0, place === 0 ? 'left' : 'right'))
      .join(gap)
      .trimEnd(),
  );
}

import type { FrameLocator, Locator } from 'playwright-core';

/** The row of a class in the list of reasons. */
export function classRow(widget: FrameLocator, title: string): Locator {
  return widget
    .getByRole('region', { name: 'Why these classes' })
    .locator('details')
    .filter({ has: widget.locator('.fold-title').getByText(title, { exact: true }) });
}

/** The row, its explanation open. */
export async function unfold(row: Locator): Promise<Locator> {
  await row.locator('summary').click();
  return row;
}
